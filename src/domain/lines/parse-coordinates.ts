import type { LonLat } from '../crossings/types.ts';
import { AtlasError, type FaultCode } from '../errors.ts';

/**
 * A line typed as text: positions "lon lat" in degrees, with semicolons or new lines between them; a comma may stand
 * between longitude and latitude.
 * @throws AtlasError naming the position (as `row`, from 1) that is wrong
 */
export function parseCoordinates(text: string): LonLat[] {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const line = parts.map((part, at): LonLat => {
    const fail = (code: FaultCode): AtlasError => new AtlasError(code, { text: part.slice(0, 40) }, { row: at + 1 });
    const values = part.split(/\s*,\s*|\s+/).map((word) => (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : Number.NaN));
    const [lon = Number.NaN, lat = Number.NaN] = values;
    if (values.length !== 2 || Number.isNaN(lon) || Number.isNaN(lat)) throw fail('coordinates.notNumbers');
    if (Math.abs(lat) > 90) throw fail('coordinates.latitude');
    if (Math.abs(lon) > 180) throw fail('coordinates.longitude');
    return [lon, lat];
  });
  if (line.length < 2) throw new AtlasError('coordinates.tooFew');
  if (line.every(([lon, lat]) => lon === line[0]?.[0] && lat === line[0]?.[1])) throw new AtlasError('coordinates.onePlace');
  return line;
}
