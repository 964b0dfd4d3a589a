import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { SitesEntry } from '../../../../domain/evidence/sites/sites-evidence.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

const Sections = lazily(async () => (await withTexts(import('./SitesSections.tsx'), 'sites', 'network', 'notes')).SitesSections);
const InCountry = lazily(async () => (await withTexts(import('./SitesInCountry.tsx'), 'sites')).SitesInCountry);

/** The page of a list of sites, whose code is fetched when one is opened. */
export function LazySitesSections({ entry }: { readonly entry: OpenEntryOf<'sites'> }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <Sections entry={entry} />
    </Boundary>
  );
}

/** Sites in one country. */
export function LazySitesInCountry({ file, iso3 }: { readonly file: SitesEntry; readonly iso3: string }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <InCountry iso3={iso3} file={file} />
    </Boundary>
  );
}
