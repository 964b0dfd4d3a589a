import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Position } from 'geojson';
import { drawCorridorGrid } from '../domain/assessment/corridor-grid.ts';
import { Tally } from '../domain/areas/raw-feature.ts';
import { BEHAVIOUR_DEFAULTS, classifyAtBarriers } from '../domain/crossing-events/barrier-behaviours.ts';
import type { BarrierLines } from '../domain/crossing-events/barriers-near-tracks.ts';
import { gridBarriers } from '../domain/crossing-events/grid-barriers.ts';
import { NEAR_M } from '../domain/crossing-events/limits.ts';
import { cellSideM, findPartsJoined } from '../domain/crossing-events/parts-joined.ts';
import { animalYears, rankBarriers } from '../domain/crossing-events/rank-barriers.ts';
import { samplingIntervalHours } from '../domain/crossing-events/sampling-interval.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { type FlatLine, FlatStore } from '../domain/geometry/flat-line.ts';
import { bboxOfFeatures } from '../domain/geometry/boxes.ts';
import { createGeojsonSource } from '../domain/tiles/geojson-source.ts';
import type { TileLayer } from '../domain/tiles/tile-source.ts';
import { USE_CLASSES } from '../domain/movement/types.ts';
import { saysSeveralSpecies } from '../domain/tracks/import/watch-oddities.ts';
import type { Track } from '../domain/tracks/track.ts';
import { english } from './english.ts';
import { describeBarrier, describeVisit, formatBarriers, formatEvents, rankedFile, round } from './write-crossing-events.ts';
import { sayCounts } from './layer-file.ts';
import { readOtherLines } from './read-siting-lines.ts';
import { eachFeature, LINES, pickEach, pickGeometry, POLYGONS, readFeatures } from './read-geojson.ts';
import { describeTrackOptions, joinTrackOptions, nameParts, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from './read-tracks.ts';

/** Location error of fixes that have none of their own; behaviours do not hang on it. */
const LOCATION_ERROR_M = 20;

function readNumber(option: string, text: string | undefined, left: number, least: 'positive' | 'count'): number {
  if (text === undefined) return left;
  const value = Number(text);
  const isGood = text.trim() !== '' && Number.isFinite(value) && (least === 'positive' ? value > 0 : value >= 0 && Number.isInteger(value));
  if (!isGood) throw new AtlasError(least === 'positive' ? 'cli.option.notPositive' : 'cli.option.notCount', { text }, { field: option });
  return value;
}

/** A barrier whose positions become lists as they are asked for: of millions the lists would take a second and 100 MB. */
class FlatBarrier implements BarrierLines {
  readonly name = '';

  constructor(
    readonly feature: string | number,
    private readonly flat: readonly FlatLine[],
  ) {}

  get id(): string {
    return String(this.feature);
  }

  get lines(): LonLat[][] {
    return this.flat.map((line) => line.toPositions());
  }
}

/** What a file that has no ids calls a feature. */
function nameInFile(properties: Readonly<Record<string, unknown>> | null): string | undefined {
  const name = properties?.['name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Features named at most. */
const MOST_NAMED = 10;

/** What a reader finds features by, in a file: names or ids. */
function listNames(names: readonly (string | number)[]): string {
  return [...names.slice(0, MOST_NAMED).map((name) => `“${name}”`), ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

/** Whether a line leads anywhere: one whose positions are all one place is a point, beside which animals would be held by nothing. */
function hasLength(line: readonly Position[]): boolean {
  const [x, y] = line[0] ?? [];
  return line.some((place) => place[0] !== x || place[1] !== y);
}

interface Barriers {
  readonly barriers: readonly FlatBarrier[];
  /** What was left out of them, in words. */
  readonly notes: readonly string[];
}

/** @throws AtlasError naming the file where it has no line of any length */
async function readBarriers(path: string, left: Tally): Promise<Barriers> {
  const store = new FlatStore();
  const barriers: FlatBarrier[] = [];
  const points: (string | number)[] = [];
  const other = await readOtherLines(path);
  for (const note of other?.notes ?? []) console.error(note);
  for (const { id, properties, geometry } of other?.features ?? pickEach(eachFeature(path), path, LINES, left)) {
    const lines = (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).filter(hasLength);
    const named = nameInFile(other ? properties : null) ?? id ?? '';
    const alsoNamed = nameInFile(properties);
    if (lines.length === 0) points.push(alsoNamed === undefined || alsoNamed === named ? named : `${named}: ${alsoNamed}`);
    else
      barriers.push(
        new FlatBarrier(
          named,
          lines.map((line) => store.add(line)),
        ),
      );
  }
  if (points.length > 0 && barriers.length === 0) throw new AtlasError('cli.crossing-events.noneLong', { names: listNames(points) }, { file: path });
  const notes = points.length === 0 ? [] : [english.t('cli.crossing-events.noLength', { file: path, n: points.length, names: listNames(points) })];
  return { barriers, notes };
}

/** Corridors are cut into tiles down to this zoom; their grid takes the deepest with few enough of them. */
const CORRIDOR_ZOOM = 12;

/** @throws AtlasError where no polygon has a use class */
function openCorridors(path: string, left: Tally): TileLayer {
  const features = pickGeometry(readFeatures(path), path, POLYGONS, left).filter(({ properties }) => USE_CLASSES.some((use) => use === properties?.['use']));
  const bbox = bboxOfFeatures(features);
  if (!bbox) throw new AtlasError('cli.crossing-events.noUse', { text: path }, { field: '--corridors' });
  const sourceLayer = 'corridors';
  return { source: createGeojsonSource(features, { sourceLayer, maxZoom: CORRIDOR_ZOOM }), sourceLayer, zoom: CORRIDOR_ZOOM, bbox, title: path };
}

/** `atlas crossing-events`. */
export async function runCrossingEvents(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joinTrackOptions(args),
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      barriers: text,
      corridors: text,
      distance: text,
      'bounce-h': text,
      'trap-h': text,
      'window-h': text,
      'max-cross': text,
      out: text,
      ...TRACK_OPTIONS,
    },
  });
  if (values.help) return console.log(english.t('cli.crossing-events.help', { distance: NEAR_M, tracks: describeTrackOptions() }));
  if (positionals.length === 0) throw new AtlasError('cli.tracks.missing');
  const files = positionals.map(openTrackingFile);
  if (values.barriers === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--barriers' });
  const extension = values.out === undefined ? 'json' : (/\.(json|csv)$/.exec(values.out)?.[1] ?? '');
  if (extension === '') throw new AtlasError('cli.crossing-events.out', { text: values.out ?? '' }, { field: 'out' });
  const distanceM = readNumber('distance', values.distance, NEAR_M, 'positive');
  const shortHours = readNumber('bounce-h', values['bounce-h'], BEHAVIOUR_DEFAULTS.shortHours, 'positive');
  const trappedHours = readNumber('trap-h', values['trap-h'], BEHAVIOUR_DEFAULTS.trappedHours, 'positive');
  const windowHours = readNumber('window-h', values['window-h'], BEHAVIOUR_DEFAULTS.windowHours, 'positive');
  const maxCross = readNumber('max-cross', values['max-cross'], BEHAVIOUR_DEFAULTS.maxCross, 'count');
  const mapping = readMapping(values, undefined);
  const left = new Tally();
  const { barriers, notes: lengthless } = await readBarriers(values.barriers, left);
  const corridors = values.corridors === undefined ? undefined : openCorridors(values.corridors, left);
  const leftOut = sayCounts(left.toRecord());
  const { tracks, notes } = await readTracks(
    files,
    { defaultErrorM: LOCATION_ERROR_M, ...(mapping === undefined ? {} : { mapping }) },
    nameParts(values, undefined, undefined),
  );

  const told = [...notes.filter(saysSeveralSpecies).map((note) => english.say(note)), ...lengthless];
  const started = performance.now();
  const intervals = new Map(tracks.map((track) => [track, samplingIntervalHours(track)]));
  const isFine = (track: Track): boolean => (intervals.get(track) ?? 0) > 0 && (intervals.get(track) ?? 0) <= shortHours;
  const fine = tracks.filter(isFine);
  // Where no track can be told nothing is asked of it, and of millions of vertices it takes seconds and 100 MB.
  const index = fine.length > 0 ? gridBarriers(barriers, distanceM) : undefined;
  const visits = index
    ? fine.flatMap((track) =>
        classifyAtBarriers(track, index, { distanceM, intervalHours: intervals.get(track) ?? 0, shortHours, trappedHours, windowHours, maxCross }),
      )
    : [];
  const years = animalYears(fine);
  const ranked = rankBarriers(visits, years);
  const grid = corridors && (await drawCorridorGrid(corridors));
  const which = ranked.map(({ barrier }) => barrier);
  const removals = corridors && grid && (await findPartsJoined(barriers, which, corridors, grid));
  const ms = round(performance.now() - started, 3);

  const nameOf = (barrier: number): string | number => barriers[barrier]?.feature ?? barrier;
  const events = visits.map((visit) => describeVisit(visit, nameOf));
  const untold = tracks.filter((track) => !isFine(track)).map((track) => ({ individual: track.individual, intervalHours: intervals.get(track) ?? 0 }));
  if (untold.length > 0) console.error(english.t('cli.crossing-events.untold', { n: untold.length, hours: shortHours }));
  const report = {
    events,
    barriers: ranked.map((one) => describeBarrier(one, nameOf, removals)),
    individuals: new Set(fine.map(({ individual }) => individual)).size,
    animalYears: round(years, 4),
    untold,
    ...(grid ? { partsCellM: round(cellSideM(grid), 1) } : {}),
    chosen: { distanceM: { value: distanceM, because: english.t(values.distance === undefined ? 'cli.crossing-events.distance' : 'cli.network.given') } },
    leftOut,
    ...(told.length > 0 ? { notes: told } : {}),
    ms,
  };
  if (values.out === undefined) return console.log(JSON.stringify(report));
  try {
    if (extension === 'json') writeFileSync(values.out, `${JSON.stringify(report)}\n`);
    else {
      writeFileSync(values.out, formatEvents(events));
      writeFileSync(rankedFile(values.out), formatBarriers(ranked, nameOf, removals));
    }
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: values.out, detail: reasonOf(error) }, { field: 'out' });
  }
  const types: Record<string, number> = {};
  for (const { type } of events) types[type] = (types[type] ?? 0) + 1;
  console.log(JSON.stringify({ events: events.length, types, barriers: ranked.length, ...(told.length > 0 ? { notes: told } : {}), ms }));
}
