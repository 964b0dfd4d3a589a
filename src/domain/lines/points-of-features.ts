import type { Feature, Geometry } from 'geojson';
import type { LonLat } from '../crossings/types.ts';

/** The points of features, [lon, lat], each of a MultiPoint and of a collection too; other shapes are passed over. */
export function pointsOfFeatures(features: readonly Pick<Feature<Geometry | null>, 'geometry'>[]): LonLat[] {
  return features.flatMap(({ geometry }) => pointsOf(geometry)).map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
}

function pointsOf(geometry: Geometry | null): readonly (readonly number[])[] {
  if (geometry?.type === 'Point') return [geometry.coordinates];
  if (geometry?.type === 'MultiPoint') return geometry.coordinates;
  return geometry?.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}
