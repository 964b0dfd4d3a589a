/** A feature as a file gives it, before its coordinates are checked. */
export interface RawFeature {
  /** Position in its layer, from 1. */
  readonly number: number;
  /** The file, or the layer inside an archive, that the feature came from. */
  readonly file: string;
  readonly id: string | number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** MultiPolygon coordinates, unchecked; empty when the feature has no polygon. */
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
  readonly notes: readonly string[];
  /** Said when coordinates lie outside degrees, to explain how the file declares its projection. */
  readonly projectionHint: string | undefined;
}

/** Counts by reason. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(reason: string, count = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + count);
  }

  addAll(other: Tally): void {
    for (const [reason, count] of other.counts) this.add(reason, count);
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }
}
