import * as v from 'valibot';
import { id, positive } from '../../../src/domain/catalog/fields.ts';
import { CorridorMethodSchema } from '../../../src/domain/movement/corridor-method.ts';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { ConfirmationSchema, countOrigins } from '../../../src/domain/movement/sequences/confirmations.ts';
import { checkGivenDates, GivenDatesSchema, YearStartSchema } from '../../../src/domain/movement/sequences/given-dates.ts';
import { summariseSeasons } from '../../../src/domain/movement/sequences/summarise-seasons.ts';
import { writeSequencesCsv } from '../../../src/domain/movement/sequences/write-sequences-csv.ts';
import { SEASON_PAIRS } from '../../../src/domain/movement/types.ts';
import { POSITIONS_A_DAY, thinByInterval, thinTrack } from '../../../src/domain/tracks/thin.ts';
import { medianIntervalHours } from '../../../src/domain/tracks/track.ts';
import { writeTracksParquet } from '../../../src/domain/tracks/write-tracks-parquet.ts';
import { ImportSchema } from '../../find-source.ts';
import { importPopulation } from '../../import-tracks.ts';
import { countIndividuals, measureCountries } from '../../range-states.ts';
import { describeTrackedNetwork, isTold } from '../network/network-of-tracks.ts';
import { describeNodesFile, describeParts } from '../network/network-parts.ts';
import { assembleEntry, assembleWithdrawn } from '../assemble-entry.ts';
import { entryManifestFields, listSentences, SentenceSchema } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence } from '../evidence.ts';

const TracksManifestSchema = v.object({
  evidence: v.optional(v.literal('tracks'), 'tracks'),
  ...entryManifestFields,
  /** Ids of the sources that hold its tracks, of any format that the page reads; a fix that stands in two of them counts once. */
  tracks: v.pipe(v.array(id), v.minLength(1)),
  import: v.optional(v.pipe(ImportSchema, v.description('How the sources of its tracks are read, where their format does not say it.'))),
  /** Speed no animal of the population keeps up between two fixes. */
  topSpeedKmh: positive,
  seasons: v.picklist(SEASON_PAIRS),
  /** Month and day on which a migration year starts, MM-DD; the first fix when left out. */
  yearStart: v.optional(YearStartSchema),
  /** Dates set by the custodian win over the model's. */
  dates: v.optional(v.array(GivenDatesSchema)),
  /** Which flagged sequences are migrations all the same, with the source that says so. */
  confirmations: v.optional(v.array(ConfirmationSchema)),
  /** Fixes closer in time than this are thinned before the bridges, minutes. */
  thinMin: v.optional(positive),
  method: CorridorMethodSchema,
  /** Sentences about the method that a reader of the page must know. */
  notes: v.array(SentenceSchema),
});
type TracksManifest = v.InferOutput<typeof TracksManifestSchema>;

const round1 = (value: number): number => Math.round(value * 10) / 10;

/** From a population's raw tracks to every file its page reads. */
async function buildTracks(population: TracksManifest, context: BuildContext): Promise<BuiltEntry> {
  const [first = ''] = population.tracks;
  const origin = context.source(first);
  if (population.withdrawn) return assembleWithdrawn(population, 'tracks', population.withdrawn, context, origin);
  const { tracks, report, start, end } = await importPopulation(population, context);
  const { thinMin } = population;
  const bridged = thinMin === undefined ? tracks : tracks.map((track) => thinByInterval(track, thinMin * 60));
  checkGivenDates(population.dates ?? [], bridged, { file: context.manifestFile, field: `${context.field}.dates` });
  const result = await computeCorridors(bridged, population.method, {
    seasons: population.seasons,
    ...(population.yearStart === undefined ? {} : { yearStart: population.yearStart }),
    ...(population.dates === undefined ? {} : { dates: population.dates }),
    ...(population.confirmations === undefined ? {} : { confirmations: population.confirmations }),
  });
  const { corridors, stopovers, routes, sequences } = result;
  const interval = [new Date(start), new Date(end)] as const;
  const years: [number, number] = [interval[0].getUTCFullYear(), interval[1].getUTCFullYear()];
  const low = corridors.find(({ properties }) => properties.use === 'low');
  const { rangeStates, areaAtSeaKm2 } = measureCountries(low, context.countryParts);
  const individuals = countIndividuals(low, routes, context.countryParts);
  const rights = { licence: origin.licence, attribution: origin.attribution, citation: origin.citation };
  const thinned = tracks.map((track) => thinTrack(track, POSITIONS_A_DAY));
  const network = describeTrackedNetwork(tracks, {}, population.species, context.countryParts);
  const parts = isTold(network) ? describeParts(network, population.id) : undefined;
  const classes: Record<string, number> = {};
  for (const { class: name } of result.classes) classes[name] = (classes[name] ?? 0) + 1;
  const sample = { individuals: tracks.length, fixes: report.fixesKept, sequences: sequences.length };
  return assembleEntry(
    population,
    context,
    {
      corridors,
      stopovers,
      routes,
      further: [
        {
          name: `${population.id}-tracks.parquet`,
          bytes: await writeTracksParquet(thinned, rights),
          content: 'tracks',
          format: 'parquet',
          label: `Tracks, at most ${POSITIONS_A_DAY} positions a day (Parquet)`,
          layer: {
            id: `${population.id}-tracks`,
            kind: 'tracks',
            title: `Tracks of ${population.name}, at most ${POSITIONS_A_DAY} positions a day`,
            format: 'parquet',
            features: tracks.length,
          },
        },
        {
          name: `${population.id}-sequences.csv`,
          bytes: new TextEncoder().encode(writeSequencesCsv(sequences)),
          content: 'sequences',
          format: 'csv',
          label: 'Migration sequences (CSV)',
        },
        // Beside corridors a network is not drawn: it would cover them.
        ...(parts === undefined ? [] : [describeNodesFile(parts, population.id, rights), parts.table]),
      ],
      origin,
      sources: population.tracks,
      sample,
      years,
      countries: rangeStates.map(({ iso3 }) => iso3),
      interval: [interval[0].toISOString(), interval[1].toISOString()],
    },
    (common) => ({
      ...common,
      evidence: 'tracks',
      warnings: result.warnings,
      sample: {
        ...sample,
        individualsWithFootprint: result.individualsWithFootprint,
        firstYear: years[0],
        lastYear: years[1],
        medianIntervalHours: Math.round(medianIntervalHours(tracks) * 100) / 100,
      },
      migrations: countOrigins(sequences, new Set(population.dates?.map(({ individual }) => individual)), population.confirmations ?? []),
      classes,
      method: { ...population.method, notes: listSentences(population.notes) },
      seasons: summariseSeasons(sequences),
      corridorAreaKm2: Object.fromEntries(Object.entries(result.corridorAreaKm2).map(([use, km2]) => [use, round1(km2)])),
      stopoverAreaKm2: round1(result.stopoverAreaKm2),
      rangeStates: rangeStates.map((state) => ({ ...state, individuals: individuals.get(state.iso3) ?? 0 })),
      areaAtSeaKm2,
      ...(parts === undefined ? {} : { network }),
      importReport: { ...report, topSpeedKmh: population.topSpeedKmh },
    }),
  );
}

/** Corridors computed from the tracks of individual animals. */
export const tracksEvidence = defineEvidence(TracksManifestSchema, {
  listSources: ({ tracks }) => tracks.map((source, i) => ({ id: source, field: `tracks.${i}` })),
  build: buildTracks,
});
