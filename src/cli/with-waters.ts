import type { Bbox } from '../domain/catalog/fields.ts';

/** 200 nautical miles, as degrees of latitude. */
const ZONE_DEGREES = 200 / 60;

/** A country's frame with the seas around it, as far as exclusive economic zones reach. */
export function withWaters([west, south, east, north]: Bbox): Bbox {
  const across = ZONE_DEGREES / Math.max(0.2, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  if (west > east || west - across < -180 || east + across > 180) return [-180, Math.max(-90, south - ZONE_DEGREES), 180, Math.min(90, north + ZONE_DEGREES)];
  return [west - across, Math.max(-90, south - ZONE_DEGREES), east + across, Math.min(90, north + ZONE_DEGREES)];
}
