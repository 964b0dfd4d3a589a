import { FetchSource, type Source, TileType } from 'pmtiles';
import { openArchive, readMetadata } from './open-archive.ts';
import * as v from 'valibot';
import type { Bbox } from '../catalog/fields.ts';
import { checkSource, refuseTileType } from './check-archive.ts';
import { describeTileFault } from './describe-tile-fault.ts';

/** What an archive says about itself. */
export interface ArchiveNote {
  /** Empty when it gives none. */
  readonly name: string;
  /** Plain text; empty when it gives none. */
  readonly attribution: string;
  /** Vector layers and their properties, in the archive's order. */
  readonly vectorLayers: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly minZoom: number;
  readonly maxZoom: number;
  /** [west, south, east, north] degrees. */
  readonly bbox: Bbox;
}

const text = v.optional(v.fallback(v.string(), ''), '');
/** Of a longer credit line the rest is left out: each `<` of a million would be looked from for its end. */
const LONGEST_CREDIT = 10_000;

const MetadataSchema = v.object({
  name: text,
  attribution: text,
  vector_layers: v.fallback(v.array(v.object({ id: v.string(), fields: v.fallback(v.record(v.string(), v.unknown()), {}) })), []),
});

/**
 * Reads the header and metadata of a PMTiles archive of vector tiles: two or three range requests, whatever its size.
 * Throws AtlasError that says what is wrong with the address, the server or the file.
 */
export async function describeArchive(url: string, signal?: AbortSignal, source: Source = new FetchSource(url)): Promise<ArchiveNote> {
  const place = { layer: url, file: url };
  try {
    const archive = openArchive(checkSource(source, url, place));
    const header = await archive.getHeader();
    signal?.throwIfAborted();
    if (header.tileType !== TileType.Mvt) throw refuseTileType(header.tileType, url, place);
    const metadata = v.safeParse(MetadataSchema, await readMetadata(archive));
    signal?.throwIfAborted();
    const { name, attribution, vector_layers: layers } = metadata.success ? metadata.output : { name: '', attribution: '', vector_layers: [] };
    return {
      name,
      // Archives give links as HTML; a credit line here is words.
      attribution: attribution
        .slice(0, LONGEST_CREDIT)
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&copy;', '©')
        .replaceAll('&amp;', '&')
        .trim(),
      vectorLayers: layers.map(({ id, fields }) => ({ id, fields: Object.keys(fields) })),
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      bbox: [clamp(header.minLon, 180), clamp(header.minLat, 90), clamp(header.maxLon, 180), clamp(header.maxLat, 90)],
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw describeTileFault(error, url, place, 'unpack');
  }
}

function clamp(degrees: number, most: number): number {
  return Math.min(most, Math.max(-most, degrees));
}
