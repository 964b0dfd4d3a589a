import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bbox } from '@turf/turf';
import { AtlasError } from '../domain/errors.ts';
import { encodeTiles } from '../domain/tiles/encode-tiles.ts';
import { writePmtiles } from '../domain/formats/pmtiles/write-pmtiles.ts';
import { readGeojson } from './read-geojson.ts';

const HELP = `atlas tiles IN.geojson --layer NAME --out X.pmtiles [--minzoom 0] [--maxzoom 10]
Writes a GeoJSON FeatureCollection (gzipped or not) as a vector PMTiles archive. Nothing is simplified at --maxzoom.`;

const DEEPEST_ZOOM = 15;

function parseZoom(text: string, flag: string): number {
  const zoom = Number(text);
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > DEEPEST_ZOOM) {
    throw new AtlasError(`--${flag} must be a whole number from 0 to ${DEEPEST_ZOOM}, not "${text}"`, HELP);
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
    console.log(HELP);
    return;
  }
  const [input, surplus] = positionals;
  if (input === undefined) throw new AtlasError('IN.geojson is missing', HELP);
  if (surplus !== undefined) throw new AtlasError(`one GeoJSON file at a time: "${surplus}" is one too many`, HELP);
  if (values.layer === undefined) throw new AtlasError('--layer is missing', HELP);
  if (values.out === undefined) throw new AtlasError('--out is missing', HELP);
  const minZoom = parseZoom(values.minzoom, 'minzoom');
  const maxZoom = parseZoom(values.maxzoom, 'maxzoom');
  if (minZoom > maxZoom) throw new AtlasError(`--minzoom ${minZoom} is deeper than --maxzoom ${maxZoom}`, HELP);
  const collection = readGeojson(input);
  if (collection.features.length === 0) throw new AtlasError(`${input} has no features`, 'Give a file with features.', { file: input });
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
  console.log(JSON.stringify({ features: collection.features.length, bytes: bytes.length }));
}
