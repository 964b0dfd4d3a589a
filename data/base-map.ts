import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { encodeTiles } from '../src/domain/tiles/encode-tiles.ts';
import { writePmtiles, type VectorLayerNote } from '../src/domain/formats/pmtiles/write-pmtiles.ts';
import { drawWorld, type CountryShape, type WorldDrawing } from './base-map/draw-world.ts';
import { frameCountry } from './base-map/frame-country.ts';
import { nameCountry } from './base-map/name-country.ts';
import { drawWaters } from './base-map/draw-waters.ts';
import { nameRegions } from './base-map/name-regions.ts';
import { placeLabel } from './base-map/place-label.ts';
import { readPlaces } from './base-map/read-places.ts';

export interface Country {
  /** ISO 3166-1 codes; Kosovo has the user-assigned XKX and XK. */
  readonly iso3: string;
  readonly iso2: string;
  /** English. */
  readonly name: string;
  /** [west, south, east, north] in degrees of the country's main part, west below east. */
  readonly bbox: [number, number, number, number];
}

export interface BaseMap {
  /**
   * Vector tiles, zooms 0 to 7, layers: `land`, `countries` (iso3, iso2, name), `borders` (disputed), `coast`,
   * `labels` (iso3, iso2, name, and rank, 1 for the largest countries to 6 for the smallest), `places` (name, and rank,
   * 1 for the largest towns to 7 for the smallest), `lakes` and `rivers` (name, and rank, 0 for the greatest to 10),
   * `regions` (kind, name, and rank, 0 for the largest to 6). Names in another language are `name:fr` and so on.
   */
  readonly pmtiles: Uint8Array;
  readonly countries: Country[];
}

/** The land of every country at 1:10 million, within -180…180. */
export function drawCountries(): Feature<Polygon | MultiPolygon, { iso3: string }>[] {
  return drawWorld('10m').countries.map(({ iso3, geometry }) => ({ type: 'Feature', properties: { iso3 }, geometry }));
}

const MAX_ZOOM = 7;

/** Least area for ranks 1 to 5, in square kilometres. */
const RANKS = [1_500_000, 400_000, 100_000, 20_000, 1_000];

/**
 * The atlas's own base map, from Natural Earth (public domain) and GeoNames (CC BY 4.0). The same files give the same bytes.
 * @throws SourceProblem that says where to get a file that is missing
 */
export async function buildBaseMap(): Promise<BaseMap> {
  const [far, middle, near] = [drawWorld('110m'), drawWorld('50m'), drawWorld('10m')];
  const layers = [...worldLayers(far, 0, 1), ...worldLayers(middle, 2, 4), ...worldLayers(near, 5, MAX_ZOOM)];
  const labels = { name: 'labels', features: near.countries.map(labelCountry), minZoom: 0, maxZoom: MAX_ZOOM };
  const regions = { name: 'regions', features: nameRegions(), minZoom: 1, maxZoom: MAX_ZOOM };
  const pmtiles = await writePmtiles(encodeTiles([...layers, ...drawWaters(), labels, regions, ...readPlaces(MAX_ZOOM)]), {
    name: 'Base map',
    description: 'Land, countries, boundaries, coast, lakes, rivers, seas, ranges and towns of the world',
    attribution: 'Natural Earth (public domain); towns: GeoNames (CC BY 4.0)',
    vectorLayers: [
      note('land', {}),
      note('countries', { iso3: 'String', iso2: 'String', name: 'String' }),
      note('borders', { disputed: 'Boolean' }),
      note('coast', {}),
      note('labels', { iso3: 'String', iso2: 'String', name: 'String', rank: 'Number' }),
      note('places', { name: 'String', rank: 'Number' }),
      note('lakes', { name: 'String', rank: 'Number' }),
      note('rivers', { name: 'String', rank: 'Number' }),
      note('regions', { name: 'String', kind: 'String', rank: 'Number' }),
    ],
    bbox: [-180, -85.0511, 180, 85.0511],
    minZoom: 0,
    maxZoom: MAX_ZOOM,
  });
  return {
    pmtiles,
    countries: near.countries.map((country) => ({
      iso3: country.iso3,
      iso2: country.iso2,
      name: nameCountry(country.iso3, country.naturalEarthName),
      bbox: frameCountry(country.geometry.coordinates),
    })),
  };
}

function note(id: string, fields: Readonly<Record<string, string>>): VectorLayerNote {
  return { id, fields: { id: 'String', ...fields }, minzoom: 0, maxzoom: MAX_ZOOM };
}

function worldLayers(world: WorldDrawing, minZoom: number, maxZoom: number) {
  const countries = world.countries.map((country): Feature => ({
    type: 'Feature',
    id: country.isoNumber,
    properties: describe(country),
    geometry: country.geometry,
  }));
  return [
    { name: 'land', features: [world.land], minZoom, maxZoom },
    { name: 'countries', features: countries, minZoom, maxZoom },
    { name: 'borders', features: world.borders, minZoom, maxZoom },
    { name: 'coast', features: [world.coast], minZoom, maxZoom },
  ];
}

function labelCountry(country: CountryShape): Feature<Point> {
  const largest = country.geometry.coordinates.reduce<Position[][]>((best, rings) => (outlineArea(rings) > outlineArea(best) ? rings : best), []);
  const area = country.geometry.coordinates.reduce((sum, rings) => sum + outlineArea(rings), 0);
  const rank = 1 + RANKS.filter((least) => area < least).length;
  return { type: 'Feature', id: country.isoNumber, properties: { ...describe(country), rank }, geometry: { type: 'Point', coordinates: placeLabel(largest) } };
}

function describe(country: CountryShape) {
  return { iso3: country.iso3, iso2: country.iso2, name: nameCountry(country.iso3, country.naturalEarthName) };
}

/** Square kilometres within a polygon's outline, on Lambert's cylindrical equal-area projection of a sphere. */
function outlineArea(rings: readonly Position[][]): number {
  const outline = rings[0] ?? [];
  let sum = 0;
  for (let i = 1; i < outline.length; i++) {
    const [x0 = 0, y0 = 0] = outline[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = outline[i] ?? [];
    sum += ((((x1 - x0) * Math.PI) / 180) * (Math.sin((y0 * Math.PI) / 180) + Math.sin((y1 * Math.PI) / 180))) / 2;
  }
  return Math.abs(sum) * 6371.0088 ** 2;
}
