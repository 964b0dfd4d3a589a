import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bbox } from '@turf/turf';
import type { Feature } from 'geojson';
import { AtlasError } from '../domain/errors.ts';
import { encodeTiles } from '../domain/tiles/encode-tiles.ts';
import { writePmtiles } from '../domain/formats/pmtiles/write-pmtiles.ts';
import { sayCounts } from './layer-file.ts';
import { readFeatures } from './read-geojson.ts';
import { english } from './english.ts';

const DEEPEST_ZOOM = 15;

function parseZoom(text: string, flag: string): number {
  const zoom = Number(text);
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > DEEPEST_ZOOM) {
    throw new AtlasError('cli.option.zoom', { text, most: DEEPEST_ZOOM }, { field: flag });
  }
  return zoom;
}

/** `atlas tiles`. */
export async function runTiles(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      layer: { type: 'string' },
      out: { type: 'string' },
      minzoom: { type: 'string', default: '0' },
      maxzoom: { type: 'string', default: '10' },
    },
  });
  if (values.help) {
    console.log(english.t('cli.tiles.help'));
    return;
  }
  const [input, surplus] = positionals;
  if (input === undefined) throw new AtlasError('cli.option.missing', {}, { field: 'IN.geojson' });
  if (surplus !== undefined) throw new AtlasError('cli.tooMany.geojson', { names: surplus });
  if (values.layer === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--layer' });
  if (values.out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  const minZoom = parseZoom(values.minzoom, 'minzoom');
  const maxZoom = parseZoom(values.maxzoom, 'maxzoom');
  if (minZoom > maxZoom) throw new AtlasError('cli.option.zoomOrder', { min: minZoom, max: maxZoom });
  const read = readFeatures(input).features;
  const features: Feature[] = [];
  for (const { geometry, ...feature } of read) if (geometry) features.push({ ...feature, geometry });
  const collection = { type: 'FeatureCollection' as const, features };
  const without = read.length - features.length;
  if (collection.features.length === 0) throw new AtlasError('cli.tiles.empty', {}, { file: input });
  const [west = -180, south = -90, east = 180, north = 90] = bbox(collection);
  const bytes = await writePmtiles(encodeTiles([{ name: values.layer, features: collection.features, minZoom, maxZoom }]), {
    name: values.layer,
    description: values.layer,
    attribution: '',
    vectorLayers: [{ id: values.layer, fields: {}, minzoom: minZoom, maxzoom: maxZoom }],
    bbox: [west, south, east, north],
    minZoom,
    maxZoom,
  });
  writeFileSync(values.out, bytes);
  const leftOut = without === 0 ? {} : { leftOut: sayCounts({ 'dropped.noGeometry': without }) };
  console.log(JSON.stringify({ features: features.length, bytes: bytes.length, ...leftOut }));
}
