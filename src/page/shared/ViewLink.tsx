import type { MouseEvent, ReactNode } from 'react';
import { chooseCountry, choosePopulation } from '../../state/atlas-store.ts';
import { formatView } from '../../state/view.ts';
import { useAtlas } from './use-atlas.ts';

interface ViewLinkProps {
  /** Where it leads: a population, a country, or the list of populations. */
  readonly view: { readonly population?: string; readonly country?: string };
  readonly className?: string;
  readonly children: ReactNode;
  readonly current?: boolean;
}

/** A real link to a page of the panel: it opens in place, and in a new tab by the browser's own means. */
export function ViewLink({ view: { population, country }, className, children, current }: ViewLinkProps) {
  const view = useAtlas((state) => state.view);
  const href = formatView({ ...view, panel: undefined, population, country, camera: undefined, time: undefined }) || '../panel/';
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (country !== undefined) chooseCountry(country);
    else choosePopulation(population);
  };
  return (
    <a href={href} className={className} onClick={open} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
