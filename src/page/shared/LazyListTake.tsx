import { withTexts } from '../../i18n/languages.ts';
import { lazySection } from './lazy-section.tsx';

/** The button that hands a list over as CSV, fetched when the list is there. */
export const LazyListTake = lazySection(async () => (await withTexts(import('../downloads/ListTake.tsx'), 'downloads')).ListTake);
