import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection } from 'geojson';
import * as v from 'valibot';
import { decodeSource, readSourceBytes } from '../find-source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const EDITION = {
  url: 'https://github.com/martynafford/natural-earth-geojson/tree/0b9a6ceb',
  accessed: '2026-11-20',
  licence: 'CC0-1.0',
  attribution: 'Natural Earth',
  citation: 'Natural Earth 4.0.0',
};

/** Files of Natural Earth 4.0.0 (public domain) that no package has; looked for where a module's sources are. */
export const BASE_MAP_SOURCES = {
  rivers50m: {
    file: 'rivers-lakes-ne/ne_50m_rivers_lake_centerlines.geojson.gz',
    sha256: '0d28fdbf38ed763c654a70181bbe8db637f10ddf253f8c0ef90af40b78cdf600',
  },
  rivers10m: {
    file: 'rivers-lakes-ne/ne_10m_rivers_lake_centerlines.geojson.gz',
    sha256: 'b0f1cd795caf5c4a9d3b3069c9d0bfc2586226bad67bba750456cf27eee3ab98',
  },
  lakes50m: { file: 'rivers-lakes-ne/ne_50m_lakes.geojson.gz', sha256: 'eda5990c703eaf40d62f8a3d9c0350d56d2332d5391be05aaf9b1f71449331b8' },
  lakes10m: { file: 'rivers-lakes-ne/ne_10m_lakes.geojson.gz', sha256: '6c26411db2749689cc3415b43eccbfff35839e0be4d387fae0078a17807e681e' },
  seas: {
    file: 'physical-regions-ne/ne_10m_geography_marine_polys.geojson.gz',
    sha256: 'aea7429abee9a509611aefc3669ec60f448a306570108eaa3c9dfb62559c7e9c',
  },
  regions: {
    file: 'physical-regions-ne/ne_10m_geography_regions_polys.geojson.gz',
    sha256: '36584f73e9277cffe119c364bc12c845b43b38d5b68302786b40499840e81932',
  },
  places: { file: 'places-ne/ne_10m_populated_places_names.geojson.gz', sha256: '6a1ff953cf75e0c4af6c11516853be95e4cc817009f275e8f32046d4d78b5bed' },
} as const;
export type BaseMapSource = keyof typeof BASE_MAP_SOURCES;

const CollectionSchema = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      properties: v.record(v.string(), v.unknown()),
      geometry: v.looseObject({ type: v.string(), coordinates: v.array(v.any()) }),
    }),
  ),
});
// Natural Earth's own files, checked by their SHA-256 before they are parsed.
const NaturalEarthSchema = v.custom<FeatureCollection>((value) => v.is(CollectionSchema, value));

/**
 * The features of one of the files.
 * @throws SourceProblem that says where to get a file that is missing
 */
export function readBaseMapSource(name: BaseMapSource): Feature[] {
  const { file, sha256 } = BASE_MAP_SOURCES[name];
  const source = { id: name, title: 'Natural Earth 4.0.0', file, sha256, ...EDITION };
  return v.parse(NaturalEarthSchema, JSON.parse(decodeSource(readSourceBytes(source, join(root, 'data', 'base-map'), root)))).features;
}

/** A property as text: undefined where it is empty or none. */
export function textOf(feature: Feature, key: string): string | undefined {
  const value: unknown = feature.properties?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A property as a number; `otherwise` where it is none. */
export function numberOf(feature: Feature, key: string, otherwise: number): number {
  const value: unknown = feature.properties?.[key];
  return typeof value === 'number' ? value : otherwise;
}
