import type { Country } from '../../../../domain/catalog/index-schema.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { Skeleton } from '../../../shared/Skeleton.tsx';

const Sections = lazily(async () => (await withTexts(import('./DistributionSections.tsx'), 'distribution', 'places', 'notes', 'known')).DistributionSections);
const InCountry = lazily(async () => (await withTexts(import('./DistributionInCountry.tsx'), 'distribution')).DistributionInCountry);

/** The page of a distribution, whose code is fetched when one is opened. */
export function LazyDistributionSections({ entry }: { readonly entry: OpenEntryOf<'distribution'> }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <Sections entry={entry} />
    </Boundary>
  );
}

/** A distribution in one country. */
export function LazyDistributionInCountry({ entry, country }: { readonly entry: OpenEntryOf<'distribution'>; readonly country: Country }) {
  return (
    <Boundary waiting={<Skeleton />}>
      <InCountry entry={entry} country={country} />
    </Boundary>
  );
}
