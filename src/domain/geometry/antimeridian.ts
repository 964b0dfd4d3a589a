import type { FlatLine } from './flat-line.ts';

type LonLat = [number, number];

/** The line with longitudes that never jump by more than 180°; the first stays as it is. */
export function unwrap(line: readonly (readonly [number, number])[]): LonLat[] {
  const result: LonLat[] = [];
  for (const [lon, lat] of line) {
    const before = result.at(-1)?.[0] ?? lon;
    result.push([lon - 360 * Math.round((lon - before) / 360), lat]);
  }
  return result;
}

/** A longitude within −180…180; 180 and −180 stay as they are. */
export function wrapLongitude(lon: number): number {
  return lon - 360 * (lon > 180 ? Math.ceil((lon - 180) / 360) : lon < -180 ? Math.floor((lon + 180) / 360) : 0);
}

/**
 * Where a step from one longitude to another, both within −180…180, meets the antimeridian on its way, the shorter one
 * round the globe: the side that it comes from, 180 or −180, and the share of the step. Undefined where it does not.
 */
export function meetAntimeridian(fromLon: number, toLon: number): { readonly side: 180 | -180; readonly share: number } | undefined {
  if (Math.abs(toLon - fromLon) <= 180) return undefined;
  const side = fromLon > 0 ? 180 : -180;
  const span = toLon + 2 * side - fromLon;
  return { side, share: span === 0 ? 0 : (side - fromLon) / span };
}

/** Whether a line lies beyond, on, or on both sides of the antimeridian, so that `cutLine` may change it; else a copy can be spared. */
export function reachesAntimeridian({ coords, start, length }: FlatLine): boolean {
  let before = coords[start]!;
  for (let at = start; at < start + 2 * length; at += 2) {
    const lon = coords[at]!;
    if (Math.abs(lon) >= 180 || Math.abs(lon - before) > 180) return true;
    before = lon;
  }
  return false;
}

/**
 * A line cut at the antimeridian (RFC 7946, 3.1.9) into parts within −180…180. An edge longer than 180° runs the other way
 * round, and longitudes may go on beyond ±180. A stretch along the antimeridian is its western side's, −180, as tiles own
 * their west. Parts of one place alone are left out.
 * @param line [lon, lat] degrees, edges straight in them
 */
export function cutLine(line: readonly (readonly number[])[]): LonLat[][] {
  const parts: LonLat[][] = [];
  let current: LonLat[] = [];
  const goOnFrom = (side: number, lat: number): void => {
    parts.push(current);
    current = [[side, lat]];
  };
  for (const [beyond = 0, lat = 0] of line) {
    const lon = wrapLongitude(beyond);
    const before = current.at(-1);
    if (!before) {
      current.push([lon, lat]);
      continue;
    }
    const [fromLon, fromLat] = before;
    if (Math.abs(lon) === 180 && Math.abs(fromLon) === 180) {
      if (fromLon === 180 && lat !== fromLat) goOnFrom(-180, fromLat);
      current.push([current.at(-1)![0], lat]);
      continue;
    }
    const met = meetAntimeridian(fromLon, lon);
    if (met) {
      const { side, share } = met;
      const at = fromLat + share * (lat - fromLat);
      if (share > 0) current.push([side, at]);
      goOnFrom(-side, at);
      if (share === 1) continue;
    }
    current.push([lon, lat]);
  }
  return [...parts, current].filter((part) => part.length > 1);
}
