import type { FeatureCollection, MultiLineString } from 'geojson';
import type { Bbox } from '../catalog/fields.ts';
import type { LonLat } from '../crossings/types.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import { bboxOfLines } from '../geometry/boxes.ts';
import type { AlignmentFile } from './alignment.ts';
import { samplePositions } from './judge-axes.ts';
import { packText, type TextOrBlob } from './large-text.ts';

/** A person's file of barriers as the page keeps it: its lines as one text or blob, which is handed over at once, however many they are. */
export interface BarriersFile extends Omit<AlignmentFile, 'alignments'> {
  /** GeoJSON, WGS 84, [lon, lat], a feature a line with `id` and `name`. */
  readonly text: TextOrBlob;
  readonly features: number;
  /** [west, south, east, north], degrees; undefined where there is no line. */
  readonly bbox: Bbox | undefined;
  /** Some of their positions, to see where they lie. */
  readonly sample: readonly LonLat[];
}

/** The lines of a file as a layer of barriers. */
export function writeBarriers({ alignments, ...others }: AlignmentFile): BarriersFile {
  const collection: FeatureCollection<MultiLineString> = {
    type: 'FeatureCollection',
    features: alignments.map(({ name, lines }, index) => ({
      type: 'Feature',
      properties: { id: String(index + 1), name },
      // Tiles are cut of it, which know no way across the antimeridian.
      geometry: { type: 'MultiLineString', coordinates: lines.flatMap(cutLine) },
    })),
  };
  const bbox = bboxOfLines(
    alignments.flatMap(({ lines }) => lines),
    0,
  );
  return { ...others, text: packText(JSON.stringify(collection)), features: alignments.length, bbox, sample: samplePositions(alignments) };
}
