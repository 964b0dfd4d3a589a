import { withTexts } from '../../i18n/languages.ts';
import { lazySection } from '../shared/lazy-section.tsx';

/** What sources name as threats to a population. */
export const LazyThreatsToPopulation = lazySection(async () => (await withTexts(import('./ThreatsSection.tsx'), 'threats', 'guidance')).ThreatsToPopulation);

/** What sources name as threats to a species as a whole. */
export const LazyThreatsToSpecies = lazySection(async () => (await withTexts(import('./ThreatsSection.tsx'), 'threats', 'guidance')).ThreatsToSpecies);

/** What sources name as threats to the populations of a country. */
export const LazyThreatsInCountry = lazySection(async () => (await withTexts(import('./ThreatsInCountry.tsx'), 'threats')).ThreatsInCountry);
