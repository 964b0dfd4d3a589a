import { Damage } from '../areas/damage.ts';
import { Tally } from '../areas/raw-feature.ts';
import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import { hintOf, type SystemHint } from '../formats/crs/named-system.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { isOnEarth } from '../geometry/on-earth.ts';
import { type Note, noteOf } from '../notes.ts';
import { countZeroPositions } from './zero-positions.ts';
import type { Alignment, AlignmentFile, CheckedLine, LineForm, RawAlignment, RawAlignments } from './alignment.ts';

/**
 * Positions that a file of lines may have, by what it is read for: beyond its limit a project takes longer than a second
 * to assess, and barriers to keep and cut.
 */
export const MOST_POSITIONS = { project: 500_000, barriers: 3_000_000, command: 3_000_000 };
const NO_FOLDERS: readonly string[] = [];
/** What a file of lines is read for. */
export type LineUse = keyof typeof MOST_POSITIONS;

/**
 * Check the coordinates of a file's lines. Repeated positions are taken out; heights are ignored.
 * @param layers on WGS 84
 * @param form what the lines are kept as
 * A feature with a position off the Earth is left out and named, where most of the file is in degrees, and so is one whose
 * positions are no numbers.
 * @throws AtlasError naming the file, the feature (as `row`) and the field where most coordinates are no degrees
 *   (`lines.exchanged` where they would be, latitude first), or where no line is left
 */
export function collectAlignments<L>(
  layers: readonly RawAlignments[],
  file: string,
  form: LineForm<L>,
  use: LineUse = 'project',
): Omit<AlignmentFile<L>, 'layers'> {
  const dropped = new Tally();
  const most = MOST_POSITIONS[use];
  const alignments: Alignment<L>[] = [];
  const several = layers.filter((layer) => layer.alignments.length > 0).length > 1;
  let positions = 0;
  const faulty: BadFeature[] = [];
  const lengthless: Note[] = [];
  const zeroes: { n: number; first?: RawAlignment } = { n: 0 };
  /** Whether no longitude of the lines that are kept would be none as a latitude. */
  let fitsExchanged = true;
  const damage = new Damage();
  for (const layer of layers) {
    dropped.addAll(layer.dropped);
    const hint = hintOf(layer.system);
    const layerOf = several ? inLayer(nameOfLayer(layer.layer)) : (inside: readonly string[]) => inside;
    for (const raw of layer.alignments) {
      let checkedLines: readonly CheckedLine[] = [];
      if (arePlain(raw.lines)) checkedLines = raw.lines;
      else {
        const checked: LonLat[][] = [];
        const bad = findBadPosition(raw, hint);
        if (bad) {
          // What the rest of the file is in says whether this is a slip or another system.
          faulty.push(bad);
          dropped.add('dropped.notOnEarth');
          continue;
        }
        if (!damage.try(() => raw.lines.forEach((line) => void checked.push(checkLine(line, raw, hint))), dropped)) continue;
        checkedLines = checked;
      }
      let short = 0;
      for (const { length } of checkedLines) {
        positions += length;
        if (length < 2) short += 1;
      }
      if (positions > most) throw new AtlasError('lines.tooManyPositions', { most, use }, { file, row: raw.number, field: 'geometry' });
      if (short > 0) dropped.add('dropped.shortLines', short);
      if (short === checkedLines.length) {
        if (short > 0 && lengthless.length < MOST_NAMED)
          lengthless.push(noteOf('imported.noLength', { file: raw.file, feature: raw.number, name: raw.name.trim().slice(0, 60) || 'none' }));
        continue;
      }
      fitsExchanged &&= checkedLines.every(isWithinQuarter);
      const zeros = checkedLines.reduce((sum, line) => sum + countZeroPositions(line), 0);
      if (zeros > 0) {
        zeroes.n += zeros;
        zeroes.first ??= raw;
      }
      const lines = form.of(short === 0 ? checkedLines : checkedLines.filter(({ length }) => length > 1));
      const name = raw.name.trim().slice(0, 200);
      const folders = layerOf(raw.folders ?? NO_FOLDERS);
      alignments.push({
        name: name || `${file} ${raw.number}`,
        named: name !== '',
        folders,
        ...(raw.accuracyM === undefined ? {} : { accuracyM: raw.accuracyM }),
        lines,
      });
    }
  }
  const featuresRead = layers.reduce((sum, layer) => sum + layer.featuresRead, 0);
  const notes = [...layers.flatMap((layer) => layer.notes), ...damage.notes, ...faulty.slice(0, MOST_NAMED).map(({ note }) => note), ...lengthless];
  const { first: zero, n: zeroPositions } = zeroes;
  if (zero)
    notes.push(noteOf('imported.zeroPositions', { file: zero.file, feature: zero.number, name: zero.name.trim().slice(0, 60) || 'none', n: zeroPositions }));
  const [first] = faulty;
  if (first) {
    const inDegrees = positions + faulty.reduce((sum, { good }) => sum + good, 0);
    const outside = faulty.reduce((sum, { bad }) => sum + bad, 0);
    if (outside >= inDegrees) throw faulty.every(({ exchangeable }) => exchangeable) ? first.fault('lines.exchanged') : first.fault('lines.notDegrees');
    if (alignments.length === 0) throw first.fault('lines.badPosition');
    // A slip is one feature; what lies off the Earth again and again, and never would exchanged, is none.
    if (fitsExchanged && faulty.length > 1 && outside * 10 >= inDegrees && faulty.every(({ exchangeable }) => exchangeable))
      notes.push(noteOf('imported.partlyExchanged', { file, n: faulty.length }));
  }
  if (alignments.length === 0)
    throw layers.find((layer) => layer.damage)?.damage ?? damage.first ?? refuseEmpty(file, featuresRead, dropped.toRecord(), use, notes);
  return { alignments, featuresRead, dropped: dropped.toRecord(), notes };
}

/** Features left out that are named each; the others are counted. */
const MOST_NAMED = 3;

/** A feature with positions that are no degrees. */
interface BadFeature {
  /** How many of its positions are, and how many are not. */
  readonly good: number;
  readonly bad: number;
  /** Whether all would be on Earth were they latitude first. */
  readonly exchangeable: boolean;
  readonly note: Note;
  fault(code: 'lines.exchanged' | 'lines.notDegrees' | 'lines.badPosition'): AtlasError;
}

/** What of a feature lies off the Earth; undefined where nothing does, or where its positions are no numbers, which is another fault. */
function findBadPosition({ lines, file, number }: RawAlignment, hint: SystemHint): BadFeature | undefined {
  let [good, bad] = [0, 0];
  let exchangeable = true;
  let first: { position: number; lon: string; lat: string } | undefined;
  for (const each of lines) {
    const line = each instanceof FlatLine ? each.toPositions() : each;
    if (!isList(line)) return undefined;
    for (let at = 0; at < line.length; at++) {
      const position = line[at];
      if (!isList(position)) return undefined;
      const [lon, lat] = position;
      if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) return undefined;
      if (Math.abs(lon) > 90 || Math.abs(lat) > 180) exchangeable = false;
      if (isOnEarth(lon, lat)) good += 1;
      else {
        bad += 1;
        first ??= { position: at + 1, lon: String(lon), lat: String(lat) };
      }
    }
  }
  if (!first) return undefined;
  const place = first;
  return {
    good,
    bad,
    exchangeable,
    note: noteOf('imported.badPosition', { feature: number, file, ...place }),
    fault: (code) => new AtlasError(code, { ...place, ...(code === 'lines.notDegrees' ? { hint } : {}) }, { file, row: number, field: 'geometry' }),
  };
}

/** Whether every longitude of a line could be a latitude. */
function isWithinQuarter(line: CheckedLine): boolean {
  if (!(line instanceof FlatLine)) return line.every(([lon]) => Math.abs(lon) <= 90);
  let within = true;
  line.forEach((lon) => {
    if (Math.abs(lon) > 90) within = false;
  });
  return within;
}

/** Folders with the layer around them, one list for all lines of a folder. */
function inLayer(layer: string): (inside: readonly string[]) => readonly string[] {
  const known = new Map<readonly string[], readonly string[]>();
  return (inside) => {
    const found = known.get(inside) ?? [layer, ...inside];
    known.set(inside, found);
    return found;
  };
}

/** A path in an archive is called by its file's name. */
function nameOfLayer(layer: string): string {
  return layer.replace(/^.*\//, '').replace(/\.(kml|geojsonl?|geojsons|ndjson|json|gpx|fgb)$/i, '') || layer;
}

function refuseEmpty(file: string, n: number, dropped: Readonly<Record<string, number>>, use: LineUse, notes: readonly Note[]): AtlasError {
  const polygons = dropped['dropped.polygons'] ?? 0;
  const links = notes.find(({ code }) => code === 'imported.kmlLinks');
  if (links) return new AtlasError('lines.linksOnly', { n, link: links.values['link'] ?? '' }, { file, field: 'geometry' });
  if (polygons > 0) return new AtlasError('lines.polygons', { n: polygons, use }, { file, field: 'geometry' });
  return new AtlasError(n === 0 ? 'file.noFeatures' : 'lines.noLine', { n, use }, { file, field: 'geometry' });
}

/**
 * The positions of a line as a file gives it, checked: repeated ones are taken out, heights are ignored.
 * @param hint what the file says of its coordinates' system, for the error on those that are no degrees
 * @throws AtlasError naming the file and the feature
 */
export function checkLine(line: unknown, { file, number }: Pick<RawAlignment, 'file' | 'number'>, hint: SystemHint = 'degrees'): LonLat[] {
  const fail = (what: Note): AtlasError => new AtlasError('lines.badGeometry', { what }, { file, row: number, field: 'geometry' });
  const positions = line instanceof FlatLine ? line.toPositions() : line;
  if (!isList(positions)) throw fail(noteOf('lines.noList'));
  // As most are: a copy of every position would take as much memory as the file's own.
  if (isPlainLine(positions)) return positions;
  const checked: LonLat[] = [];
  for (const [at, position] of positions.entries()) {
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      throw fail(noteOf('lines.notNumbers', { position: at + 1 }));
    if (!isOnEarth(lon, lat)) {
      throw new AtlasError('lines.notDegrees', { position: at + 1, lon: String(lon), lat: String(lat), hint }, { file, row: number, field: 'geometry' });
    }
    const last = checked.at(-1);
    if (!last || last[0] !== lon || last[1] !== lat) checked.push([lon, lat]);
  }
  return checked;
}

/** Whether lines are as `isPlainLine`, as those of most features are: then nothing is copied, nor looked at again. */
function arePlain(lines: readonly unknown[]): lines is CheckedLine[] {
  return lines.every((line) => (line instanceof FlatLine ? isPlainFlat(line) : isList(line) && isPlainLine(line)));
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** Whether a line is nothing but [lon, lat] within bounds, none of them repeated. */
function isPlainLine(line: unknown[]): line is LonLat[] {
  let [lastLon, lastLat] = [Number.NaN, Number.NaN];
  for (const position of line) {
    if (!Array.isArray(position) || position.length !== 2) return false;
    const [lon, lat]: readonly unknown[] = position;
    if (typeof lon !== 'number' || typeof lat !== 'number' || !isOnEarth(lon, lat)) return false;
    if (lon === lastLon && lat === lastLat) return false;
    [lastLon, lastLat] = [lon, lat];
  }
  return true;
}

function isPlainFlat({ coords, start, length }: FlatLine): boolean {
  let [lastLon, lastLat] = [Number.NaN, Number.NaN];
  for (let at = start; at < start + 2 * length; at += 2) {
    const lon = coords[at]!;
    const lat = coords[at + 1]!;
    if (!isOnEarth(lon, lat) || (lon === lastLon && lat === lastLat)) return false;
    lastLon = lon;
    lastLat = lat;
  }
  return true;
}
