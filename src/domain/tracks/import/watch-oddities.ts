import { AtlasError } from '../../errors.ts';
import { SWAP_ADVICE } from './import-types.ts';
import type { Track } from '../track.ts';
import type { FileTally } from './fix-store.ts';

/** Rows needed for a verdict while the file is still being read. */
const ENOUGH = 20;

/**
 * Watches for longitude and latitude in each other's column: rows that only make sense exchanged, and not one that
 * only makes sense as it stands. A place between ±90 both ways proves nothing, so such a file cannot be told.
 */
export class SwapWatch {
  private judged = 0;
  private onlyAsGiven = 0;
  private onlySwapped = 0;
  private firstRow = 0;

  constructor(private readonly file: string) {}

  fits(lon: number): void {
    this.judged += 1;
    if (Math.abs(lon) > 90) this.onlyAsGiven += 1;
  }

  misses(lon: number, lat: number, row: number): void {
    this.judged += 1;
    if (!(Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90)) return;
    this.onlySwapped += 1;
    if (this.firstRow === 0) this.firstRow = row;
  }

  /**
   * @param final the file has been read to its end
   * @throws AtlasError with `SWAP_ADVICE`, naming the first such row
   */
  check(field: string, final: boolean): void {
    const { file, firstRow: row, onlySwapped, judged } = this;
    if (onlySwapped === 0 || this.onlyAsGiven > 0 || onlySwapped * 10 < judged || (!final && onlySwapped < ENOUGH)) return;
    throw new AtlasError(
      `${file}, row ${row}: "${field}" is beyond ±90 where longitude would fit, in ${onlySwapped} of ${judged} rows; longitude and latitude look exchanged.`,
      SWAP_ADVICE,
      { file, row, field },
    );
  }
}

/** What a person should know about tracks that can be drawn all the same: one sentence each. */
export function describeOddities(tracks: readonly Track[], files: readonly FileTally[]): string[] {
  const notes: string[] = [];
  for (const { file, fields, backwards, firstBackwards, duplicates, fixes } of files) {
    if (backwards > 0) notes.push(`${file}, row ${firstBackwards}: "${fields.time}" goes backwards in ${backwards} rows; fixes were put in time order.`);
    if (duplicates * 2 > fixes)
      notes.push(
        `${file}: ${duplicates} of ${fixes} fixes repeat an animal and instant ("${fields.individual}", "${fields.time}"); the first of each was kept.`,
      );
  }
  const [file] = files;
  if (!file) return notes;
  const single = tracks.filter(({ time }) => time.length === 1);
  if (single.length > 0) notes.push(`${file.file}: ${single.length} of ${tracks.length} animals have one fix only ("${file.fields.individual}"), and no line.`);
  const [first] = tracks;
  if (first && tracks.every(({ lon, lat }) => lon.every((value) => value === first.lon[0]) && lat.every((value) => value === first.lat[0]))) {
    notes.push(`${file.file}: all fixes lie at one place, ${first.lon[0]!}, ${first.lat[0]!} ("${file.fields.lat}"); there is no movement to draw.`);
  }
  return notes;
}
