import type { LonLat } from '../crossings/types.ts';
import type { TileLayer } from '../tiles/tile-source.ts';

/** Positions along a line whose countries are looked up, beside its end; and how many at most of one segment. */
const MOST_PLACES = 256;
const PARTS = 4;

/** The countries that lines run through, by places along them; undefined where their polygons cannot be read. */
export async function findCountries(lines: readonly (readonly LonLat[])[], layer: TileLayer, signal: AbortSignal | undefined): Promise<string[] | undefined> {
  const { locateCountries } = await import('../coverage/locate-countries.ts');
  try {
    const found = await locateCountries(pickPlaces(lines), layer, signal);
    return [...new Set(found.flatMap((iso3) => iso3 ?? []))];
  } catch (error) {
    if (signal?.aborted) throw error;
    // The base map says of itself that it cannot be read; the rest of the answer is whole.
    return undefined;
  }
}

/** Places along lines: four a segment, or as many as may be looked up, and the end of each line. */
export function pickPlaces(lines: readonly (readonly LonLat[])[]): LonLat[] {
  const vertices = lines.reduce((sum, line) => sum + line.length, 0);
  const stride = Math.max(1, Math.ceil((PARTS * vertices) / MOST_PLACES));
  const between = ([lon, lat]: LonLat, [toLon, toLat]: LonLat, share: number): LonLat => {
    const x = lon + share * (toLon - lon);
    return [x - 360 * Math.round(x / 360), lat + share * (toLat - lat)];
  };
  return lines.flatMap((line) => {
    const last = line.at(-1);
    if (!last) return [];
    const count = Math.ceil((PARTS * (line.length - 1)) / stride);
    const along = Array.from({ length: count }, (_, i): LonLat => {
      const at = Math.floor((i * stride) / PARTS);
      return between(line[at]!, line[at + 1] ?? last, ((i * stride) % PARTS) / PARTS);
    });
    return [...along, between(last, last, 0)];
  });
}
