import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { chooseFields } from '../src/domain/areas/choose-fields.ts';
import type { Layer } from '../src/domain/catalog/fields.ts';
import { isBarrierKind } from '../src/domain/catalog/layer-kinds.ts';
import { isRemoteAddress, needsZones } from '../src/domain/catalog/needs-zones.ts';
import { type LayerReference, referToLayer, WORLD_BBOX } from '../src/domain/layers/layer-reference.ts';
import { readInBox } from '../src/domain/layers/read-in-box.ts';
import { listLayerCountries } from './layer-countries.ts';
import { openFromFiles } from './open-files.ts';
import { type CountryPolygon, splitIntoParts } from './range-states.ts';

// Exclusive economic zones, as layers of the atlas hold them.

/** The property of a zone's feature with the state whose zone it is, ISO 3166-1 alpha-3. */
const STATE = 'country';
/** Tiles of an area's layer that are read: what it covers at sea is wide, and where it lies is asked to some kilometres. */
const MOST_TILES = 400;

type Shape = Feature<LineString | MultiLineString | Polygon | MultiPolygon>;
type Properties = Readonly<Record<string, unknown>>;

/**
 * The state of each zone of a source: undefined where its columns name none, and for zones that several share or claim, of which
 * Marine Regions (`POL_TYPE`) names one first.
 */
export function statesOfZones(all: readonly (Properties | null)[]): (string | undefined)[] {
  const fields = chooseFields(all.map((properties, number) => ({ file: '', id: undefined, number, properties: { ...properties }, polygons: [] })));
  return all.map((properties) => {
    const kind = Object.entries(properties ?? {}).find(([key]) => key.toLowerCase() === 'pol_type')?.[1];
    if (kind !== undefined && kind !== null && kind !== '200NM') return undefined;
    const state = fields.country.map((key) => properties?.[key]).find((value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value));
    return typeof state === 'string' ? state : undefined;
  });
}

/**
 * Layers whose features lie at sea, with the countries in whose exclusive economic zones they lie, by the layers of zones of the
 * same atlas. The others, and all of an atlas without zones, as they are.
 * @param output the folder of the atlas
 */
export async function addStatesOfWaters(layers: readonly Layer[], output: string): Promise<Layer[]> {
  const zoneLayers = layers.filter(({ kind, url }) => kind === 'economic-zones' && !isRemoteAddress(url));
  if (zoneLayers.length === 0) return [...layers];
  const base = pathToFileURL(join(output, 'catalog.json')).href;
  const { opener, close } = openFromFiles();
  const read = async (reference: LayerReference, shape: 'lines' | 'polygons'): Promise<Shape[]> => {
    const { features } = await readInBox(opener.open(reference), shape, reference.bbox, { mostTiles: MOST_TILES });
    return features.filter((feature): feature is Shape => 'coordinates' in feature.geometry);
  };
  try {
    const zones: CountryPolygon[] = [];
    for (const layer of zoneLayers) {
      for (const { properties, geometry } of await read(referToLayer(layer, base), 'polygons')) {
        const iso3: unknown = properties?.[STATE];
        if (typeof iso3 === 'string' && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'))
          zones.push({ type: 'Feature', properties: { iso3 }, geometry });
      }
    }
    const parts = splitIntoParts(zones);
    const told: Layer[] = [];
    for (const layer of layers) {
      const asks = needsZones(layer) && !isRemoteAddress(layer.url) && layer.format === 'pmtiles';
      const reference = asks ? referToLayer({ ...layer, bbox: layer.bbox ?? WORLD_BBOX }, base) : undefined;
      const countries = reference ? listLayerCountries(await read(reference, isBarrierKind(layer.kind) ? 'lines' : 'polygons'), parts) : [];
      told.push(countries.length === 0 ? layer : { ...layer, countries });
    }
    return told;
  } finally {
    close();
  }
}
