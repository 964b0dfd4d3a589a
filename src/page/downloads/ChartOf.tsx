import type { RefObject } from 'react';
import { idFromName } from '../../domain/catalog/fields.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas } from '../shared/use-atlas.ts';
import { ChartTake } from './ChartTake.tsx';
import { useAboutEntry } from './use-about.ts';
import { useAboutOwn } from './use-about-own.ts';

export interface ChartOfProps {
  /** The chart, or something around it. */
  readonly chart: RefObject<Element | null>;
  /** What it shows, in the page's language. */
  readonly what: string;
  /** What is said beside it: axes, how to read it. */
  readonly captions?: readonly string[];
  /** Id of the entry whose data it shows; the one whose page is open when left out. */
  readonly of?: string | undefined;
  /** Whether it shows a person's own tracks. */
  readonly own?: boolean;
}

/** Buttons that hand a chart over as a file, with the rights of the data it shows. */
export function ChartOf({ chart, what, captions, of, own = false }: ChartOfProps) {
  const open = useAtlas((state) => entryOf(state.view));
  const id = own ? undefined : (of ?? open);
  const [aboutEntry, aboutOwn] = [useAboutEntry(what, id), useAboutOwn(what)];
  const about = own ? aboutOwn : aboutEntry;
  if (!about) return null;
  const stem = [id, idFromName(what).slice(0, 60) || 'chart'].filter((part) => part !== undefined).join('-');
  return <ChartTake chart={chart} stem={stem} about={about} {...(captions ? { captions } : {})} />;
}
