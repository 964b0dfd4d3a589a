import { withTexts } from '../../../../i18n/languages.ts';
import { lazySection } from '../../../shared/lazy-section.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

/** The page of a list of sites, whose code is fetched when one is opened. */
export const LazySitesSections = lazySection(
  async () => (await withTexts(import('./SitesSections.tsx'), 'sites', 'network', 'notes')).SitesSections,
  <Skeleton />,
);

/** Sites in one country. */
export const LazySitesInCountry = lazySection(async () => (await withTexts(import('./SitesInCountry.tsx'), 'sites')).SitesInCountry, <Skeleton />);
