import type { ReactNode } from 'react';
import type { NetworkFigures as Network } from '../../../../domain/evidence/network/network-figures.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

const Sections = lazily(async () => (await withTexts(import('./NetworkSections.tsx'), 'network', 'notes')).NetworkSections);
const OfTracks = lazily(async () => (await withTexts(import('./NetworkOfTracks.tsx'), 'network')).NetworkOfTracks);

/** The page of a network, whose code is fetched when one is opened. */
export function LazyNetworkSections({ entry }: { readonly entry: OpenEntryOf<'network'> }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <Sections entry={entry} />
    </Boundary>
  );
}

/** The network of tracks, below what else is said of them. */
export function LazyNetworkOfTracks({ network, how }: { readonly network: Network; readonly how?: ReactNode }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <OfTracks network={network} how={how} />
    </Boundary>
  );
}
