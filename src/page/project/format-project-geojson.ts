import type { Feature } from 'geojson';
import { USE_CLASSES } from '../../domain/movement/use-classes.ts';
import type { Project } from '../../domain/project/project.ts';
import type { AssessedRow } from './format-project-csv.ts';

/** Alternatives, the places where they meet corridors, and the tracked crossings, as GeoJSON (RFC 7946). */
export function formatProjectGeojson({ name, type, bufferM }: Project, rows: readonly AssessedRow[]): string {
  const features = rows.flatMap(({ alternative, rank, assessment }): Feature[] => [
    {
      type: 'Feature',
      properties: { item: 'alternative', project: name, type, bufferM, name: alternative.name, rank: rank ?? null, lengthKm: assessment.lengthKm, groundHa: assessment.groundKm2 === undefined ? null : 100 * assessment.groundKm2 },
      geometry: { type: 'MultiLineString', coordinates: alternative.lines.map((line) => line.map(([lon, lat]) => [lon, lat])) },
    },
    ...assessment.populations.flatMap(({ population, name: met, corridor, events }): Feature[] => [
      ...USE_CLASSES.flatMap((use) => (corridor?.byUse[use].points ?? []).map((coordinates): Feature => ({
        type: 'Feature', properties: { item: 'crossing point', alternative: alternative.name, population, name: met, use }, geometry: { type: 'Point', coordinates },
      }))),
      ...events.map(({ individual, time, at }): Feature => ({
        type: 'Feature',
        properties: { item: 'tracked crossing', alternative: alternative.name, population, name: met, individual, time: new Date(time).toISOString() },
        geometry: { type: 'Point', coordinates: at },
      })),
    ]),
    ...assessment.barriers.map(({ layer, type: kind, barrier, name: called, distanceKm, at }): Feature => ({
      type: 'Feature', properties: { item: 'nearest barrier', alternative: alternative.name, layer, type: kind, id: barrier, name: called, distanceKm }, geometry: { type: 'Point', coordinates: at },
    })),
  ]);
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
