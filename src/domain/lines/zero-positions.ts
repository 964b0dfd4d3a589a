import { FlatLine } from '../geometry/flat-line.ts';
import type { CheckedLine } from './alignment.ts';

/** A line of which every other position is farther from (0, 0) than this, in degrees, has none there by itself. */
const FAR = 2;

/**
 * How many positions of a line are exactly (0, 0) although all its others lie far away: what programs write for a position
 * that they have not. A line along the equator or the prime meridian runs through that place.
 */
export function countZeroPositions(line: CheckedLine): number {
  let [zeros, others, onAxis] = [0, 0, 0];
  let isNear = false;
  const see = (lon: number, lat: number): void => {
    if (lon === 0 && lat === 0) zeros += 1;
    else {
      others += 1;
      if (lon === 0 || lat === 0) onAxis += 1;
      if (Math.max(Math.abs(lon), Math.abs(lat)) < FAR) isNear = true;
    }
  };
  if (line instanceof FlatLine) line.forEach(see);
  else for (const [lon, lat] of line) see(lon, lat);
  return zeros > 0 && others > 0 && !isNear && onAxis < others ? zeros : 0;
}
