import type { MouseEvent, ReactNode } from 'react';
import type { Story } from '../../domain/catalog/story-file.ts';
import { LAYER_TOGGLES } from '../../domain/catalog/layer-kinds.ts';
import { tellStory } from '../../state/atlas-store.ts';
import { formatView, leaveFor } from '../../state/view.ts';
import { useAtlas } from '../shared/use-atlas.ts';

interface StoryLinkProps {
  readonly story: Story;
  /** From 1. */
  readonly step: number;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A real link to a step of a story, with the layers that it is about. */
export function StoryLink({ story: { entry, steps }, step, className, current, children }: StoryLinkProps) {
  const view = useAtlas((state) => state.view);
  const wanted = steps[step - 1]?.layers ?? view.layers;
  const layers = LAYER_TOGGLES.filter((toggle) => wanted.includes(toggle));
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    tellStory(entry, step, layers);
  };
  return (
    <a href={formatView(leaveFor(view, { story: entry, step, layers }))} className={className} onClick={open} aria-current={current ? 'step' : undefined}>
      {children}
    </a>
  );
}
