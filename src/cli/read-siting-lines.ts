import { basename } from 'node:path';
import type { Feature, LineString, MultiLineString } from 'geojson';
import type { LonLat } from '../domain/crossings/types.ts';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { accuracyIn } from '../domain/lines/alignment.ts';
import { readAlignmentFile } from '../domain/lines/read-alignment-file.ts';
import { isOneLine } from '../domain/siting/is-one-line.ts';
import { sayNotes } from './layer-file.ts';
import { loadSqlite } from './load-sqlite.ts';
import { LINES, pickGeometry, readFeatures } from './read-geojson.ts';
import { readPlain } from './read-plain.ts';

export type LineFeature = Feature<LineString | MultiLineString>;

/** The lines of a feature, [lon, lat] degrees. */
export function placesOf({ geometry }: LineFeature): LonLat[][] {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return lines.map((line) => line.map(([lon = 0, lat = 0]): LonLat => [lon, lat]));
}

interface ReadLines {
  readonly features: readonly LineFeature[];
  /** What was assumed while they were read, in words. */
  readonly notes: readonly string[];
}

/**
 * The features with lines of a file: GeoJSON as every command reads it, else any of the formats that `atlas lines` reads.
 * @throws AtlasError naming the file where it cannot be read or has no line
 */
export async function readLines(path: string): Promise<ReadLines> {
  const other = await readOtherLines(path);
  if (other) return other;
  const features = pickGeometry(readFeatures(path), path, LINES);
  if (features.length === 0) throw new AtlasError('cli.siting.noLine', {}, { file: path });
  return { features, notes: [] };
}

/**
 * The same of a file that is not JSON; undefined of one that is, for whoever reads that a feature at a time.
 * @throws AtlasError naming the file where it cannot be read or has no line
 */
export async function readOtherLines(path: string): Promise<ReadLines | undefined> {
  const bytes = readBytes(path);
  if (mayBeJson(bytes)) return undefined;
  const { alignments, notes } = await readAlignmentFile({ name: basename(path), bytes: Uint8Array.from(bytes) }, loadSqlite, { use: 'command' });
  const features = alignments.map(({ name, named, lines }, id): LineFeature => {
    const geometry: MultiLineString = { type: 'MultiLineString', coordinates: [...lines] };
    return { type: 'Feature', id, properties: named ? { name } : {}, geometry };
  });
  return { features, notes: sayNotes(notes) };
}

function readBytes(path: string): Uint8Array {
  try {
    return readPlain(path);
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
}

/** Whether a file begins as JSON does: with a bracket or a record separator, after spaces or the mark of an encoding; so may an empty one. */
function mayBeJson(bytes: Uint8Array): boolean {
  const marks = new Set([0x00, 0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x09, 0x0a, 0x0d, 0x20]);
  const first = bytes.find((byte) => !marks.has(byte));
  return first === undefined || first === 0x7b || first === 0x5b || first === 0x1e;
}

function nameOfLine({ properties }: LineFeature): string {
  const name: unknown = properties?.['name'];
  return typeof name === 'string' || typeof name === 'number' ? String(name).trim() : '';
}

/** The name of a line, else its id: what it is chosen by. */
function labelOf(feature: LineFeature): string {
  return nameOfLine(feature) || String(feature.id ?? '');
}

interface ChosenLine {
  readonly features: readonly LineFeature[];
  /** Whether the file has what the label names. */
  readonly named: boolean;
}

/**
 * The features that a label names, by name or id; all where none is named so and they are one line.
 * @throws AtlasError naming the lines where they are several: of different names, or without names and not meeting
 */
export function chooseLine(features: readonly LineFeature[], path: string, label: string | undefined): ChosenLine {
  const named = features.filter((feature) => label !== undefined && (nameOfLine(feature) === label.trim() || String(feature.id) === label));
  if (named.length > 0) return { features: named, named: true };
  const names = new Set(features.map(nameOfLine));
  const isOne = names.size === 1 && (!names.has('') || features.length === 1 || isOneLine(features.map(placesOf)));
  if (isOne) return { features, named: false };
  const values = { n: features.length, names: listLabels(features), label: label ?? 'none' };
  throw new AtlasError(names.size > 1 ? 'cli.siting.several' : 'cli.siting.apart', values, { file: path });
}

/** Names listed at most. */
const MOST_LABELS = 10;

function listLabels(features: readonly LineFeature[]): string {
  const labels = [...new Set(features.map(labelOf))];
  return [...labels.slice(0, MOST_LABELS).map((label) => `“${label}”`), ...(labels.length > MOST_LABELS ? ['…'] : [])].join(', ');
}

/** How far the lines may lie off, metres, by their own word (`accuracyM`): the most of them. */
export function accuracyOf(features: readonly LineFeature[]): number | undefined {
  let most: number | undefined;
  for (const { properties } of features) {
    const accuracyM = accuracyIn(properties);
    if (accuracyM !== undefined && accuracyM > (most ?? 0)) most = accuracyM;
  }
  return most;
}
