import { BRIDGE_METHODS, type CorridorMethod, DEFAULT_METHOD } from '../domain/movement/corridor-method.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Feature } from 'geojson';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { computeCorridors } from '../domain/movement/corridors/compute-corridors.ts';
import { checkGivenDates } from '../domain/movement/sequences/given-dates.ts';
import { writeSequencesCsv } from '../domain/movement/sequences/write-sequences-csv.ts';
import type { CorridorResult } from '../domain/movement/types.ts';
import type { ImportedTracks } from '../domain/tracks/import/import-types.ts';
import type { TableMapping } from '../domain/tracks/import/table-mapping.ts';
import { describeDropped, type ImportReport, medianIntervalHours } from '../domain/tracks/track.ts';
import { type PopulationFile, readPopulation } from './read-population.ts';
import { describeTrackOptions, joinTrackOptions, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from './read-tracks.ts';
import { english } from './english.ts';

type Values = Readonly<Partial<Record<'out' | 'population' | 'cell' | 'location-error' | 'max-lag' | 'method', string>>>;

function parsePositive(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) throw new AtlasError('cli.option.notPositive', { text }, { field: option });
  return value;
}

/** Defaults, then the population's own, then the options. */
function chooseMethod(values: Values, { method = {} }: PopulationFile): CorridorMethod {
  const named = values.method === undefined ? undefined : BRIDGE_METHODS.find((name) => name === values.method);
  if (values.method !== undefined && named === undefined)
    throw new AtlasError('cli.option.method', { text: values.method, methods: BRIDGE_METHODS.join(', ') }, { field: 'method' });
  const number = (option: 'cell' | 'location-error' | 'max-lag'): number | undefined => {
    const text = values[option];
    return text === undefined ? undefined : parsePositive(option, text);
  };
  return {
    method: named ?? method.method ?? DEFAULT_METHOD.method,
    cellM: number('cell') ?? method.cellM ?? DEFAULT_METHOD.cellM,
    locationErrorM: number('location-error') ?? method.locationErrorM ?? DEFAULT_METHOD.locationErrorM,
    maxLagMin: number('max-lag') ?? method.maxLagMin ?? DEFAULT_METHOD.maxLagMin,
    bufferM: method.bufferM ?? DEFAULT_METHOD.bufferM,
    minDistanceKm: method.minDistanceKm ?? DEFAULT_METHOD.minDistanceKm,
    minDaysAway: method.minDaysAway ?? DEFAULT_METHOD.minDaysAway,
  };
}

function formatFeatures(features: readonly Feature[]): string {
  // A decimetre: finer than any fix.
  const round = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
  return `${JSON.stringify({ type: 'FeatureCollection', features }, round)}\n`;
}

function areas({ corridorAreaKm2 }: CorridorResult): { low: number; medium: number; high: number } {
  const { low = 0, medium = 0, high = 0 } = corridorAreaKm2;
  return { low, medium, high };
}

/** A report with the reasons in words. */
function sayReasons<Report extends ImportReport>(report: Report): Report {
  const words = new Map(describeDropped(report).map((reason) => [reason.code, english.say(reason)]));
  const inWords = <T>(byCode: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(byCode).map(([code, value]) => [words.get(code) ?? code, value]));
  return { ...report, dropped: inWords(report.dropped), firstRows: inWords(report.firstRows) };
}

function formatReport(context: {
  readonly imported: ImportedTracks;
  readonly mapping: TableMapping | undefined;
  readonly method: CorridorMethod;
  readonly population: PopulationFile;
  readonly result: CorridorResult;
}): string {
  const { imported, mapping, method, population, result } = context;
  const { tracks, files, report: counts, notes } = imported;
  const dropped = describeDropped(counts);
  const report = {
    ...(population.name === undefined ? {} : { population: population.name }),
    ...sayReasons(counts),
    // Each file's own counts: the rows named above are those of the first file that has the reason.
    files: files.map((file) => ({ ...file, ...sayReasons({ ...file, topSpeedKmh: counts.topSpeedKmh }) })),
    ...(mapping === undefined ? {} : { import: mapping }),
    ...(population.topSpeedKmh === undefined ? {} : { topSpeedKmh: population.topSpeedKmh }),
    notes: notes.map(english.say),
    warnings: result.warnings.map(english.say),
    // The same, for programs that read the report.
    codes: { dropped, notes, warnings: result.warnings },
    method,
    seasons: population.seasons ?? 'spring-autumn',
    ...(population.yearStart === undefined ? {} : { yearStart: population.yearStart }),
    ...(population.dates === undefined ? {} : { dates: population.dates }),
    medianIntervalHours: medianIntervalHours(tracks),
    individuals: tracks.length,
    individualsWithFootprint: result.individualsWithFootprint,
    classes: Object.fromEntries(result.classes.map(({ individual, class: movement }) => [individual, movement])),
    sequences: result.sequences.length,
    areaKm2: areas(result),
    stopoverAreaKm2: result.stopoverAreaKm2,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** `atlas corridors`. */
export async function runCorridors(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joinTrackOptions(args),
    allowPositionals: true,
    options: { help: { type: 'boolean' }, out: text, population: text, cell: text, 'location-error': text, 'max-lag': text, method: text, ...TRACK_OPTIONS },
  });
  if (values.help) {
    const { minDistanceKm: distance, minDaysAway: days, cellM: cell, locationErrorM: error, maxLagMin: lag } = DEFAULT_METHOD;
    console.log(english.t('cli.corridors.help', { methods: BRIDGE_METHODS.join('|'), distance, days, cell, error, lag, tracks: describeTrackOptions() }));
    return;
  }
  if (positionals.length === 0) throw new AtlasError('cli.tracks.missing');
  const files = positionals.map(openTrackingFile);
  const { out } = values;
  if (out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  const population = values.population === undefined ? {} : readPopulation(values.population);
  const method = chooseMethod(values, population);
  const mapping = readMapping(values, population.import);
  const { topSpeedKmh, seasons = 'spring-autumn', yearStart, dates } = population;
  const imported = await readTracks(files, {
    defaultErrorM: method.locationErrorM,
    ...(mapping === undefined ? {} : { mapping }),
    ...(topSpeedKmh === undefined ? {} : { topSpeedKmh }),
  });
  const { tracks } = imported;
  checkGivenDates(dates ?? [], tracks, { file: values.population ?? '', field: 'dates' });

  const started = performance.now();
  const hours = medianIntervalHours(tracks);
  if (method.method !== 'line-buffer' && hours * 60 > method.maxLagMin) {
    throw new AtlasError(
      'cli.corridors.tooSparse',
      { interval: hours.toFixed(1), lag: (method.maxLagMin / 60).toFixed(1) },
      { file: positionals.join(', '), field: 'max-lag' },
    );
  }
  const result = await computeCorridors(tracks, method, {
    seasons,
    ...(yearStart === undefined ? {} : { yearStart }),
    ...(dates === undefined ? {} : { dates }),
  });
  const ms = Math.round((performance.now() - started) * 1000) / 1000;

  try {
    mkdirSync(out, { recursive: true });
    const write = (name: string, content: string): void => writeFileSync(join(out, name), content);
    write('corridors.geojson', formatFeatures(result.corridors));
    write('stopovers.geojson', formatFeatures(result.stopovers));
    write('routes.geojson', formatFeatures(result.routes));
    write('sequences.csv', writeSequencesCsv(result.sequences));
    write('report.json', formatReport({ imported, mapping, method, population, result }));
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: 'out' });
  }
  console.log(JSON.stringify({ sequences: result.sequences.length, areaKm2: areas(result), ms }));
}
