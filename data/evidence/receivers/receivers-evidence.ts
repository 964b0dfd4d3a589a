import { english } from '../../../src/cli/english.ts';
import { loadSqlite } from '../../../src/cli/load-sqlite.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { yearsOfReceivers } from '../../../src/domain/evidence/receivers/summarise-receivers.ts';
import { drawStations, writeEffort } from '../../../src/domain/receivers/draw-stations.ts';
import { dropIsolated } from '../../../src/domain/receivers/drop-isolated.ts';
import { joinStations, type Station } from '../../../src/domain/receivers/join-stations.ts';
import { readReceivers } from '../../../src/domain/receivers/read-receivers.ts';
import { LEAST_GAP_S, LEAST_RUN, type ReadReceivers, SHORT_INTERVAL_S, STATION_WITHIN_M } from '../../../src/domain/receivers/receivers.ts';
import {
  effortDays,
  findMovements,
  type StationRegion,
  sumStationLinks,
  sumStationRegions,
  sumVisits,
  yearsOf,
  yearsOfEffort,
} from '../../../src/domain/receivers/sum-detections.ts';
import { noteCounts } from '../../../src/domain/notes.ts';
import { nameTableBeside } from '../../../src/domain/tracks/import/other-table.ts';
import { unpackSource } from '../../find-source.ts';
import { COAST_M, coastAt, countryAt } from '../../country-at.ts';
import { assembleEntry, assembleWithdrawn, tableFile } from '../assemble-entry.ts';
import { chooseSpecies } from '../choose-species.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence } from '../evidence.ts';
import { type ReceiversManifest, ReceiversManifestSchema } from './receivers-manifest.ts';
import { writeMovements, writeVisits } from './write-tables.ts';

/** Links listed on the page; all are in the tables. */
const MOST_LINKS = 500;

/** Reasons for which detections are left out, and no receiver is. */
const OF_DETECTIONS: ReadonlySet<string> = new Set(['dropped.motusFilter', 'dropped.shortRun', 'dropped.isolated', 'dropped.testTag', 'dropped.otherSpecies']);

/** Bytes in which the names of columns stand. */
const LONGEST_HEADER = 20_000;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Names of the columns, as far as a first line has any. */
function headerOf(bytes: Uint8Array): string[] {
  const [line = ''] = new TextDecoder().decode(bytes.subarray(0, LONGEST_HEADER)).split(/\r?\n/, 1);
  return line.split(',').map((name) => name.trim().replaceAll('"', ''));
}

/** From files of receivers and detections to every file that their page reads. */
async function buildReceivers(population: ReceiversManifest, context: BuildContext): Promise<BuiltEntry> {
  const sources = [...new Set(population.receivers)];
  const origin = context.source(sources[0] ?? '');
  if (population.withdrawn) return assembleWithdrawn(population, 'receivers', population.withdrawn, context, origin);
  const files: ReadReceivers[] = [];
  for (const source of sources) {
    const [bytes, { file }] = [unpackSource(context.open(source)), context.source(source)];
    const beside = nameTableBeside(headerOf(bytes));
    // A network hands over its tables together, and whoever names them all has made no mistake.
    if (beside)
      context.told.warn(
        `${file} holds ${beside.holds === 'tags' ? 'tags or tagged animals' : beside.holds}, as ${beside.format} writes them: nothing is read of it`,
      );
    else files.push(await readReceivers(bytes, file, loadSqlite, population.zone));
  }
  const { stations, placed, leftOut } = joinStations(files);
  if (stations.length === 0) throw new AtlasError('receivers.none', {}, { file: origin.file });
  const isOurs = chooseSpecies(
    files.flatMap(({ detections }) => detections.map(({ species }) => species)),
    population.speciesNames,
    'speciesNames',
    context,
  );
  const ours = placed.filter(({ detection }) => isOurs(detection.species));
  for (const { detection } of placed) if (!isOurs(detection.species)) leftOut.add('dropped.otherSpecies', detection.file, detection.line);
  const shortIntervalS = population.shortIntervalS ?? SHORT_INTERVAL_S;
  const { kept, isolated } = dropIsolated(ours, shortIntervalS);
  for (const { detection } of isolated) leftOut.add('dropped.isolated', detection.file, detection.line);

  const places = new Map(stations.map((station) => [station, placeStation(station, context)]));
  const regionOf: StationRegion = (station) => places.get(station)?.region ?? 'sea';
  const visits = sumVisits(kept);
  const movements = findMovements(kept);
  const links = sumStationLinks(movements);
  const regions = sumStationRegions(stations, kept, regionOf);
  const drawn = drawStations(stations, visits, links);
  const years = yearsOf(kept.map(({ detection: { time } }) => time));
  const effort = yearsOfEffort(stations);
  const sample = {
    stations: stations.length,
    detecting: new Set(visits.map(({ station }) => station)).size,
    animals: new Set(visits.map(({ animal }) => animal)).size,
    detections: kept.length,
    movements: movements.length,
    ...(years === undefined ? {} : { firstYear: years[0], lastYear: years[1] }),
  };
  const effortYears = effort && { firstYear: effort[0], lastYear: effort[1] };
  const span = yearsOfReceivers({ sample, ...(effortYears === undefined ? {} : { effort: effortYears }) });
  const dropped = [
    ...files.flatMap((file) => file.leftOut.list().map(({ reason, n, lines }) => ({ file: file.file, reason, n, lines: [...lines] }))),
    ...leftOut.list().map(({ lines, ...found }) => ({ ...found, lines: [...lines] })),
  ];
  if (kept.length === 0) warnOfNone(dropped, context);
  const rowsRead = files.reduce((sum, file) => sum + file.rowsRead, 0);
  const isAcoustic = files.some(({ detections }) => detections.some(({ filter }) => filter === 'isolated'));
  const isMotus = files.some(({ format }) => format === 'Motus');
  return assembleEntry(
    population,
    context,
    {
      nodes: drawn.nodes,
      links: drawn.links,
      nodesAre: 'receivers',
      further: [
        tableFile(`${population.id}-detections.csv`, 'detections', 'Animals at stations (CSV)', writeVisits(visits, regionOf)),
        tableFile(`${population.id}-movements.csv`, 'movements', 'From station to station (CSV)', writeMovements(movements)),
      ],
      origin,
      sources,
      sample: { individuals: sample.animals },
      years: span,
      countries: regions.flatMap(({ region }) => (region === 'sea' ? [] : [region])),
    },
    (common) => ({
      ...common,
      evidence: 'receivers',
      warnings: [],
      sample,
      ...(effortYears === undefined ? {} : { effort: effortYears }),
      stations: stations.map((station, i) => describeStation(station, drawn.nodes[i]!.properties, places.get(station))),
      regions: regions.map((region) => ({ ...region, months: [...region.months] })),
      links: links.slice(0, MOST_LINKS).map(({ from, to, km, medianHours, ...link }) => ({
        from: from.id,
        to: to.id,
        ...link,
        km: round(km, 1),
        medianHours: round(medianHours, 1),
      })),
      linksInAll: links.length,
      method: {
        formats: [...new Set(files.map(({ format }) => format))],
        stationWithinM: STATION_WITHIN_M,
        coastWithinM: COAST_M,
        leastGapS: LEAST_GAP_S,
        ...(isMotus ? { leastRun: LEAST_RUN } : {}),
        ...(isAcoustic ? { shortIntervalS } : {}),
        notes: listSentences(population.notes),
      },
      importReport: { rowsRead, kept: rowsRead - dropped.reduce((sum, { n }) => sum + n, 0), dropped },
    }),
  );
}

/** Detections that a table holds and none is shown of: its custodian would look in vain for the animals. */
function warnOfNone(dropped: readonly { readonly reason: string; readonly n: number }[], { told }: BuildContext): void {
  const counts = new Map<string, number>();
  for (const { reason, n } of dropped) if (OF_DETECTIONS.has(reason)) counts.set(reason, (counts.get(reason) ?? 0) + n);
  if (counts.size === 0) return;
  const words = noteCounts(Object.fromEntries(counts)).map((note) => `${counts.get(note.code)} × ${english.say(note)}`);
  told.warn(`no detection is left, and the page shows stations alone: ${words.join('; ')}`);
}

/** The country on whose land a station stands, or whose coast is near; else `sea`. */
function placeStation({ lon, lat }: Station, { countryParts }: BuildContext): { readonly region: string; readonly coast?: true } {
  const land = countryAt([lon, lat], countryParts);
  if (land !== undefined) return { region: land };
  const coast = coastAt([lon, lat], countryParts);
  return coast ? { region: coast.iso3, coast: true } : { region: 'sea' };
}

function describeStation(
  station: Station,
  { individuals, detections }: { readonly individuals: number; readonly detections: number },
  place: ReturnType<typeof placeStation> | undefined,
) {
  return {
    id: station.id,
    name: station.name,
    lon: round(station.lon, 5),
    lat: round(station.lat, 5),
    ...(place ?? { region: 'sea' }),
    ...writeEffort(station),
    days: Math.round(effortDays(station)),
    animals: individuals,
    detections,
  };
}

/** Receiver stations, and the tagged animals that they detected. */
export const receiversEvidence = defineEvidence(ReceiversManifestSchema, {
  listSources: ({ receivers }) => receivers.map((source, i) => ({ id: source, field: `receivers.${i}` })),
  build: buildReceivers,
});
