import { useMemo } from 'react';
import { entriesOfCountry } from '../../domain/catalog/find-entries.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { layerOfKind, type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { crossingsInCountry } from '../../domain/crossings/summarise-barrier.ts';
import { sortRows } from '../../domain/statements/of-entry.ts';
import { askForFigures } from '../../state/figures-store.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';
import { joinRights, type TakeSource } from './join-rights.ts';
import { placeCrossings, sourcesOfEntry } from './take-source.ts';
import { TakeAway } from './TakeAway.tsx';

const NONE: readonly never[] = [];

/** Where barriers that count cross the corridors of some populations in one country, by the build's figures. */
async function readCrossings(entries: readonly OpenEntry[], iso3: string, { layers, url }: PageCatalog) {
  const found = await Promise.all(
    entries.map(async (entry) => {
      const figures = await askForFigures(entry.row, url);
      const { counted } = sortRows(entry, layers, Object.values(figures?.crossings ?? {}).flat());
      const rows = crossingsInCountry(counted, iso3, (row, part) => row.parts[part]?.country);
      return { entry, rows };
    }),
  );
  const used = new Set(found.flatMap(({ rows }) => rows.map(({ layer }) => layer)));
  return {
    features: found.flatMap(({ entry, rows }) =>
      placeCrossings(rows).map((feature) => ({ ...feature, properties: { population: entry.row.id, ...feature.properties } })),
    ),
    rights: joinRights([
      ...found.flatMap(({ entry, rows }) => (rows.length === 0 ? [] : [layerOfKind(entry.file, 'corridors') ?? entry.module])),
      ...layers.filter(({ id }) => used.has(id)),
    ]),
  };
}

/** Everything that entries of a country hold as shapes, and what crosses their corridors there, as one file. */
export function CountryTake({ country }: { readonly country: Country }) {
  const translator = useTranslator();
  const { t, lang, countryName } = translator;
  const page = useCatalog();
  const { catalog, url } = page;
  const ids = useMemo(() => entriesOfCountry(catalog, country.iso3).flatMap(({ row }) => (row.withdrawn ? [] : [row.id])), [catalog, country.iso3]);
  const entries = useOpenEntries(ids);
  if (entries.length < ids.length) return <Skeleton />;
  const shapes = entries.flatMap((entry) =>
    sourcesOfEntry({ entry, catalogUrl: url, rows: NONE, layers: NONE, translator }).map(({ name, label, load }): TakeSource => ({
      name: `${entry.row.id}-${name}`,
      label: t('countryTake.one', { population: textIn(entry.row, 'name', lang), layer: label }),
      load: async (signal) => {
        const layer = await load(signal);
        return { ...layer, name: `${entry.row.id}-${name}`, notes: [...(layer.notes ?? []), t('takeNote.whole')] };
      },
    })),
  );
  const label = t('take.what.crossings');
  const crossings: TakeSource = {
    name: 'crossings',
    label,
    load: async () => {
      const { features, rights } = await readCrossings(entries, country.iso3, page);
      const title = `${label}: ${countryName(country.iso2, country.name)}`;
      return { ...rights, name: 'crossings', title, address: location.href, notes: [t('takeNote.here')], features };
    },
  };
  return <TakeAway stem={`${country.iso3.toLowerCase()}-layers`} sources={[...shapes, crossings]} />;
}
