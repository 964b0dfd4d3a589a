import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

const Sections = lazily(async () => (await withTexts(import('./EncountersSections.tsx'), 'encounters', 'network', 'notes')).EncountersSections);
const InCountry = lazily(async () => (await withTexts(import('./EncountersInCountry.tsx'), 'encounters')).EncountersInCountry);

/** The page of marked birds, whose code is fetched when one is opened. */
export function LazyEncountersSections({ entry }: { readonly entry: OpenEntryOf<'encounters'> }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <Sections entry={entry} />
    </Boundary>
  );
}

/** Marked birds in one country. */
export function LazyEncountersInCountry({ file, iso3 }: { readonly file: EncountersEntry; readonly iso3: string }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <InCountry iso3={iso3} file={file} />
    </Boundary>
  );
}
