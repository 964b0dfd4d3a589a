import type { LonLat } from '../crossings/types.ts';
import { haversineM } from '../geometry/distances.ts';
import { readWorldFeatures } from '../layers/read-features.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { worldToLonLat } from '../tiles/world-grid.ts';

/** Where lines lie among all corridors of an atlas. */
export interface PlaceAmongCorridors {
  /** To the nearest corridor, km, within a few; 0 where a position lies in one. Infinity where there is none. */
  readonly km: number;
  /** The entry in or beside whose corridor the lines would lie, were longitude and latitude exchanged. */
  readonly exchanged: string | undefined;
}

/** Deep enough for a kilometre or two, and few enough tiles to read the world. */
const ZOOM = 3;
/** Lines nearer to a corridor than this lie beside it. */
const BESIDE_M = 25_000;
/** Positions of the lines that are looked at. */
const MOST_POSITIONS = 24;

/**
 * How far lines lie from every corridor of the overview, and in which corridor they would lie if a file had written latitude
 * first: a line on another continent is a slip that nothing in the file itself can show.
 * @param overview generalised corridors of all entries, with the property `entry`
 * @throws AtlasError where a tile cannot be read; the signal's reason when aborted
 */
export async function placeAmongCorridors(lines: readonly (readonly LonLat[])[], overview: TileLayer, signal?: AbortSignal): Promise<PlaceAmongCorridors> {
  const all = lines.flat();
  const step = Math.max(1, Math.ceil(all.length / MOST_POSITIONS));
  const positions = all.filter((_, at) => at % step === 0);
  const turned = positions.filter(([lon]) => Math.abs(lon) <= 90).map(([lon, lat]): LonLat => [lat, lon]);
  let best: { readonly entry: string; readonly metres: number } | undefined;
  let metres = Infinity;
  const zoom = Math.min(ZOOM, overview.zoom);
  for (let x = 0; x < 2 ** zoom; x++) {
    for (let y = 0; y < 2 ** zoom; y++) {
      const read = await readWorldFeatures(overview, { z: zoom, x, y }, 'polygons', signal);
      for (const { geometry, properties } of read?.features ?? []) {
        const rings = geometry.map(toDegrees);
        metres = Math.min(metres, ...positions.map((position) => distanceM(position, rings)));
        const away = Math.min(...turned.map((position) => distanceM(position, rings)));
        if (away < (best?.metres ?? BESIDE_M)) best = { entry: String(properties['entry'] ?? ''), metres: away };
      }
    }
  }
  return { km: metres / 1000, exchanged: best?.entry };
}

function toDegrees(flat: readonly number[]): LonLat[] {
  const ring: LonLat[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) ring.push(worldToLonLat(flat[i]!, flat[i + 1]!));
  return ring;
}

/** Even–odd, over the rings of a feature as a tile has them. */
function isInside([lon, lat]: LonLat, rings: readonly (readonly LonLat[])[]): boolean {
  let odd = false;
  for (const ring of rings) {
    let [fromLon, fromLat] = ring.at(-1) ?? [0, 0];
    for (const [toLon, toLat] of ring) {
      if (fromLat > lat !== toLat > lat && lon < ((toLon - fromLon) * (lat - fromLat)) / (toLat - fromLat) + fromLon) odd = !odd;
      [fromLon, fromLat] = [toLon, toLat];
    }
  }
  return odd;
}

function distanceM([lon, lat]: LonLat, rings: readonly (readonly LonLat[])[]): number {
  if (isInside([lon, lat], rings)) return 0;
  let least = Infinity;
  for (const ring of rings) for (const [toLon, toLat] of ring) least = Math.min(least, haversineM(lon, lat, toLon, toLat));
  return least;
}
