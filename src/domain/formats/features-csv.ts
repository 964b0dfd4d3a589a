import type { Feature, Geometry, Position } from 'geojson';
import { type CsvCell, writeCsv } from './csv.ts';
import type { Rights } from './geojson.ts';

/** Decimals of a degree, about 0.1 m. */
const DECIMALS = 6;

const writePosition = ([lon = NaN, lat = NaN]: Position): string => `${Number(lon.toFixed(DECIMALS))} ${Number(lat.toFixed(DECIMALS))}`;
const writeLine = (positions: readonly Position[]): string => `(${positions.map(writePosition).join(', ')})`;
const writeRings = (rings: readonly (readonly Position[])[]): string => `(${rings.map(writeLine).join(', ')})`;

/** A geometry as well-known text (OGC 06-103r4), [lon, lat] in degrees. */
export function writeWkt(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `POINT (${writePosition(geometry.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT (${geometry.coordinates.map((position) => `(${writePosition(position)})`).join(', ')})`;
    case 'LineString':
      return `LINESTRING ${writeLine(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING ${writeRings(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON ${writeRings(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON (${geometry.coordinates.map(writeRings).join(', ')})`;
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION (${geometry.geometries.map(writeWkt).join(', ')})`;
  }
}

function toCell(value: unknown): CsvCell {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/**
 * Features as a table: a column a property, then `lon` and `lat` where all are points, else `wkt`, then the licence,
 * attribution, citation and DOI in every row, since rows are passed on without their file. A property of a column's name wins.
 */
export function writeFeaturesCsv(features: readonly Feature<Geometry | null>[], { licence, attribution, citation, doi }: Rights): string {
  const properties = [...new Set(features.flatMap(({ properties: own }) => Object.keys(own ?? {})))];
  const arePoints = features.every(({ geometry }) => geometry === null || geometry.type === 'Point');
  const places = arePoints ? ['lon', 'lat'] : ['wkt'];
  const rights = { licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
  const rows = features.map(({ geometry, properties: own }): Record<string, CsvCell> => {
    const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : [];
    const place = arePoints ? { lon, lat } : { wkt: geometry === null ? undefined : writeWkt(geometry) };
    return { ...place, ...rights, ...Object.fromEntries(Object.entries(own ?? {}).map(([key, value]) => [key, toCell(value)])) };
  });
  return writeCsv(rows, [...new Set([...properties, ...places, ...Object.keys(rights)])]);
}
