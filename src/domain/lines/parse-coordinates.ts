import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';

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
    const fail = (what: string): AtlasError =>
      new AtlasError(
        `Position ${at + 1}, “${part.slice(0, 40)}”, ${what}.`,
        'Nothing was changed. Write longitude, then latitude, in degrees: 7.35 59.02; 7.61 59.11',
        { row: at + 1 },
      );
    const values = part.split(/\s*,\s*|\s+/).map((word) => (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : Number.NaN));
    const [lon = Number.NaN, lat = Number.NaN] = values;
    if (values.length !== 2 || Number.isNaN(lon) || Number.isNaN(lat)) throw fail('is not two numbers');
    if (Math.abs(lat) > 90) throw fail('has a latitude beyond 90°; longitude comes first');
    if (Math.abs(lon) > 180) throw fail('has a longitude beyond 180°');
    return [lon, lat];
  });
  if (line.length < 2)
    throw new AtlasError('A line needs two positions or more.', 'Nothing was changed. Put semicolons between positions: 7.35 59.02; 7.61 59.11');
  if (line.every(([lon, lat]) => lon === line[0]?.[0] && lat === line[0]?.[1]))
    throw new AtlasError(
      'All positions are one place: the line has no length.',
      'Nothing was changed. Write where the line begins and where it ends: 7.35 59.02; 7.61 59.11',
    );
  return line;
}
