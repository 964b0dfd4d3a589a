import type { Geometry, Position } from 'geojson';
import { AtlasError } from '../domain/errors.ts';
import { isOnEarth, ROUNDING } from '../domain/geometry/on-earth.ts';

export function isOffEarth(lon: number, lat: number): boolean {
  return !isOnEarth(lon, lat, ROUNDING);
}

/** The first position of a geometry that is no place on Earth: metres, as a rule. */
function findOffEarth(geometry: Geometry): Position | undefined {
  if (geometry.type === 'GeometryCollection') {
    for (const each of geometry.geometries) {
      const found = findOffEarth(each);
      if (found) return found;
    }
    return undefined;
  }
  return findIn(geometry.coordinates);
}

type Coordinates = Position | Position[] | Position[][] | Position[][][];

function findIn(coordinates: Coordinates): Position | undefined {
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return isOffEarth(lon, lat) ? [lon, lat] : undefined;
  for (const each of coordinates) {
    const found = typeof each === 'number' ? undefined : findIn(each);
    if (found) return found;
  }
  return undefined;
}

/**
 * Refuse a feature with a position that is not in degrees: crossed or drawn, it would lie nowhere, without a word.
 * @param index of the feature in its file, from 0
 * @throws AtlasError naming the file, the feature and the position
 */
export function refuseOffEarth(geometry: Geometry | null, file: string, index: number): void {
  const found = geometry && findOffEarth(geometry);
  if (found) throw offEarth(file, index, found);
}

/** The error for such a position. */
export function offEarth(file: string, index: number, [lon, lat]: Position): AtlasError {
  return new AtlasError('cli.offEarth', { lon: String(lon), lat: String(lat) }, { file, field: `features.${index}.geometry.coordinates` });
}
