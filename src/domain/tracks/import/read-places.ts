import type { FileTally } from './fix-store.ts';
import { type DropReason, judgeCoordinates, OUT_OF_RANGE } from './judge-fix.ts';
import { isMissing } from './missing.ts';
import { applyHemisphere, parseCoordinate } from './parse-place.ts';

/** A longitude beyond a whole turn is one only of a track that ran on without a break, by steps no longer than this. */
const LONGEST_STEP = 90;
/** Two and a half turns. */
const FARTHEST = 900;

/**
 * Reads the places of one table, WGS 84 degrees: plain numbers with points or commas, degrees with minutes and seconds,
 * hemisphere letters. Longitudes that run on past ±180, as 0 to 360 or as a track that was unwrapped, are brought back.
 * Each such way of writing is counted for a note.
 */
export class PlaceReader {
  private last = 0;

  constructor(private readonly tally: FileTally) {}

  /** @param hemispheres of unsigned degrees, where they stand in columns of their own */
  read(lonText: string, latText: string, row: number, hemispheres?: { readonly east: string | undefined; readonly north: string | undefined }): Place {
    if (isMissing(lonText) || isMissing(latText)) return 'dropped.noPlace';
    let lon = this.readDegrees(lonText, 'lon', row);
    let lat = this.readDegrees(latText, 'lat', row);
    if (hemispheres?.east !== undefined) lon = applyHemisphere(lon, hemispheres.east, 'lon') ?? Number.NaN;
    if (hemispheres?.north !== undefined) lat = applyHemisphere(lat, hemispheres.north, 'lat') ?? Number.NaN;
    const place = this.judge(lon, lat, row);
    if (typeof place === 'string') this.tally.sawUnread(row, `${lonText}, ${latText}`);
    return place;
  }

  /** As `read`, of numbers. */
  judge(lon: number, lat: number, row: number): Place {
    const last = this.last;
    const far = Math.abs(lon);
    if (far <= 180 || !(Math.abs(lat) <= 90)) {
      this.last = lon;
      return judgeCoordinates(lon, lat);
    }
    const runsOn = far <= 360 || (far <= FARTHEST && Math.abs(last) > 180 && Math.abs(lon - last) < LONGEST_STEP);
    if (!runsOn) return Number.isFinite(lon) ? OUT_OF_RANGE : judgeCoordinates(lon, lat);
    this.last = lon;
    this.tally.wraps.add(row);
    return judgeCoordinates(lon - 360 * Math.round(lon / 360), lat);
  }

  /** Degrees of one axis; NaN for what is none, or of the other axis by its letter. */
  private readDegrees(text: string, axis: 'lon' | 'lat', row: number): number {
    const plain = Number(text);
    if (Number.isFinite(plain)) return plain;
    const comma = /^[+−–-]?\d{1,3},\d+$/.test(text);
    if (comma) this.tally.decimalCommas.add(row);
    const found = parseCoordinate(comma ? text.replace(',', '.') : text);
    return !found || (found.axis !== undefined && found.axis !== axis) ? Number.NaN : found.value;
  }
}

/** WGS 84 degrees, or why there is no place. */
export type Place = { readonly lon: number; readonly lat: number } | DropReason;
