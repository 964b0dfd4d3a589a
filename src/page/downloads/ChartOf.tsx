import { entryOf } from '../../state/view.ts';
import { useAtlas } from '../shared/use-atlas.ts';
import { type ChartProps, ChartTake } from './ChartTake.tsx';
import { useAboutEntry } from './use-about.ts';

interface ChartOfProps extends ChartProps {
  /** Id of the entry whose data it shows; the one whose page is open when left out. */
  readonly of?: string | undefined;
}

/** Buttons that hand a chart over as a file, with the rights of the data it shows. */
export function ChartOf({ of, ...chart }: ChartOfProps) {
  const open = useAtlas((state) => entryOf(state.view));
  const id = of ?? open;
  const about = useAboutEntry(chart.what, id);
  return about && <ChartTake {...chart} of={id} about={about} />;
}
