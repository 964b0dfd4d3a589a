import { withTexts } from '../../../../i18n/languages.ts';
import { lazySection } from '../../../shared/lazy-section.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

/** The page of a distribution, whose code is fetched when one is opened. */
export const LazyDistributionSections = lazySection(
  async () => (await withTexts(import('./DistributionSections.tsx'), 'distribution', 'places', 'notes', 'known')).DistributionSections,
  <Skeleton />,
);

/** A distribution in one country. */
export const LazyDistributionInCountry = lazySection(
  async () => (await withTexts(import('./DistributionInCountry.tsx'), 'distribution')).DistributionInCountry,
  <Skeleton />,
);
