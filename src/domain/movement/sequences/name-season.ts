import type { Season, SeasonPair } from '../types.ts';

/** Between the tropics no season is spring, degrees. */
const TROPIC = 23.44;
/** A way that gains less latitude than this share of its length goes neither poleward nor towards the equator. */
const LEAST_NORTHING = 0.2;
const KM_A_DEGREE = 111.2;

/** A journey for its name: latitudes of its ends, degrees, its length in a straight line and its middle, ms since 1970 UTC. */
export interface NamedWay {
  readonly fromLat: number;
  readonly toLat: number;
  readonly km: number;
  readonly middle: number;
}

/** Whether it is the half of the year around spring (February to July in the north), where `latitude` is. */
function isSpringHalf(middle: number, latitude: number): boolean {
  const month = new Date(middle).getUTCMonth();
  return (month >= 1 && month <= 6) === latitude >= 0;
}

/**
 * The season of a journey: spring towards the pole in the half of the year around spring, autumn towards the equator in
 * the other, both in the hemisphere of the end that lies nearer to a pole. Where direction and half of the year do not
 * say the same, where the way runs east or west, or between the tropics, it is outward or return.
 */
export function nameSeason(seasons: SeasonPair, leg: 'out' | 'back', { fromLat, toLat, km, middle }: NamedWay): Season {
  const name = leg === 'out' ? 'outward' : 'return';
  if (seasons === 'outward-return') return name;
  const polar = Math.abs(toLat) > Math.abs(fromLat) ? toLat : fromLat;
  if (Math.abs(polar) < TROPIC || Math.abs(toLat - fromLat) * KM_A_DEGREE < LEAST_NORTHING * km) return name;
  const poleward = polar === toLat;
  if (poleward !== isSpringHalf(middle, polar)) return name;
  return poleward ? 'spring' : 'autumn';
}
