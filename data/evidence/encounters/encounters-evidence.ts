import { AtlasError } from '../../../src/domain/errors.ts';
import { type EncounterFormat, type EncounterRecord, FIRST_LINES, type ReadEncounters, writeDate } from '../../../src/domain/encounters/encounter.ts';
import { measureEncounters } from '../../../src/domain/encounters/find-journeys.ts';
import { type Bird, DATE_WITHIN_DAYS, joinBirds, monthOf, PLACE_WITHIN_M, placeOf } from '../../../src/domain/encounters/join-birds.ts';
import { drawBirds } from '../../../src/domain/encounters/link-birds.ts';
import { readEncounters } from '../../../src/domain/encounters/read-encounters.ts';
import { type RegionOf, sumAccuracy, sumCodes, sumLinks, sumRegions } from '../../../src/domain/encounters/sum-encounters.ts';
import type { EncountersEntry } from '../../../src/domain/evidence/encounters/encounters-evidence.ts';
import { yearsOfEncounters } from '../../../src/domain/evidence/encounters/summarise-encounters.ts';
import { describeStrength } from '../../../src/domain/evidence/network/describe-network.ts';
import { writeCsv } from '../../../src/domain/formats/csv.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import type { NoteCode } from '../../../src/domain/notes.ts';
import { decodeSource } from '../../find-source.ts';
import { assembleEntry, assembleWithdrawn, tableFile } from '../assemble-entry.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence, manifestFault } from '../evidence.ts';
import { type EncountersManifest, EncountersManifestSchema } from './encounters-manifest.ts';
import { findRegions } from './find-regions.ts';

/** Species named one by one where a file holds several. */
const SPECIES_NAMED = 5;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Years by events whose year is known to the half of one: the first and the last. */
function yearsOf(birds: readonly Bird[]): { firstYear?: number; lastYear?: number } {
  const years = birds.flatMap(({ ringing, encounters }) =>
    [...(ringing ? [ringing] : []), ...encounters].flatMap(({ date: { year, withinDays } }) => (withinDays === undefined ? [] : [year])),
  );
  if (years.length === 0) return {};
  const [first, last] = years.reduce(([least, most], year) => [Math.min(least, year), Math.max(most, year)], [Infinity, -Infinity]);
  return { firstYear: first, lastYear: last };
}

/** The records of the entry's species, and a fault where nobody says which of several it is. */
function chooseSpecies(records: readonly EncounterRecord[], population: EncountersManifest, context: BuildContext): EncounterRecord[] {
  const { speciesCodes } = population;
  const found = [...new Set(records.flatMap(({ species }) => species ?? []))];
  if (speciesCodes === undefined) {
    if (found.length > 1) {
      const listed = found.length > SPECIES_NAMED ? [...found.slice(0, SPECIES_NAMED), '…'] : found;
      throw manifestFault(context, `${context.field}.speciesCodes`, `the files hold several species: ${listed.join(', ')}; name those of this entry`);
    }
    return [...records];
  }
  return records.filter(({ species }) => species !== undefined && speciesCodes.includes(species));
}

/** Every event as a table, with what it is to its ringing. */
function writeEncounters(birds: readonly Bird[], regionOf: RegionOf): string {
  const rows = birds.flatMap(({ bird, ringing, encounters }) =>
    [...(ringing ? [ringing] : []), ...encounters].map((record) => {
      const [from, to] = [ringing && placeOf(ringing), placeOf(record)];
      const { event, date, place, condition, circumstances, presumed, moved } = record;
      return {
        ring: bird,
        event,
        date: writeDate(date),
        dateWithinDays: date.withinDays,
        lon: place && round(place.lon, 5),
        lat: place && round(place.lat, 5),
        // 0 stands for a table's own word, and is no accuracy.
        placeWithinM: place?.radiusM ? round(place.radiusM, 0) : undefined,
        country: regionOf(record),
        condition,
        circumstances,
        presumed: presumed === true ? 1 : undefined,
        moved: moved === true ? 1 : undefined,
        kmFromRinging: record !== ringing && from && to ? round(geodesicM(from.lon, from.lat, to.lon, to.lat) / 1000, 1) : undefined,
      };
    }),
  );
  return writeCsv(rows, [
    'ring',
    'event',
    'date',
    'dateWithinDays',
    'lon',
    'lat',
    'placeWithinM',
    'country',
    'condition',
    'circumstances',
    'presumed',
    'moved',
    'kmFromRinging',
  ]);
}

function describeConnectivity(measured: ReturnType<typeof measureEncounters>): EncountersEntry['connectivity'] {
  if (measured === undefined) return undefined;
  const { individuals, known, origins, targets, rM, mc } = measured;
  const [mantel, between] = [describeStrength(rM, individuals), describeStrength(mc, individuals)];
  return { individuals, known, origins: origins.length, targets: targets.length, rM: mantel, mc: between };
}

/** Rows of which no record is among those that remain, by file: a row may hold a ringing and an encounter. */
function listRowsWithout(
  records: readonly EncounterRecord[],
  remaining: readonly EncounterRecord[],
  reason: NoteCode,
): EncountersEntry['importReport']['dropped'] {
  const rowOf = ({ file, line }: EncounterRecord): string => `${line} ${file}`;
  const there = new Set(remaining.map(rowOf));
  const gone = new Map(records.filter((record) => !there.has(rowOf(record))).map((record) => [rowOf(record), record]));
  return [...new Set([...gone.values()].map(({ file }) => file))].map((file) => {
    const lines = [...gone.values()].filter((record) => record.file === file).map(({ line }) => line);
    return { file, reason, n: lines.length, lines: lines.slice(0, FIRST_LINES) };
  });
}

/** From files of ringing and re-encounters to every file that their page reads. */
async function buildEncounters(population: EncountersManifest, context: BuildContext): Promise<BuiltEntry> {
  const sources = [...new Set(population.encounters)];
  const origin = context.source(sources[0] ?? '');
  if (population.withdrawn) return assembleWithdrawn(population, 'encounters', population.withdrawn, context, origin);
  const files = sources.map((source): ReadEncounters => readEncounters(decodeSource(context.open(source)), context.source(source).file, population.table));
  const read = files.flatMap(({ records }) => records);
  const records = chooseSpecies(read, population, context);
  const birds = joinBirds(records);
  const regionOf = findRegions(context.countryParts);
  const { nodes, links } = drawBirds(birds);
  if (nodes.length === 0) throw new AtlasError('cli.unreadable', { detail: 'no event of it has a place known within 50 km' }, { file: origin.file });
  const regions = sumRegions(birds, regionOf);
  const encounters = birds.flatMap((bird) => bird.encounters);
  const encountered = birds.filter((bird) => bird.encounters.length > 0);
  const years = yearsOf(birds);
  const sample = {
    birds: birds.length,
    encounteredBirds: encountered.length,
    linkedBirds: encountered.filter(({ ringing }) => ringing !== undefined).length,
    ringings: birds.filter(({ ringing }) => ringing !== undefined).length,
    encounters: encounters.length,
    ...years,
  };
  const span = yearsOfEncounters(sample);
  const connectivity = population.seasons && describeConnectivity(measureEncounters(birds, population.seasons, regionOf));
  const dropped = [
    ...files.flatMap(({ file, leftOut }) => leftOut.list().map(({ reason, n, lines }) => ({ file, reason, n, lines: [...lines] }))),
    ...listRowsWithout(read, records, 'dropped.otherSpecies'),
    ...listRowsWithout(
      records,
      birds.flatMap(({ ringing, encounters: found }) => [...(ringing ? [ringing] : []), ...found]),
      'dropped.sameEvent',
    ),
  ];
  const rowsRead = files.reduce((sum, file) => sum + file.rowsRead, 0);
  return assembleEntry(
    population,
    context,
    {
      nodes,
      links,
      nodesAre: 'encounters',
      further: [tableFile(`${population.id}-encounters.csv`, 'encounters', 'Ringing and encounters (CSV)', writeEncounters(birds, regionOf))],
      origin,
      sources,
      sample: { individuals: sample.encounteredBirds },
      years: span,
      countries: regions.regions.flatMap(({ region }) => (region === 'sea' ? [] : [region])),
    },
    (common) => ({
      ...common,
      evidence: 'encounters',
      warnings: [],
      sample,
      regions: regions.regions,
      unknown: {
        ringedRegion: regions.ringedUnknown,
        encountersRegion: regions.encountersUnknown,
        encountersMonth: encounters.filter((encounter) => monthOf(encounter) === undefined).length,
      },
      links: sumLinks(birds, regionOf),
      conditions: sumCodes(birds, ({ condition }) => condition),
      circumstances: sumCodes(birds, ({ circumstances }) => circumstances),
      moved: encounters.filter(({ moved }) => moved === true).length,
      accuracy: sumAccuracy(birds),
      ...(connectivity === undefined ? {} : { connectivity }),
      method: {
        formats: [...new Set(files.map(({ format }): EncounterFormat => format))],
        placeWithinM: PLACE_WITHIN_M,
        dateWithinDays: DATE_WITHIN_DAYS,
        ...(population.seasons === undefined ? {} : { seasons: population.seasons }),
        notes: listSentences(population.notes),
      },
      importReport: { rowsRead, kept: rowsRead - dropped.reduce((sum, { n }) => sum + n, 0), dropped },
    }),
  );
}

/** Ring recoveries and resightings: encounters with marked birds. */
export const encountersEvidence = defineEvidence(EncountersManifestSchema, {
  listSources: ({ encounters }) => encounters.map((source, i) => ({ id: source, field: `encounters.${i}` })),
  build: buildEncounters,
});
