import { readAmount, readLonLat } from '../formats/read-cells.ts';
import type { NoteCode } from '../notes.ts';
import { parseBareDate, parseLocalTime } from '../tracks/import/parse-local-time.ts';
import { LEAST_RUN } from './receivers.ts';

/** No tag was detected before, and no file is dated after. */
const [EARLIEST, LATEST] = [Date.UTC(1950, 0, 1), Date.UTC(2200, 0, 1)];

/** Milliseconds since 1970: seconds since then as Motus writes them, ISO 8601, or a date alone (its midnight); NaN for what is none. */
export function readTime(text: string): number {
  const time = /^\d{8,10}(\.\d*)?$/.test(text) ? Number(text) * 1000 : (parseLocalTime(text, 'iso') ?? parseBareDate(text, 'iso'))?.time;
  return time !== undefined && time >= EARLIEST && time < LATEST ? Math.round(time) : Number.NaN;
}

/** A place in degrees on WGS 84, or why it is none; undefined where a file leaves it empty. */
export function readPlace(latText: string, lonText: string): { lon: number; lat: number } | NoteCode | undefined {
  if (latText === '' && lonText === '') return undefined;
  const place = readLonLat(lonText, latText);
  return typeof place === 'string' ? place : { lon: place[0], lat: place[1] };
}

export const isYes = (text: string): boolean => /^(?:1(?:\.0+)?|true|t|yes|y)$/i.test(text);

/** Why a hit of Motus is no detection of an animal at a known place, or cannot be told from noise; undefined where it counts. */
export function judgeMotus(hit: {
  readonly test: string;
  readonly ambiguous: string;
  readonly mobile: string;
  readonly filter: string;
  readonly run: string;
}): NoteCode | undefined {
  if (isYes(hit.test)) return 'dropped.testTag';
  if (hit.ambiguous !== '') return 'dropped.ambiguousTag';
  if (isYes(hit.mobile)) return 'dropped.receiverMobile';
  // Motus's own word where there is one, else the length of the run.
  const filter = readAmount(hit.filter);
  if (filter === 0) return 'dropped.motusFilter';
  if (Number.isNaN(filter) && readAmount(hit.run) < LEAST_RUN) return 'dropped.shortRun';
  return undefined;
}
