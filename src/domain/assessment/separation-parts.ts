import type { LonLat } from '../crossings/types.ts';
import type { Separation } from './cut-corridor.ts';

const DIRECTIONS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a removal would add to the greatest part, as a share (0–1) of the widest class that is cut; 0 where nothing is. */
export function joinedShare([widest]: readonly Separation[]): number {
  if (!widest) return 0;
  const [, ...others] = widest.partShares;
  return widest.pieceShare * others.reduce((sum, share) => sum + share, 0);
}

/** In which direction of all parts together each lies; undefined for one in their midst. */
export function directionsOf({ partShares, partMiddles }: Pick<Separation, 'partShares' | 'partMiddles'>): (Direction | undefined)[] {
  const [first] = partMiddles;
  if (!first) return [];
  // Longitudes of one turn round the globe, as those of the first.
  const places = partMiddles.map(([lon, lat]): LonLat => [lon - 360 * Math.round((lon - first[0]) / 360), lat]);
  const total = partShares.reduce((sum, share) => sum + share, 0);
  const mean = (axis: 0 | 1): number => places.reduce((sum, place, i) => sum + place[axis] * partShares[i]!, 0) / total;
  const [lon, lat] = [mean(0), mean(1)];
  const scale = Math.cos((lat * Math.PI) / 180);
  const offsets = places.map(([x, y]): LonLat => [(x - lon) * scale, y - lat]);
  const farthest = Math.max(...offsets.map(([x, y]) => Math.hypot(x, y)));
  return offsets.map(([x, y]) => {
    if (Math.hypot(x, y) < farthest / 5) return undefined;
    return DIRECTIONS[(Math.round((Math.atan2(x, y) * 4) / Math.PI) + 8) % 8];
  });
}
