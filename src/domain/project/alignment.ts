import type { LonLat } from '../crossings/types.ts';

/** A feature with lines, as a file gives it, before its coordinates are checked. */
export interface RawAlignment {
  /** Position in its file, from 1. */
  readonly number: number;
  /** The file, or the layer inside an archive, that it came from. */
  readonly file: string;
  /** Empty when the file gives none. */
  readonly name: string;
  /** MultiLineString coordinates, unchecked. */
  readonly lines: readonly unknown[];
}

/** What a reader found in one layer of a file. */
export interface RawAlignments {
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
  readonly dropped: Readonly<Record<string, number>>;
}
