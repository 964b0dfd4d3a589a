import type { LonLat } from '../domain/crossings/types.ts';
import type { Translator } from './translator.ts';

/**
 * A place, latitude first, with the letters by which it is read again where it is pasted.
 * @param digits of its degrees; four are ten metres
 */
export function sayPlace([lon, lat]: LonLat, { number }: Pick<Translator, 'number'>, digits = 4): string {
  return `${number(Math.abs(lat), digits)}° ${lat < 0 ? 'S' : 'N'}, ${number(Math.abs(lon), digits)}° ${lon < 0 ? 'W' : 'E'}`;
}
