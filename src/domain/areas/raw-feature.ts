import type { AtlasError } from '../errors.ts';
import type { NamedSystem } from '../formats/crs/named-system.ts';
import type { Note, NoteCode } from '../notes.ts';

/** A feature as a file gives it, before its coordinates are checked. */
export interface RawFeature {
  /** Position in its layer, from 1. */
  readonly number: number;
  /** The file, or the layer inside an archive, that the feature came from. */
  readonly file: string;
  readonly id: string | number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** MultiPolygon coordinates, unchecked, in the layer's system, each ring a `FlatLine` or whatever the file has; empty when the feature has no polygon. */
  readonly polygons: readonly unknown[];
}

/** A layer's features with what was left out of them so far. */
export interface RawLayer {
  /** The layer's name inside its file; the file's where it has one layer. */
  readonly layer: string;
  readonly features: readonly RawFeature[];
  readonly featuresRead: number;
  readonly dropped: Tally;
  readonly mended: Tally;
  readonly notes: readonly Note[];
  /** The fault of the first feature that was left out because it is damaged: that of a file with no other. */
  readonly damage?: AtlasError | undefined;
  /** How the file names the system of its coordinates; undefined where they are WGS 84 degrees by the format's rules. */
  readonly system: NamedSystem | undefined;
}

/** See `CountsByCode`. */
type Reason = NoteCode | `${NoteCode}:${string}`;

/** Counts by the code of the reason. */
export class Tally {
  private readonly counts = new Map<Reason, number>();

  add(reason: Reason, count = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + count);
  }

  addAll(other: Tally): void {
    for (const [reason, count] of other.counts) this.add(reason, count);
  }

  get isEmpty(): boolean {
    return this.counts.size === 0;
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }
}
