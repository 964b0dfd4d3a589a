import { type ChartProps, ChartTake } from './ChartTake.tsx';
import { useAboutPage } from './use-about.ts';

interface ChartOfProps extends ChartProps {
  /** Id of the entry whose data it shows; what the page that is open is about when left out. */
  readonly of?: string | undefined;
}

/** Buttons that hand a chart over as a file, with the rights of the data it shows. */
export function ChartOf({ of, ...chart }: ChartOfProps) {
  const page = useAboutPage(chart.what, undefined, of);
  return page && <ChartTake {...chart} of={page.stem} about={page.about} />;
}
