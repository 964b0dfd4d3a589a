import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { ReceiversEntry } from '../../../../domain/evidence/receivers/receivers-evidence.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

const Sections = lazily(async () => (await withTexts(import('./ReceiversSections.tsx'), 'receivers', 'network', 'notes')).ReceiversSections);
const Gaps = lazily(async () => (await withTexts(import('./GapsSection.tsx'), 'receivers', 'network')).GapsSection);
const InCountry = lazily(async () => (await withTexts(import('./ReceiversInCountry.tsx'), 'receivers')).ReceiversInCountry);

/** The page of receivers, whose code is fetched when one is opened. */
export function LazyReceiversSections({ entry }: { readonly entry: OpenEntryOf<'receivers'> }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <Sections entry={entry} />
    </Boundary>
  );
}

/** Where along a corridor no receiver stands. */
export function LazyGapsSection({ entry }: { readonly entry: OpenEntryOf<'receivers'> }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <Gaps entry={entry} />
    </Boundary>
  );
}

/** Receivers in one country. */
export function LazyReceiversInCountry({ file, iso3 }: { readonly file: ReceiversEntry; readonly iso3: string }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <InCountry iso3={iso3} file={file} />
    </Boundary>
  );
}
