import { withTexts } from '../../i18n/languages.ts';
import { lazySection } from '../shared/lazy-section.tsx';

/** Buttons that hand a chart of an entry's data over as a file, fetched when the chart is there. */
export const LazyChart = lazySection(async () => (await withTexts(import('./ChartOf.tsx'), 'downloads')).ChartOf);

/** The same for a chart of a person's own tracks. */
export const LazyOwnChart = lazySection(async () => (await withTexts(import('./OwnChart.tsx'), 'downloads', 'tracks')).OwnChart);
