import { LONGEST_BRIDGE_MIN } from '../domain/movement/choose-settings/choose-bridges.ts';
import { BRIDGE_METHODS } from '../domain/movement/corridor-method.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Feature } from 'geojson';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { chooseSeasons } from '../domain/movement/choose-settings/choose-seasons.ts';
import { chooseSettings, type GivenMethod, namesOfChosen, type Settings, useCell } from '../domain/movement/choose-settings/choose-settings.ts';
import { summariseTracks } from '../domain/movement/choose-settings/summarise-tracks.ts';
import { computeWithSample } from '../domain/movement/corridors/tell-sample.ts';
import { countOrigins } from '../domain/movement/sequences/confirmations.ts';
import { checkGivenDates } from '../domain/movement/sequences/given-dates.ts';
import { writeSequencesCsv } from '../domain/movement/sequences/write-sequences-csv.ts';
import { describeOutcome, type Outcome, otherWarnings } from '../domain/movement/describe-outcome.ts';
import { drawMovement } from '../domain/movement/movement-lines.ts';
import type { CorridorResult } from '../domain/movement/types.ts';
import type { ImportedTracks } from '../domain/tracks/import/import-types.ts';
import { saysSeveralSpecies } from '../domain/tracks/import/watch-oddities.ts';
import type { TableMapping } from '../domain/tracks/import/table-mapping.ts';
import { describeDropped, type ImportReport, medianIntervalHours } from '../domain/tracks/track.ts';
import { type PopulationFile, readPopulation } from './read-population.ts';
import { describeTrackOptions, joinTrackOptions, nameParts, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from './read-tracks.ts';
import { english } from './english.ts';

type Values = Readonly<Partial<Record<'out' | 'population' | 'cell' | 'location-error' | 'max-lag' | 'method', string>>>;

function parsePositive(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) throw new AtlasError('cli.option.notPositive', { text }, { field: option });
  return value;
}

/** What is given of the method: the options, else the population's own. */
function readGiven(values: Values, { method = {} }: PopulationFile): GivenMethod {
  const named = values.method === undefined ? undefined : BRIDGE_METHODS.find((name) => name === values.method);
  if (values.method !== undefined && named === undefined)
    throw new AtlasError('cli.option.method', { text: values.method, methods: BRIDGE_METHODS.join(', ') }, { field: 'method' });
  const number = (option: 'cell' | 'location-error' | 'max-lag'): number | undefined => {
    const text = values[option];
    return text === undefined ? undefined : parsePositive(option, text);
  };
  return {
    ...method,
    method: named ?? method.method,
    cellM: number('cell') ?? method.cellM,
    locationErrorM: number('location-error') ?? method.locationErrorM,
    maxLagMin: number('max-lag') ?? method.maxLagMin,
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

/** A file's name, with its folders where another file has the same. */
function shortName(path: string, files: readonly { readonly file: string }[]): string {
  const name = basename(path);
  return files.filter(({ file }) => basename(file) === name).length > 1 ? path : name;
}

function formatReport(context: {
  readonly imported: ImportedTracks;
  readonly mapping: TableMapping | undefined;
  readonly settings: Settings;
  readonly population: PopulationFile;
  readonly result: CorridorResult;
  readonly outcome: Outcome;
}): string {
  const { imported, mapping, settings, population, result, outcome } = context;
  const { method } = settings;
  // Where migrations were found and none can be drawn, “no migration was found” would be false.
  const warnings = outcome.kind === 'movement' ? result.warnings : otherWarnings(result);
  const seasons = population.seasons ?? chooseSeasons(result.sequences, 'spring-autumn');
  const chosen = {
    ...settings.chosen,
    ...(imported.topSpeed && { topSpeedKmh: imported.topSpeed }),
    ...(typeof seasons === 'object' && { seasons }),
  };
  const { tracks, files, report: counts, notes } = imported;
  const dropped = describeDropped(counts);
  const report = {
    ...(population.name === undefined ? {} : { population: population.name }),
    ...sayReasons(counts),
    sensors: imported.sensors,
    // Each file's own counts: the rows named above are those of the first file that has the reason.
    files: files.map((file) => ({ ...sayReasons({ ...file, topSpeedKmh: counts.topSpeedKmh }), file: shortName(file.file, files) })),
    ...(mapping === undefined ? {} : { import: mapping }),
    notes: notes.map(english.say),
    warnings: warnings.map(english.say),
    // The same, for programs that read the report.
    codes: { dropped, notes, warnings, statement: outcome.statement, chosen: mapEntries(chosen, ({ because }) => because) },
    result: outcome.kind,
    statement: english.say(outcome.statement),
    method,
    // What nobody gave, and why it is what it is.
    chosen: mapEntries(chosen, ({ value, because }) => ({ value, because: english.say(because) })),
    seasons: typeof seasons === 'object' ? seasons.value : seasons,
    ...(population.yearStart === undefined ? {} : { yearStart: population.yearStart }),
    ...(population.dates === undefined ? {} : { dates: population.dates }),
    medianIntervalHours: medianIntervalHours(tracks),
    individuals: tracks.length,
    individualsWithFootprint: result.individualsWithFootprint,
    classes: Object.fromEntries(result.classes.map(({ individual, class: movement }) => [individual, movement])),
    sequences: result.sequences.length,
    migrations: countOrigins(result.sequences, new Set(population.dates?.map(({ individual }) => individual)), population.confirmations ?? []),
    areaKm2: areas(result),
    stopoverAreaKm2: result.stopoverAreaKm2,
    ...(result.representativeness ? { representativeness: result.representativeness } : {}),
    ...(result.bottlenecks ? { bottlenecks: result.bottlenecks } : {}),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function mapEntries<From, To>(entries: Readonly<Record<string, From>>, change: (entry: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
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
    console.log(english.t('cli.corridors.help', { methods: BRIDGE_METHODS.join('|'), lag: LONGEST_BRIDGE_MIN, tracks: describeTrackOptions() }));
    return;
  }
  if (positionals.length === 0) throw new AtlasError('cli.tracks.missing');
  const files = positionals.map(openTrackingFile);
  const { out } = values;
  if (out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  const population = values.population === undefined ? {} : readPopulation(values.population);
  const given = readGiven(values, population);
  const mapping = readMapping(values, population.import);
  const { topSpeedKmh = 'choose', seasons = 'spring-autumn', yearStart, dates, confirmations } = population;
  const imported = await readTracks(
    files,
    { ...(mapping === undefined ? {} : { mapping }), topSpeedKmh },
    nameParts(values, population.import, values.population),
  );
  const { tracks, sensors } = imported;
  checkGivenDates(dates ?? [], tracks, { file: values.population ?? '', field: 'dates' });

  const started = performance.now();
  const settings = chooseSettings(summariseTracks(tracks, sensors), given);
  const hours = medianIntervalHours(tracks);
  if (given.maxLagMin !== undefined && given.method !== undefined && given.method !== 'line-buffer' && hours * 60 > given.maxLagMin) {
    throw new AtlasError(
      'cli.corridors.tooSparse',
      { interval: hours.toFixed(1), lag: (given.maxLagMin / 60).toFixed(1) },
      { file: positionals.join(', '), field: 'max-lag' },
    );
  }
  const result = await computeWithSample(tracks, settings.method, {
    seasons,
    ...(yearStart === undefined ? {} : { yearStart }),
    ...(dates === undefined ? {} : { dates }),
    chosen: namesOfChosen(settings),
    ...(confirmations === undefined ? {} : { confirmations }),
  });
  const used = useCell(settings, result.cellM);
  const outcome = describeOutcome(result, used.method, tracks.length);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;

  try {
    mkdirSync(out, { recursive: true });
    const write = (name: string, content: string): void => writeFileSync(join(out, name), content);
    write('corridors.geojson', formatFeatures(result.corridors));
    write('stopovers.geojson', formatFeatures(result.stopovers));
    write('routes.geojson', formatFeatures(outcome.kind === 'movement' ? drawMovement(tracks) : result.routes));
    write('sequences.csv', writeSequencesCsv(result.sequences));
    write('report.json', formatReport({ imported, mapping, settings: used, population, result, outcome }));
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: 'out' });
  }
  const says = [outcome.statement, ...imported.notes.filter(saysSeveralSpecies), ...otherWarnings(result)].map(english.say);
  console.log(JSON.stringify({ result: outcome.kind, individuals: tracks.length, sequences: result.sequences.length, areaKm2: areas(result), says, ms }));
}
