import type { MouseEvent, ReactNode } from 'react';
import type { Place } from '../../domain/catalog/place.ts';
import { choosePlace } from '../../state/atlas-store.ts';
import { formatView, leaveFor } from '../../state/view.ts';
import { useAtlas } from './use-atlas.ts';

interface ViewLinkProps {
  /** Where it leads: a population, a species, a country, a module, an initiative, or the list of populations. */
  readonly view: Place;
  readonly className?: string;
  readonly children: ReactNode;
  readonly current?: boolean;
}

/** A real link to a page of the panel: it opens in place, and in a new tab by the browser's own means. */
export function ViewLink({ view: place, className, children, current }: ViewLinkProps) {
  const view = useAtlas((state) => state.view);
  const href = formatView(leaveFor(view, place)) || './';
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    choosePlace(place);
  };
  return (
    <a href={href} className={className} onClick={open} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
