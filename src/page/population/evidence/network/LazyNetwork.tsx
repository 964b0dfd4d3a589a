import { withTexts } from '../../../../i18n/languages.ts';
import { lazySection } from '../../../shared/lazy-section.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

/** The page of a network, whose code is fetched when one is opened. */
export const LazyNetworkSections = lazySection(
  async () => (await withTexts(import('./NetworkSections.tsx'), 'network', 'notes')).NetworkSections,
  <Skeleton />,
);

/** The network of tracks, below what else is said of them. */
export const LazyNetworkOfTracks = lazySection(async () => (await withTexts(import('./NetworkOfTracks.tsx'), 'network')).NetworkOfTracks, <Skeleton />);
