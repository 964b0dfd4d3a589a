import { withTexts } from '../../../../i18n/languages.ts';
import { lazySection } from '../../../shared/lazy-section.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

/** The page of receivers, whose code is fetched when one is opened. */
export const LazyReceiversSections = lazySection(
  async () => (await withTexts(import('./ReceiversSections.tsx'), 'receivers', 'network', 'notes')).ReceiversSections,
  <Skeleton />,
);

/** Where along a corridor no receiver stands. */
export const LazyGapsSection = lazySection(async () => (await withTexts(import('./GapsSection.tsx'), 'receivers', 'network')).GapsSection, <Skeleton />);

/** Receivers in one country. */
export const LazyReceiversInCountry = lazySection(
  async () => (await withTexts(import('./ReceiversInCountry.tsx'), 'receivers')).ReceiversInCountry,
  <Skeleton />,
);
