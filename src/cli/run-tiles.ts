import { closeSync, openSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Feature, Geometry } from 'geojson';
import { AtlasError } from '../domain/errors.ts';
import { type FlatFeature, forEachFlatLine, isFlatFeature } from '../domain/formats/flat-geojson.ts';
import { encodeLayer } from '../domain/tiles/encode-tiles.ts';
import type { LayerSize } from '../domain/tiles/flat-features.ts';
import { type FlatLayer, flattenLayer, leastTiles } from '../domain/tiles/flatten-layer.ts';
import { listPmtilesPieces } from '../domain/formats/pmtiles/write-pmtiles.ts';
import { sayCounts } from './layer-file.ts';
import { eachFlatFeature, readText } from './read-geojson.ts';
import { english } from './english.ts';

const DEEPEST_ZOOM = 15;
/** Of a tile above the deepest zoom: half a megabyte and more of lines alone. Larger ones are slow to load and to draw. */
const MOST_VERTICES = 100_000;
/** Bytes of a tile from which on time counts for more than what packing harder spares: a hundredth of it, or of the largest a tenth. */
const LARGE_TILE = 50_000;
const LARGEST_TILE = 1_000_000;

/** Bytes written at once. */
const AT_ONCE = 1 << 20;

/** Of an archive, all zooms together: more take minutes. */
const MOST_TILES = 1_000_000;

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
  const read: Read = { features: 0, without: 0, bbox: WHOLE };
  const layer = readLayer(input, maxZoom, read);
  if (read.features === 0) throw new AtlasError('cli.tiles.empty', {}, { file: input });
  const thinned = new Uint8Array(read.features);
  const refuse = (): never => {
    throw new AtlasError('cli.tiles.tooMany', { most: MOST_TILES, zoom: maxZoom }, { file: input, field: '--maxzoom' });
  };
  if (leastTiles(layer) > MOST_TILES) refuse();
  const tiles = encodeLayer(layer, { name: values.layer, minZoom, mostVertices: MOST_VERTICES, onLeftOut: (feature) => (thinned[feature] = 1), reuse: true });
  const options = {
    name: values.layer,
    description: values.layer,
    attribution: '',
    vectorLayers: [{ id: values.layer, fields: {}, minzoom: minZoom, maxzoom: maxZoom }],
    bbox: read.bbox,
    minZoom,
    maxZoom,
  };
  const pieces = listPmtilesPieces(atMost(tiles, MOST_TILES, refuse), options, (raw) => gzipSync(raw, { level: levelFor(raw.length) }));
  writePieces(values.out, pieces);
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const leftOut = read.without === 0 ? {} : { leftOut: sayCounts({ 'dropped.noGeometry': read.without }) };
  const n = thinned.reduce((sum, each) => sum + each, 0);
  const notes = n === 0 ? {} : { notes: [english.t('cli.tiles.thinned', { n, most: MOST_VERTICES, zoom: maxZoom })] };
  console.log(JSON.stringify({ features: read.features, bytes, ...leftOut, ...notes }));
}

function levelFor(bytes: number): number {
  if (bytes < LARGE_TILE) return 9;
  return bytes < LARGEST_TILE ? 6 : 1;
}

/** Pieces as one file: small ones gathered, large ones as they are. */
function writePieces(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  const gathered = new Uint8Array(AT_ONCE);
  let length = 0;
  // Unlike `writeSync`, this goes on until all is written.
  const flush = (): void => {
    if (length > 0) writeFileSync(file, gathered.subarray(0, length));
    length = 0;
  };
  try {
    for (const piece of pieces) {
      if (length + piece.length > AT_ONCE) flush();
      if (piece.length > AT_ONCE) writeFileSync(file, piece);
      else {
        gathered.set(piece, length);
        length += piece.length;
      }
    }
    flush();
  } finally {
    closeSync(file);
  }
}

function* atMost<T>(all: Iterable<T>, most: number, refuse: () => never): Generator<T> {
  let count = 0;
  for (const each of all) {
    count += 1;
    if (count > most) refuse();
    yield each;
  }
}

/** Characters of a text for each feature and each position that there may be, with the pieces of each that are cut for a tile and for those above it. */
const CHARACTERS_A_FEATURE = 8;
const CHARACTERS_A_POSITION = 3;
/** Room for so many is not asked for beforehand. */
const MANY_FEATURES = 8_000_000;
const MANY_VERTICES = 16_000_000;

/** The features of a file as a layer. Its text is let go with the end of this function: tiles are made without it. */
function readLayer(path: string, maxZoom: number, read: Read): FlatLayer {
  const text = readText(path);
  return flattenLayer(withGeometry(text, path, read), { maxZoom }, sizeFor(text));
}

/** No more than a guess: memory is taken as it is written to. */
function sizeFor(text: string): LayerSize {
  return {
    features: 16 + Math.min(MANY_FEATURES, Math.ceil(text.length / CHARACTERS_A_FEATURE)),
    vertices: 16 + Math.min(MANY_VERTICES, Math.ceil(text.length / CHARACTERS_A_POSITION)),
  };
}

type Bbox = readonly [number, number, number, number];
const WHOLE: Bbox = [-180, -90, 180, 90];

/** What a file's features are, once they have been gone through. */
interface Read {
  features: number;
  without: number;
  bbox: Bbox;
}

type Coordinates = readonly (number | Coordinates)[];

function hasGeometry(feature: Feature<Geometry | null> | FlatFeature): feature is Feature | FlatFeature {
  return feature.geometry !== null;
}

/** The features of a file that have a geometry; how many, their box and how many others are told in `read`. */
function* withGeometry(text: string, path: string, read: Read): Generator<Feature | FlatFeature> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const widen = (lon: number, lat: number): void => {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  };
  const meet = (coordinates: Coordinates): void => {
    const [lon, lat] = coordinates;
    if (typeof lon === 'number' && typeof lat === 'number') widen(lon, lat);
    else for (const each of coordinates) if (typeof each !== 'number') meet(each);
  };
  const meetAll = (geometry: Geometry): void => (geometry.type === 'GeometryCollection' ? geometry.geometries.forEach(meetAll) : meet(geometry.coordinates));
  for (const feature of eachFlatFeature(text, path)) {
    if (!hasGeometry(feature)) {
      read.without += 1;
      continue;
    }
    read.features += 1;
    if (isFlatFeature(feature)) forEachFlatLine(feature.geometry.coordinates, (line) => line.forEach(widen));
    else meetAll(feature.geometry);
    yield feature;
  }
  if (west <= east) read.bbox = [west, south, east, north];
}
