import type { Track } from './track.ts';

const FIRST_BLOCK = 8;
const LARGEST_BLOCK = 65_536;
/** Fixes that are kept as plain numbers before the first block: of a hundred thousand animals with one fix each, blocks take seconds to make. */
const FEW = 4;
/** Numbers of a fix. */
const PARTS = 5;

interface Block {
  readonly time: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly error: Float32Array;
  readonly row: Uint32Array;
}

/** A block of columns in one buffer: 32 bytes a fix. */
function makeBlock(size: number): Block {
  const buffer = new ArrayBuffer(size * 32);
  return {
    time: new Float64Array(buffer, 0, size),
    lon: new Float64Array(buffer, size * 8, size),
    lat: new Float64Array(buffer, size * 16, size),
    error: new Float32Array(buffer, size * 24, size),
    row: new Uint32Array(buffer, size * 28, size),
  };
}

/** For comparing fixes: an error of 0 is that of the population, as of GPS; a negative one stands for a coarse sensor without any. */
function inaccuracyOf(error: number): number {
  return error < 0 ? Number.POSITIVE_INFINITY : error;
}

/**
 * One individual's fixes while a file is read. Blocks double up to 65,536 fixes and are never copied to grow, so that
 * ten million fixes need 320 MB and no second copy until they become a track.
 */
export class FixColumns {
  private few: number[] = [];
  private blocks: Block[] = [];
  private block: Block | undefined;
  private used = 0;
  private count = 0;
  private last = Number.NEGATIVE_INFINITY;
  private ordered = true;

  /** @returns whether the fix comes before the one added last */
  add(time: number, lon: number, lat: number, error: number, row: number): boolean {
    if (this.count < FEW) this.few.push(time, lon, lat, error, row);
    else this.addToBlock(time, lon, lat, error, row);
    this.count += 1;
    const backwards = time < this.last;
    if (backwards) this.ordered = false;
    this.last = time;
    return backwards;
  }

  private addToBlock(time: number, lon: number, lat: number, error: number, row: number): void {
    if (!this.block || this.used === this.block.time.length) {
      this.block = makeBlock(this.block ? Math.min(LARGEST_BLOCK, this.block.time.length * 2) : FIRST_BLOCK);
      this.blocks.push(this.block);
      this.used = 0;
    }
    const { block, used } = this;
    block.time[used] = time;
    block.lon[used] = lon;
    block.lat[used] = lat;
    block.error[used] = error;
    block.row[used] = row;
    this.used += 1;
  }

  /**
   * The track, in time order, with the row of each fix, and nothing left here: of fixes at one instant the most accurate
   * stays, the first added of those that are alike. A fix that states no error is taken for GPS, and before those that do.
   * @param onDuplicate hears the row of every other, and the row of the fix that stays before it
   */
  drain(individual: string, onDuplicate: (row: number, kept: number) => void): { track: Track; row: Uint32Array } {
    const { count } = this;
    let time: Float64Array = new Float64Array(count);
    let lon: Float64Array = new Float64Array(count);
    let lat: Float64Array = new Float64Array(count);
    let error: Float32Array = new Float32Array(count);
    let row: Uint32Array = new Uint32Array(count);
    let at = 0;
    for (const few = this.few.splice(0); at < FEW && at < count; at++) {
      [time[at], lon[at], lat[at], error[at], row[at]] = [
        few[PARTS * at]!,
        few[PARTS * at + 1]!,
        few[PARTS * at + 2]!,
        few[PARTS * at + 3]!,
        few[PARTS * at + 4]!,
      ];
    }
    for (const block of this.blocks.splice(0)) {
      const size = Math.min(block.time.length, count - at);
      time.set(block.time.subarray(0, size), at);
      lon.set(block.lon.subarray(0, size), at);
      lat.set(block.lat.subarray(0, size), at);
      error.set(block.error.subarray(0, size), at);
      row.set(block.row.subarray(0, size), at);
      at += size;
    }
    this.block = undefined;
    if (!this.ordered) {
      const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => time[a]! - time[b]! || a - b);
      const by = <T extends Float64Array | Float32Array | Uint32Array>(from: T, into: T): T => {
        for (let i = 0; i < count; i++) into[i] = from[order[i]!]!;
        return into;
      };
      lon = by(lon, new Float64Array(count));
      lat = by(lat, new Float64Array(count));
      error = by(error, new Float32Array(count));
      row = by(row, new Uint32Array(count));
      time = by(time, new Float64Array(count));
    }
    let kept = 0;
    for (let i = 0; i < count; i++) {
      if (kept > 0 && time[i] === time[kept - 1]) {
        const isBetter = inaccuracyOf(error[i]!) < inaccuracyOf(error[kept - 1]!);
        const [other, stays] = isBetter ? [kept - 1, i] : [i, kept - 1];
        onDuplicate(row[other]!, row[stays]!);
        if (!isBetter) continue;
        kept -= 1;
      }
      if (kept < i) {
        time[kept] = time[i]!;
        lon[kept] = lon[i]!;
        lat[kept] = lat[i]!;
        error[kept] = error[i]!;
        row[kept] = row[i]!;
      }
      kept += 1;
    }
    if (kept === count) return { track: { individual, time, lon, lat, error }, row };
    const track = { individual, time: time.slice(0, kept), lon: lon.slice(0, kept), lat: lat.slice(0, kept), error: error.slice(0, kept) };
    return { track, row };
  }
}
