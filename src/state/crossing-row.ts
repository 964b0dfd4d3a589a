import type { FeatureCollection, Point } from 'geojson';
import type { BarrierCrossing } from '../domain/crossings/types.ts';

/** Id of a row of the table of barrier crossings, shared by its points on the map. */
export function crossingRowId({ layer, barrier }: Pick<BarrierCrossing, 'layer' | 'barrier'>): string {
  return `${layer}/${barrier}`;
}

export interface CrossingPoint {
  readonly id: string;
  readonly layer: string;
  readonly barrier: string;
  readonly name: string;
  readonly lengthInsideKm: number;
}

/** The crossing points of every row, [lon, lat]. */
export function crossingPoints(rows: readonly BarrierCrossing[]): FeatureCollection<Point, CrossingPoint> {
  return {
    type: 'FeatureCollection',
    features: rows.flatMap((row) =>
      row.points.map((coordinates) => ({
        type: 'Feature' as const,
        properties: { id: crossingRowId(row), layer: row.layer, barrier: row.barrier, name: row.name, lengthInsideKm: row.lengthInsideKm },
        geometry: { type: 'Point' as const, coordinates },
      })),
    ),
  };
}
