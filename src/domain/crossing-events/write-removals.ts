import { joinedKm2 } from '../assessment/removal-joins.ts';
import type { LonLat } from '../crossings/types.ts';
import { USE_CLASSES } from '../movement/types.ts';
import type { BarrierRemoval } from './parts-joined.ts';

/** Columns that say what a removal would join, in every CSV of barriers; `writeRemoval` fills them. */
export const REMOVAL_COLUMNS: readonly string[] = [
  'cuts_corridor',
  ...USE_CLASSES.map((use) => `parts_joined_${use}`),
  'removal_joins_km2',
  ...USE_CLASSES.map((use) => `removal_joins_${use}_km2`),
];

/**
 * What a removal would join, as cells of `REMOVAL_COLUMNS`. If no other barrier stood: `parts_joined_…`, the shares (0–1) of the use
 * class's area that would be one, and `cuts_corridor`, whether there are any. While all others stand: `removal_joins_…_km2`, the pieces
 * that would be one, km², places apart by ` | `, and `removal_joins_km2`, how much of the corridor a greater piece would gain. After
 * each part or piece stand the latitude and longitude of its middle.
 * @param removal undefined where it joins nothing
 */
export function writeRemoval(removal: BarrierRemoval | undefined): Record<string, string> {
  const { alone, standing } = removal ?? { alone: [], standing: [] };
  const row: Record<string, string> = { cuts_corridor: alone.length > 0 ? 'yes' : 'no', removal_joins_km2: writeKm2(joinedKm2(standing, 'low')) };
  for (const { use, pieceShare, partShares, partMiddles } of alone) {
    row[`parts_joined_${use}`] = partShares.map((share, i) => writePart((pieceShare * share).toFixed(4), partMiddles[i])).join('; ');
  }
  for (const use of USE_CLASSES) {
    const joins = standing.filter((join) => join.use === use);
    if (joins.length > 0) row[`removal_joins_${use}_km2`] = joins.map(({ piecesKm2, pieceMiddles }) => writePieces(piecesKm2, pieceMiddles)).join(' | ');
  }
  return row;
}

function writePieces(km2: readonly number[], middles: readonly LonLat[]): string {
  return km2.map((area, i) => writePart(writeKm2(area), middles[i])).join('; ');
}

function writePart(value: string, middle: LonLat | undefined): string {
  return middle ? `${value} (${middle[1].toFixed(4)} ${middle[0].toFixed(4)})` : value;
}

/** To a hundredth of the smallest piece that counts, without zeros that say nothing. */
function writeKm2(area: number): string {
  return String(Number(area.toFixed(4)));
}
