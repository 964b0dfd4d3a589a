import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { merge, mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { cutPolygon } from '../../src/domain/geometry/antimeridian-polygons.ts';
import { alignWithUnitedNations } from './align-with-united-nations.ts';
import { dropFrameEdges } from './drop-frame-edges.ts';
import { identifyUnit, type UnitIdentity } from './identify-unit.ts';
import { readWorld, type WorldScale } from './read-world.ts';

export interface CountryShape {
  readonly iso3: string;
  readonly iso2: string;
  readonly isoNumber: number;
  /** Natural Earth's name of the country's largest unit. */
  readonly naturalEarthName: string;
  readonly geometry: MultiPolygon;
}

/** The world at one scale, in WGS84 [lon, lat] within -180…180. */
export interface WorldDrawing {
  readonly land: Feature<MultiPolygon>;
  /** By iso3, one for each ISO 3166-1 country (and Kosovo) that the scale has. */
  readonly countries: CountryShape[];
  /** Boundaries between units, settled ones first; property `disputed`. */
  readonly borders: Feature<MultiLineString, { disputed: boolean }>[];
  readonly coast: Feature<MultiLineString>;
}

type UnitProperties = UnitIdentity & { name: string; vertices: number };

/** Draws the world at one scale: land, countries, the boundaries between them and the coast, from the same arcs. */
export function drawWorld(scale: WorldScale): WorldDrawing {
  const read = readWorld(scale);
  const units = scale === '10m' ? alignWithUnitedNations(read) : read;
  const world = topology({
    units: {
      type: 'FeatureCollection',
      features: units.map((unit): Feature<MultiPolygon, UnitProperties> => ({
        type: 'Feature',
        properties: { ...identifyUnit(unit), name: unit.name, vertices: unit.polygons.flat(2).length },
        geometry: { type: 'MultiPolygon', coordinates: unit.polygons.flatMap(cutPolygon) },
      })),
    },
  });
  const { geometries } = world.objects.units;
  const identities = new Map<object, UnitProperties>();
  const byCountry = new Map<string, typeof geometries>();
  for (const geometry of geometries) {
    const identity = geometry.properties;
    if (!identity) continue;
    identities.set(geometry, identity);
    if (identity.iso3 !== undefined) byCountry.set(identity.iso3, [...(byCountry.get(identity.iso3) ?? []), geometry]);
  }

  const countries = [...byCountry]
    .flatMap(([iso3, own]): CountryShape[] => {
      const parts = own.flatMap(({ properties }) => properties ?? []).sort((a, b) => b.vertices - a.vertices);
      const largest = parts[0];
      if (largest?.iso2 === undefined || largest.isoNumber === undefined) return [];
      return [{ iso3, iso2: largest.iso2, isoNumber: largest.isoNumber, naturalEarthName: largest.name, geometry: merge(world, own) }];
    })
    .sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1));

  const borders = (disputed: boolean): Feature<MultiLineString, { disputed: boolean }> => ({
    type: 'Feature',
    properties: { disputed },
    geometry: lines(
      mesh(world, world.objects.units, (a, b) => {
        const [one, other] = [identities.get(a), identities.get(b)];
        return one?.key !== other?.key && (one?.disputed === true || other?.disputed === true) === disputed;
      }).coordinates,
    ),
  });
  const land = merge(world, geometries);

  return {
    land: { type: 'Feature', properties: {}, geometry: land },
    countries,
    borders: [borders(false), borders(true)],
    coast: { type: 'Feature', properties: {}, geometry: lines(land.coordinates.flat()) },
  };
}

function lines(coordinates: readonly Position[][]): MultiLineString {
  return { type: 'MultiLineString', coordinates: dropFrameEdges(coordinates) };
}
