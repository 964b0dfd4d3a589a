import { AtlasError } from '../../errors.ts';
import { SWAP_ADVICE } from './import-types.ts';

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
