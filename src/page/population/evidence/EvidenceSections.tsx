import type { ComponentType } from 'react';
import type { EvidenceShown, OpenEntry, OpenEntryOf } from '../../../domain/catalog/open-entry.ts';
import { withTexts } from '../../../i18n/languages.ts';
import { Boundary } from '../../shared/Boundary.tsx';
import { lazily } from '../../shared/lazily.tsx';
import { PublishedSections } from './published/PublishedSections.tsx';
import { TracksSections } from './tracks/TracksSections.tsx';

const EncountersSections = lazily(async () => (await withTexts(import('./encounters/EncountersSections.tsx'), 'encounters')).EncountersSections);

function EncountersWhenRead({ entry }: { readonly entry: OpenEntryOf<'encounters'> }) {
  return (
    <Boundary>
      <EncountersSections entry={entry} />
    </Boundary>
  );
}

type Sections = { readonly [Kind in EvidenceShown]: ComponentType<{ readonly entry: OpenEntryOf<Kind> }> };

/** The sections of an entry's page, one line a kind of evidence. */
const SECTIONS: Sections = {
  tracks: TracksSections,
  published: PublishedSections,
  encounters: EncountersWhenRead,
};

/** What an entry's page says, by the kind of evidence it rests on. */
export function EvidenceSections({ entry }: { readonly entry: OpenEntry }) {
  // The table pairs each kind with the sections that take it.
  const Kind = SECTIONS[entry.file.evidence] as ComponentType<{ readonly entry: OpenEntry }>;
  return <Kind entry={entry} />;
}
