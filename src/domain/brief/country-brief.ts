import type { Layer } from '../catalog/fields.ts';
import type { BuiltFigures, Headlines } from '../catalog/figures.ts';
import { countKinds, entriesOfCountry, isOther, listStanding, type FoundEntry } from '../catalog/find-entries.ts';
import type { Country } from '../catalog/index-schema.ts';
import type { KnownFile } from '../catalog/known-file.ts';
import { areasWith, membershipsOf, opennessOf, speciesIn } from '../catalog/known.ts';
import { holdersOfCountry } from '../catalog/holders.ts';
import type { SpeciesFile } from '../catalog/species-file.ts';
import { isPriorityKind } from '../catalog/layer-kinds.ts';
import type { OpenEntry } from '../catalog/open-entry.ts';
import type { Catalog } from '../catalog/parse-catalog.ts';
import { answerOf, judgeLayer, readAreasOf } from '../statements/judge-layer.ts';
import { livesAtSea } from '../statements/lives-at-sea.ts';
import { animalsOf, countriesOf, judgeForEntry } from '../statements/of-entry.ts';
import { threatsHere } from '../threats/threats-here.ts';
import { barriersHere, isCounted, joinKinds, worstBarriers } from './barriers-here.ts';
import { compareNeighbours } from './compare-neighbours.ts';
import { computeIndicators } from './indicators.ts';
import { populationIn } from './population-in.ts';
import type { CountryBrief, ProtectionHere, WatersHere } from './types.ts';

/** Barriers named one by one. */
const MOST_WORST = 5;

export interface BriefSources {
  readonly catalog: Catalog;
  /** Layers of barriers and areas. */
  readonly layers: readonly Layer[];
  /** The country's entries, read (`entriesOfCountry`). */
  readonly entries: readonly OpenEntry[];
  readonly headlines: Headlines['entries'];
  /** By the id of an entry; of one without figures nothing is told. */
  readonly figures: ReadonlyMap<string, BuiltFigures>;
  readonly known: KnownFile | undefined;
  /** What is told of species, by their ids; of one without a file nothing is told. */
  readonly species?: ReadonlyMap<string, SpeciesFile>;
  /** What lies in its economic zones; without a layer of them nothing is told. */
  readonly waters?: readonly WatersHere[];
}

/** Ids of the entries that a country's brief is about: all but those that were withdrawn. */
export function briefEntries(catalog: Catalog, iso3: string): string[] {
  return entriesOfCountry(catalog, iso3).flatMap(({ row }) => (row.withdrawn ? [] : [row.id]));
}

/** Everything that the brief of a country says; all its figures are those of the entries' own files and of the build. */
export function describeCountry(country: Country, sources: BriefSources): CountryBrief {
  const { catalog, layers, entries, headlines, figures, known, species, waters = [] } = sources;
  const { iso3 } = country;
  const populations = entries
    .filter(({ row }) => !isOther(row))
    .map((entry) => populationIn(entry, iso3))
    .toSorted((a, b) => (b.areaKm2 ?? 0) - (a.areaKm2 ?? 0) || (b.share ?? 0) - (a.share ?? 0));
  const barriers = populations.flatMap(({ entry }) => barriersHere(entry, country, layers, headlines));
  const byKind = populations.flatMap(({ entry }) => joinKinds(barriers.filter((one) => one.entry === entry)));
  const protection = populations.flatMap(({ entry }) => protectionOf(entry, country, layers, figures.get(entry.row.id)));
  const atSea = listStanding(catalog).filter(({ row, species }) => !isOther(row) && livesAtSea(species) && row.countries.includes(iso3));
  const used = [
    ...entries.flatMap(({ file }) => file.layers),
    ...[...barriers, ...protection].map(({ layer }) => layer),
    ...waters.flatMap(({ layer, corridors }) => [...(layer ? [layer] : []), ...corridors.flatMap(({ entry }) => entry.file.layers)]),
  ];
  return {
    country,
    populations,
    others: entries.filter(({ row }) => isOther(row)),
    kinds: countKinds(entries.map(({ row }) => row)),
    atSea,
    waters,
    barriers,
    byKind,
    worst: worstBarriers(
      populations.map(({ entry }) => entry),
      iso3,
      layers,
      figures,
      MOST_WORST,
    ),
    uncounted: populations.flatMap(({ entry }) => (isCounted(entry) ? [] : [entry])),
    protection,
    threats: threatsHere(entries, entries, ({ id }) => species?.get(id)),
    ...knownOf(catalog, known, iso3, [...entries, ...atSea]),
    indicators: computeIndicators({ populations, barriers, protection }),
    comparison: compareNeighbours(country, populations, sources),
    dataOf: used.reduce<string | undefined>((latest, { accessed }) => (latest === undefined || accessed > latest ? accessed : latest), undefined),
  };
}

/** Areas that cover a corridor, of layers that say they reach into the country and from which a figure follows. */
function protectionOf(entry: OpenEntry, country: Country, layers: readonly Layer[], figures: BuiltFigures | undefined): ProtectionHere[] {
  if (!figures || !isCounted(entry)) return [];
  const { rangeStates, areaAtSeaKm2 } = countriesOf(entry);
  const isWhole = areaAtSeaKm2 === 0 && rangeStates.every(({ iso3 }) => iso3 === country.iso3);
  return Object.entries(figures.coverage).flatMap(([id, { coverage }]): ProtectionHere[] => {
    const layer = layers.find((one) => one.id === id);
    if (!layer || !isPriorityKind(layer.kind)) return [];
    const place = { bbox: country.bbox, countries: [{ iso3: country.iso3, areaKm2: 0, share: 1 }] };
    if (judgeLayer(animalsOf(entry), layer, place).is !== 'counted') return [];
    const verdict = judgeForEntry(entry, layer);
    if (verdict.is !== 'counted') return [];
    const reading = readAreasOf(verdict);
    // Of a layer that is not whole here, nothing found is no figure.
    if (reading.atLeast && coverage.every(({ coveredKm2 }) => coveredKm2 === 0)) return [];
    return [{ entry, layer, coverage, reading, isWhole, answer: answerOf(verdict, { looked: true, found: 1 }) }];
  });
}

function knownOf(
  catalog: Catalog,
  known: KnownFile | undefined,
  iso3: string,
  entries: readonly FoundEntry[],
): Pick<CountryBrief, 'memberships' | 'gaps' | 'holders' | 'isKnown'> {
  if (!known) return { memberships: [], gaps: [], holders: [], isKnown: false };
  const placed = speciesIn(known, iso3);
  const inAreas = areasWith(known, iso3).flatMap(({ initiative }) => initiative.species.flatMap(({ list }) => list.map(({ group }) => group)));
  const groups = new Set([...placed.map(({ group }) => group), ...entries.map(({ species }) => species.group), ...inAreas]);
  return {
    memberships: membershipsOf(known, iso3),
    gaps: placed.filter(({ id }) => opennessOf(catalog, id, iso3) !== 'here'),
    holders: holdersOfCountry(known, groups, iso3),
    isKnown: true,
  };
}
