import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import type { ChartOfProps } from './ChartOf.tsx';

const ChartOf = lazily(async () => (await withTexts(import('./ChartOf.tsx'), 'downloads', 'tracks')).ChartOf);

/** Buttons that hand a chart over as a file, fetched when the chart is there. */
export function LazyChart(props: ChartOfProps) {
  return (
    <Boundary>
      <ChartOf {...props} />
    </Boundary>
  );
}
