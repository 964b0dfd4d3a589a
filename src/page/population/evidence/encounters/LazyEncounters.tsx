import { withTexts } from '../../../../i18n/languages.ts';
import { lazySection } from '../../../shared/lazy-section.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

/** The page of marked birds, whose code is fetched when one is opened. */
export const LazyEncountersSections = lazySection(
  async () => (await withTexts(import('./EncountersSections.tsx'), 'encounters', 'network', 'notes')).EncountersSections,
  <Skeleton />,
);

/** Marked birds in one country. */
export const LazyEncountersInCountry = lazySection(
  async () => (await withTexts(import('./EncountersInCountry.tsx'), 'encounters')).EncountersInCountry,
  <Skeleton />,
);
