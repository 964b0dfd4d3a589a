import type { CountryShare } from '../../range-states.ts';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { describeOutcome, otherWarnings } from '../../../src/domain/movement/describe-outcome.ts';
import { countByMonth, drawMovement } from '../../../src/domain/movement/movement-lines.ts';
import { countOrigins } from '../../../src/domain/movement/sequences/confirmations.ts';
import { checkGivenDates } from '../../../src/domain/movement/sequences/given-dates.ts';
import { countsInCorridors } from '../../../src/domain/movement/sequences/flag-sequence.ts';
import { summariseSeasons } from '../../../src/domain/movement/sequences/summarise-seasons.ts';
import { writeSequencesCsv } from '../../../src/domain/movement/sequences/write-sequences-csv.ts';
import type { CorridorResult } from '../../../src/domain/movement/types.ts';
import { POSITIONS_A_DAY, thinByInterval, thinTrack } from '../../../src/domain/tracks/thin.ts';
import { medianIntervalHours, type Track } from '../../../src/domain/tracks/track.ts';
import { writeTracksParquet } from '../../../src/domain/tracks/write-tracks-parquet.ts';
import { type Rights, writeFeatureCollection } from '../../../src/domain/formats/geojson.ts';
import { importPopulation } from '../../import-tracks.ts';
import { generalisePopulation, generalisingOf } from './generalise-population.ts';
import { countIndividuals, listCountriesOfLines, listCountriesOfTracks, measureCountries } from '../../range-states.ts';
import { assessRepresentativeness, collectUses, type UsesOnGrid } from '../../../src/domain/representativeness/describe-sample.ts';
import { describeBottlenecks } from '../../../src/domain/bottlenecks/describe-bottlenecks.ts';
import { describeTrackedNetwork, isTold } from '../network/network-of-tracks.ts';
import { describeNodesFile, describeParts } from '../network/network-parts.ts';
import { assembleEntry, assembleWithdrawn, type FurtherFile, tableFile } from '../assemble-entry.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence, manifestFault } from '../evidence.ts';
import { type TracksManifest, TracksManifestSchema } from './tracks-manifest.ts';

const round1 = (value: number): number => Math.round(value * 10) / 10;

/** Of animals in whose tracks no migration is looked for. */
const NO_MIGRATION: CorridorResult = {
  corridors: [],
  stopovers: [],
  routes: [],
  sequences: [],
  classes: [],
  corridorAreaKm2: {},
  stopoverAreaKm2: 0,
  individualsWithFootprint: 0,
  ud: null,
  warnings: [],
};

async function findMigrations(population: TracksManifest, tracks: readonly Track[], context: BuildContext, uses: UsesOnGrid): Promise<CorridorResult> {
  if (population.movement) return NO_MIGRATION;
  const { thinMin } = population;
  const bridged = thinMin === undefined ? tracks : tracks.map((track) => thinByInterval(track, thinMin * 60));
  checkGivenDates(population.dates ?? [], bridged, { file: context.manifestFile, field: `${context.field}.dates` });
  const { fewestIndividuals } = generalisingOf(population) ?? {};
  return computeCorridors(bridged, population.method, {
    ...(fewestIndividuals === undefined ? {} : { fewestIndividuals }),
    byYear: true,
    onIndividual: collectUses(uses),
    seasons: population.seasons,
    ...(population.yearStart === undefined ? {} : { yearStart: population.yearStart }),
    ...(population.dates === undefined ? {} : { dates: population.dates }),
    ...(population.confirmations === undefined ? {} : { confirmations: population.confirmations }),
  });
}

/** Where the animals were: by the corridor's area, the length of routes alone, or the positions of movement. */
function placeIn(result: CorridorResult, present: ReturnType<typeof listCountriesOfTracks>, { countryParts }: BuildContext) {
  const { corridors, routes, sequences } = result;
  const low = corridors.find(({ properties }) => properties.use === 'low');
  if (low) {
    const { rangeStates, areaAtSeaKm2 } = measureCountries(low, countryParts);
    // Animals in doubt have routes and no part in the corridor.
    const counted = new Set(sequences.filter(countsInCorridors).map(({ sequence }) => sequence));
    const own = routes.filter(({ properties }) => counted.has(properties.sequence));
    return { rangeStates, areaAtSeaKm2, individuals: countIndividuals(low, own, countryParts) };
  }
  const rangeStates: readonly (CountryShare & { readonly individuals?: number })[] = routes.length > 0 ? listCountriesOfLines(routes, countryParts) : present;
  return { rangeStates, areaAtSeaKm2: 0, individuals: new Map(rangeStates.map(({ iso3, individuals }) => [iso3, individuals])) };
}

/** From a population's raw tracks to every file its page reads. */
async function buildTracks(manifest: TracksManifest, context: BuildContext): Promise<BuiltEntry> {
  const [first = ''] = manifest.tracks;
  const origin = context.source(first);
  if (manifest.withdrawn) return assembleWithdrawn(manifest, 'tracks', manifest.withdrawn, context, origin);
  const { population, read } = generalisePopulation(manifest, await importPopulation(manifest, context), context);
  const { tracks, report, start, end } = read;
  // A line, a track or a table of migrations is one animal's.
  const isOfMany = (population.generalised?.fewestIndividuals ?? 1) > 1;
  const uses: UsesOnGrid = { uses: [] };
  const result = await findMigrations(population, tracks, context, uses);
  const { kind } = describeOutcome(result, population.method, tracks.length);
  const { corridors, stopovers, routes, sequences } = result;
  const interval = [new Date(start), new Date(end)] as const;
  const years: [number, number] = [interval[0].getUTCFullYear(), interval[1].getUTCFullYear()];
  const thinned = tracks.map((track) => thinTrack(track, POSITIONS_A_DAY));
  const present = listCountriesOfTracks(thinned, context.countryParts);
  const { rangeStates, areaAtSeaKm2, individuals } = placeIn(result, present, context);
  // A link between sites of animals without a migration would look like one: they have a network where their custodian asks for it.
  const network =
    isOfMany || (kind === 'movement' && population.network === undefined)
      ? undefined
      : describeTrackedNetwork(tracks, { seasons: population.network?.seasons, migrates: kind !== 'movement' }, population.species, context.countryParts);
  const parts = network && isTold(network) ? describeParts(network, population.id) : undefined;
  const monthsIn = (iso3: string): { months?: number[] } => {
    const months = present.find((one) => one.iso3 === iso3)?.months;
    return months === undefined ? {} : { months };
  };
  const classes: Record<string, number> = {};
  for (const { class: name } of result.classes) classes[name] = (classes[name] ?? 0) + 1;
  const representativeness = assessRepresentativeness(kind === 'corridors' ? uses : undefined, thinned);
  const bottlenecks = describeBottlenecks(uses, result, population.generalised !== undefined);
  const sample = { individuals: tracks.length, fixes: report.fixesKept, sequences: sequences.length };
  if (isOfMany && corridors.length === 0) {
    throw manifestFault(context, `${context.field}.generalise.fewestIndividuals`, 'leaves nothing to draw: no place in a corridor is of so many animals');
  }
  return assembleEntry(
    population,
    context,
    {
      corridors,
      stopovers,
      routes: isOfMany ? [] : routes,
      ...(kind === 'movement' ? { movement: drawMovement(thinned) } : {}),
      further: [
        ...(isOfMany ? [] : [await describeTracks(population, thinned, origin)]),
        ...(kind === 'movement' || isOfMany ? [] : [describeSequences(population, result)]),
        ...(result.years ? [describeYears(population, result.years, origin)] : []),
        // Beside corridors a network is not drawn: it would cover them.
        ...(parts === undefined ? [] : [describeNodesFile(parts, population.id, origin), parts.table, ...parts.contributions]),
      ],
      origin,
      sources: population.tracks,
      sample,
      years,
      result: kind,
      countries: rangeStates.map(({ iso3 }) => iso3),
      interval: [interval[0].toISOString(), interval[1].toISOString()],
    },
    (common) => ({
      ...common,
      evidence: 'tracks',
      // That no migration was found is said where the movement is told of.
      warnings: kind === 'movement' ? otherWarnings(result) : result.warnings,
      sample: {
        ...sample,
        individualsWithFootprint: result.individualsWithFootprint,
        ...(kind === 'routes' ? { individualsWithRoutes: new Set(sequences.map(({ individual }) => individual)).size } : {}),
        firstYear: years[0],
        lastYear: years[1],
        medianIntervalHours: Math.round(medianIntervalHours(tracks) * 100) / 100,
      },
      result: kind,
      ...(kind === 'movement'
        ? { movement: describeMovement(population, tracks) }
        : { migrations: countOrigins(sequences, new Set(population.dates?.map(({ individual }) => individual)), population.confirmations ?? []) }),
      classes,
      method: { ...population.method, notes: listSentences(population.notes) },
      seasons: summariseSeasons(sequences),
      ...(result.years
        ? {
            corridorYears: result.years.map(({ year, individuals: animals, corridors: ofYear, stopovers: stops, sharedLow }) => ({
              year,
              individuals: animals,
              areaKm2: Object.fromEntries(ofYear.map(({ properties }) => [properties.use, round1(properties.areaKm2)])),
              stopoverAreaKm2: round1(stops.reduce((sum, { properties }) => sum + properties.areaKm2, 0)),
              sharedLow: Math.round(sharedLow * 1000) / 1000,
            })),
          }
        : {}),
      ...(representativeness === undefined ? {} : { representativeness }),
      ...(bottlenecks === undefined ? {} : { bottlenecks }),
      corridorAreaKm2: Object.fromEntries(Object.entries(result.corridorAreaKm2).map(([use, km2]) => [use, round1(km2)])),
      stopoverAreaKm2: round1(result.stopoverAreaKm2),
      rangeStates: rangeStates.map((state) => ({
        ...state,
        ...monthsIn(state.iso3),
        individuals: individuals.get(state.iso3) ?? (corridors.length > 0 ? 0 : undefined),
      })),
      areaAtSeaKm2,
      ...(parts === undefined ? {} : { network }),
      importReport: { ...report, topSpeedKmh: population.topSpeedKmh },
    }),
  );
}

function describeMovement({ movement }: TracksManifest, tracks: readonly Track[]) {
  const [reason] = movement ? listSentences([movement.reason]) : [];
  return { months: countByMonth(tracks), ...(reason ? { reason } : {}), ...(movement?.source ? { source: movement.source } : {}) };
}

async function describeTracks({ id, name }: TracksManifest, thinned: readonly Track[], rights: Rights): Promise<FurtherFile> {
  return {
    name: `${id}-tracks.parquet`,
    bytes: await writeTracksParquet(thinned, rights),
    content: 'tracks',
    format: 'parquet',
    label: `Tracks, at most ${POSITIONS_A_DAY} positions a day (Parquet)`,
    layer: {
      id: `${id}-tracks`,
      kind: 'tracks',
      title: `Tracks of ${name}, at most ${POSITIONS_A_DAY} positions a day`,
      format: 'parquet',
      features: thinned.length,
    },
  };
}

function describeSequences({ id }: TracksManifest, { sequences }: CorridorResult): FurtherFile {
  return tableFile(`${id}-sequences.csv`, 'sequences', 'Migration sequences (CSV)', writeSequencesCsv(sequences));
}

/** Corridors and stopovers of single years as one file; `year`, `kind` and, of corridors, `use` say which. */
function describeYears({ id }: TracksManifest, years: NonNullable<CorridorResult['years']>, rights: Rights): FurtherFile {
  const features = years.flatMap(({ year, individuals, corridors, stopovers }) => [
    ...corridors.map((feature) => ({ ...feature, properties: { ...feature.properties, kind: 'corridor', year, individuals } })),
    ...stopovers.map((feature) => ({ ...feature, properties: { ...feature.properties, kind: 'stopover', year, individuals } })),
  ]);
  return {
    name: `${id}-years.geojson`,
    bytes: writeFeatureCollection(features, rights),
    content: 'years',
    format: 'geojson',
    label: 'Corridors and stopovers by year (GeoJSON)',
  };
}

/** Corridors computed from the tracks of individual animals; or their movement, where they have no migration. */
export const tracksEvidence = defineEvidence(TracksManifestSchema, {
  listSources: ({ tracks }) => tracks.map((source, i) => ({ id: source, field: `tracks.${i}` })),
  build: buildTracks,
});
