import type { HeaderMeta } from 'flatgeobuf';
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { AtlasError } from '../errors.ts';
import { detailOf, OutOfBounds } from '../formats/out-of-bounds.ts';
import { type Note, noteOf } from '../notes.ts';
import { ALL_COLUMNS } from '../formats/wanted-columns.ts';
import type { RawAlignments } from './alignment.ts';
import { LineFeatures } from './read-geojson-alignments.ts';

const MAGIC_BYTES = 8;
/** A node of the spatial index: four coordinates and an offset. */
const NODE_BYTES = 40;
const POSITION_BYTES = 16;
/** A part of a geometry takes at the least its offset. */
const PART_BYTES = 4;
const MOST_DEPTH = 8;

/** The least that a feature takes: where its table begins, how long that is, and where its geometry is. */
const LEAST_FEATURE_BYTES = 8;

/**
 * Read a FlatGeobuf (version 3), its coordinates as they are.
 * @param wants see `readGeojsonAlignments`
 * @throws AtlasError naming the file when it is damaged
 */
export async function readFlatgeobufAlignments(bytes: Uint8Array, file: string, wants = ALL_COLUMNS): Promise<RawAlignments> {
  const damaged = (what: Note | string): AtlasError => new AtlasError('flatgeobuf.unreadable', { what }, { file });
  if (bytes[3] !== 3) throw damaged(noteOf('flatgeobuf.otherVersion'));
  // Loaded when first needed: most lines come as text.
  const [{ deserialize }, { fromFeature }] = await Promise.all([
    import('flatgeobuf/lib/mjs/generic/featurecollection.js'),
    import('flatgeobuf/lib/mjs/geojson/feature.js'),
  ]);
  const lines = new LineFeatures(file, wants);
  let header: HeaderMeta | undefined;
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (MAGIC_BYTES + 4 + view.getUint32(MAGIC_BYTES, true) > bytes.length) throw damaged(noteOf('cut.short'));
    // Parts and features may point at the same bytes: together they must not hold more positions than the file has room for.
    const budget = { positions: bytes.length / POSITION_BYTES, parts: bytes.length / PART_BYTES };
    const read = deserialize(bytes, {
      fromFeature: (id, feature, meta) => {
        const geometry = feature.geometry();
        // A feature may have no geometry.
        if (geometry) spend(geometry, budget, 0);
        lines.add(geometry ? fromFeature(id, feature, meta) : null);
        return NOTHING;
      },
      headerMetaFn: (meta) => {
        header = meta;
        // Its library would count the levels of an index over nothing without an end.
        if (meta.featuresCount === 0 && meta.indexNodeSize > 0) throw damaged(noteOf('flatgeobuf.emptyIndex'));
        if (!isWhole(view, meta)) throw damaged(noteOf('cut.short'));
      },
    });
    for await (const _ of read) continue;
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw damaged(detailOf(error));
  }
  const crs = header?.crs;
  const code = crs && (crs.org === null || crs.org?.toUpperCase() === 'EPSG') && crs.code > 0 ? crs.code : undefined;
  const wkt = crs?.wkt || undefined;
  const system = code === undefined && wkt === undefined ? undefined : { code, wkt };
  return { layer: file, ...lines.found(), system };
}

const NOTHING = {};

/** Takes what a geometry holds from what there can be. */
function spend(geometry: Geometry, budget: { positions: number; parts: number }, depth: number): void {
  budget.positions -= geometry.xyLength() / 2 + geometry.endsLength();
  budget.parts -= 1;
  if (depth > MOST_DEPTH) throw new OutOfBounds(noteOf('bounds.nesting'));
  if (budget.positions < 0 || budget.parts < 0) throw new OutOfBounds(noteOf('bounds.positions'));
  for (let i = 0; i < geometry.partsLength(); i++) {
    const part = geometry.parts(i);
    if (part) spend(part, budget, depth + 1);
  }
}

/** Whether features of the lengths they give fill the file to its end: its library takes zeros for what is missing. */
function isWhole(view: DataView, { featuresCount, indexNodeSize }: HeaderMeta): boolean {
  let offset = MAGIC_BYTES + 4 + view.getUint32(MAGIC_BYTES, true);
  if (indexNodeSize > 0) {
    let [nodes, level] = [featuresCount, featuresCount];
    do {
      level = Math.ceil(level / Math.max(2, indexNodeSize));
      nodes += level;
    } while (level > 1);
    offset += nodes * NODE_BYTES;
  }
  let count = 0;
  while (offset + 4 <= view.byteLength) {
    const length = view.getUint32(offset, true);
    if (length < LEAST_FEATURE_BYTES) return false;
    offset += 4 + length;
    count += 1;
  }
  return offset === view.byteLength && (featuresCount === 0 || count === featuresCount);
}
