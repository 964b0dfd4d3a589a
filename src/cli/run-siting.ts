import { parseArgs } from 'node:util';
import { LONGEST_STEP_H } from '../domain/crossing-events/limits.ts';
import { findGroup } from '../domain/catalog/find-group.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import { AtlasError } from '../domain/errors.ts';
import { bboxOfLines, boxHolds } from '../domain/geometry/boxes.ts';
import { FARTHEST_LON } from '../domain/geometry/on-earth.ts';
import { exchangeAxes } from '../domain/lines/exchange-axes.ts';
import { pointsOfFeatures } from '../domain/lines/points-of-features.ts';
import { chooseLocationError } from '../domain/movement/choose-settings/choose-location-error.ts';
import { summariseTracks } from '../domain/movement/choose-settings/summarise-tracks.ts';
import { siteLine } from '../domain/siting/site-line.ts';
import { noteNotStopped, whyNotStopped } from '../domain/siting/not-stopped.ts';
import type { Stretch } from '../domain/siting/profile.ts';
import { DEFAULT_SPAN_M, MOST_STRUCTURES, tidyMonths } from '../domain/siting/siting-plan.ts';
import { measureLine } from '../domain/siting/siting-line.ts';
import { saysSeveralSpecies } from '../domain/tracks/import/watch-oddities.ts';
import type { Track } from '../domain/tracks/track.ts';
import { saySitingNote } from '../i18n/say-siting-note.ts';
import { readBuiltCatalog } from './built-catalog.ts';
import { english } from './english.ts';
import { readFeatures } from './read-geojson.ts';
import { readMonths } from './read-months.ts';
import { accuracyOf, chooseLine, placesOf, readLines } from './read-siting-lines.ts';
import { describeTrackOptions, joinTrackOptions, nameParts, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from './read-tracks.ts';
import { writeSiting } from './write-siting.ts';

function readNumber(option: string, text: string | undefined, least: 'above 0' | 'any' = 'above 0'): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || (least === 'above 0' && value <= 0))
    throw new AtlasError('cli.option.notPositive', { text }, { field: option });
  return value;
}

/** Pairs of numbers, the pairs apart by semicolons; none of an option that is not given. */
function readPairs(
  option: 'existing-at' | 'exclude-at',
  text: string | undefined,
  pair: RegExp,
  isGood: (first: number, second: number) => boolean,
): [number, number][] {
  return (text === undefined ? [] : text.split(';')).map((each): [number, number] => {
    const [, first, second] = pair.exec(each.trim()) ?? [];
    const found: [number, number] = [Number(first), Number(second)];
    if (!isGood(...found)) throw new AtlasError(`cli.siting.${option}`, { text: each }, { field: `--${option}` });
    return found;
  });
}

/** `LON,LAT;LON,LAT…`, degrees. */
function readPlaces(text: string | undefined): LonLat[] {
  return readPairs('existing-at', text, /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/, (lon, lat) => Math.abs(lon) <= FARTHEST_LON && Math.abs(lat) <= 90);
}

/** `FROM-TO;FROM-TO…`, metres along the line. */
function readStretches(text: string | undefined): Stretch[] {
  return readPairs('exclude-at', text, /^(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)$/, (from, to) => from < to).map(([fromM, toM]) => ({ fromM, toM }));
}

function readPoints(path: string): LonLat[] {
  const points = pointsOfFeatures(readFeatures(path).features);
  if (points.length === 0) throw new AtlasError('cli.siting.noPoint', {}, { file: path });
  return points;
}

/**
 * Notes of stretches that end beyond a line.
 * @throws AtlasError for one that begins there
 */
function noteBeyond(closed: readonly Stretch[], lines: readonly (readonly LonLat[])[]): string[] {
  if (closed.length === 0) return [];
  const length = Math.round(measureLine(lines).lengthM);
  return closed.flatMap(({ fromM, toM }) => {
    const text = `${fromM}-${toM}`;
    if (fromM >= length) throw new AtlasError('cli.siting.excludedBeyond', { text, length }, { field: '--exclude-at' });
    return Math.floor(toM) > length ? [english.t('cli.siting.excludedOver', { text, length })] : [];
  });
}

/** Whether fixes lie in the box of lines with longitude and latitude exchanged. */
function lieAmongExchanged(lines: readonly (readonly LonLat[])[], tracks: readonly Track[]): boolean {
  const box = bboxOfLines(exchangeAxes(lines) ?? [], 1);
  return box !== undefined && tracks.some(({ lon, lat }) => lon.some((x, i) => boxHolds(box, [x, lat[i]!, x, lat[i]!])));
}

/**
 * What must be said of a species that no road, railway, fence or canal is known to stop: whose tracks they are is what the file
 * names, which animals these are what the atlas beside the command states of the species.
 */
function sayNotStopped(scientific: string | undefined): string[] {
  const catalog = scientific === undefined ? undefined : readBuiltCatalog();
  const group = scientific === undefined || !catalog ? undefined : findGroup(scientific, catalog, undefined)?.value;
  const because = scientific === undefined || group === undefined ? undefined : whyNotStopped({ scientific, group }, undefined);
  return because === undefined ? [] : [english.say(noteNotStopped(because))];
}

/** `atlas siting`. */
export async function runSiting(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joinTrackOptions(args),
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      line: text,
      structures: text,
      span: text,
      step: text,
      existing: text,
      exclude: text,
      'existing-at': text,
      'exclude-at': text,
      group: text,
      months: text,
      out: text,
      'line-accuracy': text,
      'location-error': text,
      'max-lag': text,
      seed: text,
      ...TRACK_OPTIONS,
    },
  });
  if (values.help) {
    console.log(english.t('cli.siting.help', { span: DEFAULT_SPAN_M, most: MOST_STRUCTURES, lag: LONGEST_STEP_H * 60, tracks: describeTrackOptions() }));
    return;
  }
  if (positionals.length === 0) throw new AtlasError('cli.tracks.missing');
  const files = positionals.map(openTrackingFile);
  if (values.line === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--line' });
  if (values.out !== undefined && !/\.(?:json|csv|geojson)$/.test(values.out)) throw new AtlasError('cli.option.out', { text: values.out }, { field: 'out' });
  const lineFile = values.line;
  const read = await readLines(lineFile);
  const { features, named } = chooseLine(read.features, lineFile, values.group);
  const lines = features.flatMap(placesOf);
  const existing = [...(values.existing === undefined ? [] : readPoints(values.existing)), ...readPlaces(values['existing-at'])];
  const excluded = values.exclude === undefined ? [] : (await readLines(values.exclude)).features.flatMap(placesOf);
  const closed = readStretches(values['exclude-at']);
  const beyond = noteBeyond(closed, lines);
  const structures = readNumber('structures', values.structures, 'any') ?? 1;
  const spanM = readNumber('span', values.span) ?? DEFAULT_SPAN_M;
  const stepM = readNumber('step', values.step);
  const errorM = readNumber('location-error', values['location-error']);
  const maxLagMin = readNumber('max-lag', values['max-lag']);
  const accuracyM = readNumber('line-accuracy', values['line-accuracy']) ?? accuracyOf(features);
  const seed = readNumber('seed', values.seed);
  const months = tidyMonths(readMonths('months', values.months));
  const mapping = readMapping(values, undefined);
  const {
    tracks,
    sensors,
    notes: oddities,
    species: taxon,
  } = await readTracks(files, { topSpeedKmh: 'choose', ...(mapping === undefined ? {} : { mapping }) }, nameParts(values, undefined, undefined));

  const started = performance.now();
  const refuseExchanged = (error: unknown): never => {
    if (error instanceof AtlasError && error.code === 'siting.neverNear' && lieAmongExchanged(lines, tracks))
      throw new AtlasError('cli.siting.exchanged', {}, { file: lineFile });
    throw error;
  };
  const result = await siteLine({
    tracks,
    lines,
    structures,
    spanM,
    stepM,
    locationErrorM: errorM ?? chooseLocationError(summariseTracks(tracks, sensors)).value,
    maxLagHours: maxLagMin === undefined ? LONGEST_STEP_H : maxLagMin / 60,
    accuracyM,
    existing,
    excluded,
    closed,
    months,
    seed,
  }).catch(refuseExchanged);
  const ms = performance.now() - started;
  const unnamed = values.group !== undefined && !named ? [english.t('cli.siting.label', { label: values.group })] : [];
  const told = { months: result.use.months, monthsUntracked: result.summary.monthsUntracked };
  const species = oddities.filter(saysSeveralSpecies).map((note) => english.say(note));
  const notes = [...sayNotStopped(taxon), ...species, ...result.notes.map((note) => saySitingNote(note, told, english)), ...read.notes, ...beyond, ...unnamed];
  writeSiting(result, { out: values.out, group: values.group, spanM, accuracyM, ms, notes });
}
