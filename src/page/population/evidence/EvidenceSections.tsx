import type { ComponentType } from 'react';
import type { EvidenceShown, OpenEntry, OpenEntryOf } from '../../../domain/catalog/open-entry.ts';
import { LazyDistributionSections } from './distribution/LazyDistribution.tsx';
import { LazyEncountersSections } from './encounters/LazyEncounters.tsx';
import { LazyNetworkSections } from './network/LazyNetwork.tsx';
import { LazyReceiversSections } from './receivers/LazyReceivers.tsx';
import { PublishedSections } from './published/PublishedSections.tsx';
import { LazySitesSections } from './sites/LazySites.tsx';
import { TracksSections } from './tracks/TracksSections.tsx';

type Sections = { readonly [Kind in EvidenceShown]: ComponentType<{ readonly entry: OpenEntryOf<Kind> }> };

/** The sections of an entry's page, one line a kind of evidence. */
const SECTIONS: Sections = {
  tracks: TracksSections,
  published: PublishedSections,
  network: LazyNetworkSections,
  encounters: LazyEncountersSections,
  sites: LazySitesSections,
  receivers: LazyReceiversSections,
  distribution: LazyDistributionSections,
};

/** What an entry's page says, by the kind of evidence it rests on. */
export function EvidenceSections({ entry }: { readonly entry: OpenEntry }) {
  // The table pairs each kind with the sections that take it.
  const Kind = SECTIONS[entry.file.evidence] as ComponentType<{ readonly entry: OpenEntry }>;
  return <Kind entry={entry} />;
}
