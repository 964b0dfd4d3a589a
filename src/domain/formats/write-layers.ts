import { zipSync } from 'fflate';
import type { Feature, Geometry } from 'geojson';
import { writeFeaturesCsv } from './features-csv.ts';
import { writeFeatureCollection } from './geojson.ts';
import type { GeopackageColumn } from './geopackage.ts';
import type { LoadSqlite } from './read-geopackage.ts';
import { type FileAbout, writeAbout } from './rights-xml.ts';

/** Formats that any layer can be written in. */
export const LAYER_FORMATS = ['geopackage', 'shapefile', 'geojson', 'geoparquet', 'csv'] as const;
export type LayerFormat = (typeof LAYER_FORMATS)[number];

/** Features with what they are and whose. WGS 84 [lon, lat]. */
export interface ExportLayer extends FileAbout {
  /** Letters, digits and hyphens: of files and tables. */
  readonly name: string;
  readonly features: readonly Feature[];
}

export interface WrittenLayers {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Of the file's name, without a point. */
  readonly ending: string;
}

const TYPES = {
  geojson: { type: 'application/geo+json', ending: 'geojson' },
  geoparquet: { type: 'application/vnd.apache.parquet', ending: 'parquet' },
  csv: { type: 'text/csv;charset=utf-8', ending: 'csv' },
} as const;

/** Columns of a table of a GeoPackage by what the features' properties are; lists and objects are kept as JSON. */
export function columnsOf(features: readonly Feature<Geometry | null>[]): GeopackageColumn[] {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const taken = new Set(['fid', 'geom']);
  return names.flatMap((name): GeopackageColumn[] => {
    const values = features.map(({ properties }): unknown => properties?.[name]).filter((value) => value !== null && value !== undefined);
    const all = (is: (value: unknown) => boolean): boolean => values.length > 0 && values.every(is);
    // SQLite does not tell letters' case in names of columns.
    if (taken.has(name.toLowerCase())) return [];
    taken.add(name.toLowerCase());
    if (all((value) => typeof value === 'boolean')) return [{ name, type: 'BOOLEAN' }];
    if (all((value) => Number.isSafeInteger(value))) return [{ name, type: 'INTEGER' }];
    return [{ name, type: all((value) => typeof value === 'number') ? 'REAL' : 'TEXT' }];
  });
}

async function writeOne({ features, ...about }: ExportLayer, format: keyof typeof TYPES): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'geojson') return writeFeatureCollection(features, about);
  if (format === 'csv') return new TextEncoder().encode(writeFeaturesCsv(features, about));
  // Loaded when first needed: few files are Parquet.
  const { writeGeoparquet } = await import('./geoparquet.ts');
  return writeGeoparquet(features, about);
}

/**
 * Layers as one file, each with its licence, attribution, citation and DOI inside. A GeoPackage and zipped shapefiles hold all;
 * of the other formats several layers are a zip of a file each, with a README.txt.
 * @param loadSqlite gives the bytes of sql.js's WebAssembly
 * @param changed the time that the file states
 * @throws Error when there is no feature at all
 */
export async function writeLayers(all: readonly ExportLayer[], format: LayerFormat, loadSqlite: LoadSqlite, changed = new Date()): Promise<WrittenLayers> {
  const layers = all.filter(({ features }) => features.length > 0);
  const [first] = layers;
  if (!first) throw new Error('There is nothing to write.');
  if (format === 'shapefile') {
    const { writeShapefiles } = await import('./shapefile/write-shapefile.ts');
    return { bytes: writeShapefiles(layers, changed), type: 'application/zip', ending: 'zip' };
  }
  if (format === 'geopackage') {
    const { writeGeopackage } = await import('./geopackage.ts');
    const tables = layers.map(({ name, features, ...about }) => ({
      name,
      features,
      columns: columnsOf(features),
      description: writeAbout(about).replaceAll('\r\n', '. '),
      about,
    }));
    return { bytes: await writeGeopackage(tables, loadSqlite, changed), type: 'application/geopackage+sqlite3', ending: 'gpkg' };
  }
  const { type, ending } = TYPES[format];
  if (layers.length === 1) return { bytes: await writeOne(first, format), type, ending };
  const files: Record<string, Uint8Array> = {};
  for (const layer of layers) files[`${layer.name}.${ending}`] = await writeOne(layer, format);
  files['README.txt'] = new TextEncoder().encode(`${layers.map((layer) => writeAbout(layer)).join('\r\n\r\n')}\r\n`);
  const mtime = new Date(changed.getUTCFullYear(), changed.getUTCMonth(), changed.getUTCDate());
  return { bytes: Uint8Array.from(zipSync(files, { mtime })), type: 'application/zip', ending: 'zip' };
}
