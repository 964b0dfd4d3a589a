import type { MouseEvent, ReactNode } from 'react';
import { openList } from '../../state/atlas-store.ts';
import { formatView, leaveFor, type PanelName } from '../../state/view.ts';
import { useAtlas } from './use-atlas.ts';

interface ListLinkProps {
  readonly panel: PanelName;
  /** Which populations it lists, as `formatFilter` writes it. */
  readonly filter?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A real link to a list of the whole atlas: it opens in place, and in a new tab by the browser's own means. */
export function ListLink({ panel, filter, className, children }: ListLinkProps) {
  const view = useAtlas((state) => state.view);
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openList(panel, filter);
  };
  return (
    <a href={formatView(leaveFor(view, { panel, filter }))} className={className} onClick={open}>
      {children}
    </a>
  );
}
