import type { Feature } from 'geojson';
import type { Alternative } from '../../domain/project/project.ts';

/** The alternatives' lines alone as GeoJSON (RFC 7946), each with its name as id: what `atlas crossings --barriers` takes. */
export function formatLinesGeojson(alternatives: readonly Alternative[]): string {
  const names = new Map<string, number>();
  const features = alternatives.filter(({ lines }) => lines.length > 0).map(({ name, lines }): Feature => {
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    return {
      type: 'Feature',
      // Two alternatives may have one name; an id is one feature's.
      id: times === 1 ? name : `${name} (${times})`,
      properties: { name },
      geometry: { type: 'MultiLineString', coordinates: lines.map((line) => line.map(([lon, lat]) => [lon, lat])) },
    };
  });
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
