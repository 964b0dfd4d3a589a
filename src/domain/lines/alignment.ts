import type { CountsByCode } from '../notes.ts';
import type { LonLat } from '../crossings/types.ts';

/** A feature with lines, as a file gives it, before its coordinates are checked. */
export interface RawAlignment {
  /** Position in its file, from 1. */
  readonly number: number;
  /** The file, or the layer inside an archive, that it came from. */
  readonly file: string;
  /** Empty when the file gives none. */
  readonly name: string;
  /** Its attributes, as the file has them. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** MultiLineString coordinates, unchecked. */
  readonly lines: readonly unknown[];
}

/** What a reader found in one layer of a file. */
export interface RawAlignments {
  /** The layer's name inside its file; the file's where it has one layer. */
  readonly layer: string;
  readonly alignments: readonly RawAlignment[];
  readonly featuresRead: number;
  /** Features of other kinds. */
  readonly points: number;
  readonly polygons: number;
}

/** One line feature of a file: an alternative, or a part of one. */
export interface Alignment {
  /** Never empty. */
  readonly name: string;
  /** [lon, lat] in WGS 84 degrees; at least one line, each of two positions or more. */
  readonly lines: LonLat[][];
}

export interface AlignmentFile {
  readonly alignments: readonly Alignment[];
  readonly featuresRead: number;
  /** What was left out, by reason. */
  readonly dropped: CountsByCode;
}

/** More names than this are the stretches of one line, not ways it could run. */
const MOST_GROUPS = 8;

/**
 * The alternatives that a file's lines make: lines of one name are one alternative; lines without names of their own,
 * or with more names than anyone compares, are the parts of a single one, named after the file.
 */
export function groupAlignments(alignments: readonly Alignment[], file: string): { name: string; lines: LonLat[][] }[] {
  const whole = file.replace(/\.[a-z]+$/i, '');
  const groups = new Map<string, LonLat[][]>();
  for (const { name, lines } of alignments) {
    const group = /\.(geojson|json|kml|kmz|gpx|zip|shp|gpkg|fgb)[^.]* \d+$/i.test(name) ? whole : name;
    groups.set(group, [...(groups.get(group) ?? []), ...lines]);
  }
  if (groups.size > MOST_GROUPS) return [{ name: whole, lines: alignments.flatMap(({ lines }) => lines) }];
  return [...groups].map(([name, lines]) => ({ name, lines }));
}

const NAME_COLUMNS = ['name', 'title', 'label', 'alternative', 'option', 'nom', 'nombre', 'id'];

/** The name among a feature's attributes, columns compared without case; empty when there is none. */
export function nameOf(properties: Readonly<Record<string, unknown>>): string {
  const columns = Object.keys(properties);
  for (const known of NAME_COLUMNS) {
    for (const column of columns) {
      const value = column.toLowerCase() === known ? properties[column] : undefined;
      if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return String(value).trim();
    }
  }
  return '';
}
