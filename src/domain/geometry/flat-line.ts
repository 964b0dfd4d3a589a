import type { LonLat } from '../crossings/types.ts';

/** Numbers that lines share; a longer line has its own. */
const SHARED = 1 << 15;
const FIRST = 1 << 8;

/**
 * A line as numbers one after the other, longitude and latitude (or x and y) of each position, in memory that it shares with
 * others: of millions of positions each would else be a list of its own, which takes five times as much and is copied by
 * every collection of garbage.
 */
export class FlatLine {
  /**
   * @param start where its first number lies in `coords`
   * @param length positions that it has
   */
  constructor(
    readonly coords: Float64Array,
    readonly start: number,
    readonly length: number,
  ) {}

  /** The same in memory of its own; what a position has beyond two numbers is left out. */
  static of(positions: readonly (readonly number[])[]): FlatLine {
    const coords = new Float64Array(2 * positions.length);
    for (const [at, [x = 0, y = 0]] of positions.entries()) {
      coords[2 * at] = x;
      coords[2 * at + 1] = y;
    }
    return new FlatLine(coords, 0, positions.length);
  }

  /** As lists of two numbers. */
  toPositions(): LonLat[] {
    const positions: LonLat[] = [];
    this.forEach((x, y) => void positions.push([x, y]));
    return positions;
  }

  forEach(visit: (x: number, y: number) => void): void {
    const end = this.start + 2 * this.length;
    for (let at = this.start; at < end; at += 2) visit(this.coords[at]!, this.coords[at + 1]!);
  }

  /** A line of as many positions, each the one that `turn` makes. */
  map(turn: (x: number, y: number) => readonly [number, number]): FlatLine {
    const coords = new Float64Array(2 * this.length);
    let to = 0;
    this.forEach((x, y) => {
      [coords[to], coords[to + 1]] = turn(x, y);
      to += 2;
    });
    return new FlatLine(coords, 0, this.length);
  }
}

/** Memory for flat lines that are written one after the other. */
export class FlatStore {
  coords = new Float64Array(0);
  /** Numbers of the next piece of memory: an archive may hold tens of thousands of files of one line. */
  private next = FIRST;
  /** Where the line that is being written begins. */
  used = 0;

  /** Room for one more position. @param at where it would stand @returns where it does */
  reserve(at: number): number {
    if (at + 2 <= this.coords.length) return at;
    const written = at - this.used;
    const larger = new Float64Array(Math.max(this.next, 2 * written + 2));
    this.next = Math.min(SHARED, 4 * this.next);
    larger.set(this.coords.subarray(this.used, at));
    this.coords = larger;
    this.used = 0;
    return written;
  }

  /** What was written up to a place as a line. */
  close(end: number): FlatLine {
    const line = new FlatLine(this.coords, this.used, (end - this.used) / 2);
    this.used = end;
    return line;
  }

  /** A line; what a position has beyond two numbers is left out. */
  add(positions: readonly (readonly number[])[]): FlatLine {
    let to = this.used;
    for (const [x = 0, y = 0] of positions) {
      to = this.reserve(to);
      this.coords[to] = x;
      this.coords[to + 1] = y;
      to += 2;
    }
    return this.close(to);
  }
}
