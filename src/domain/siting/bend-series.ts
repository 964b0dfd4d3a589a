/** Terms of the series that are added while they matter. */
const MOST_TERMS = 60;
const LEAST_TERM = 0.005;
/** So many right sides are multiplied in one walk through the kernel: three steps' first and last passages, or one's. */
const [MANY, FEW] = [6, 2];

/** Columns that every bend uses again. */
let columns = createColumns(128);

function createColumns(panels: number) {
  const column = (): Float64Array => new Float64Array(MANY * panels);
  return { panels, terms: [column(), column()] as const, solved: column() };
}

/** A right side of the equation, and what it comes to: as many as there are panels. */
export interface BendSide {
  /** 1 where the first terms count as they are, −1 where the normals lead the other way. */
  sign: number;
  readonly start: Float64Array;
  readonly solved: Float64Array;
}

/**
 * Sums of the Neumann series of solved = start − sign · kernel · solved, for several right sides at once: one walk through the kernel
 * serves six of them.
 * @param kernel n × n, row by row
 */
export function sumSeries(n: number, kernel: Float64Array, sides: readonly BendSide[]): void {
  if (n > columns.panels) columns = createColumns(n);
  for (let at = 0; at < sides.length;) {
    const wide = sides.length - at > FEW ? MANY : FEW;
    sumBlock(n, kernel, sides.slice(at, at + wide), wide);
    at += wide;
  }
}

/** @param wide how many right sides the columns hold; those beyond the given ones are nothing */
function sumBlock(n: number, kernel: Float64Array, sides: readonly BendSide[], wide: number): void {
  const { solved, terms } = columns;
  let [next, added] = terms;
  next.fill(0, 0, wide * n);
  for (const [which, { start }] of sides.entries()) for (let i = 0; i < n; i++) next[wide * i + which] = start[i]!;
  for (let i = 0; i < wide * n; i++) solved[i] = next[i]!;
  const before = sides.map(() => Infinity);
  for (let turn = 0; turn < MOST_TERMS; turn++) {
    if (wide === MANY) multiplyMany(n, kernel, next, added);
    else multiplyFew(n, kernel, next, added);
    let isDone = true;
    for (let which = 0; which < sides.length; which++) {
      const by = -sides[which]!.sign;
      let size = 0;
      let whole = 0;
      for (let at = which; at < wide * n; at += wide) {
        const flux = by * added[at]!;
        added[at] = flux;
        solved[at] = solved[at]! + flux;
        size += Math.abs(flux);
        whole += Math.abs(solved[at]!);
      }
      // What follows is a geometric series of about this ratio.
      const left = turn > 0 && size < before[which]! ? (size * size) / (before[which]! - size) : size;
      if (!(size === 0 || left < LEAST_TERM * whole)) isDone = false;
      before[which] = size;
    }
    if (isDone) break;
    [next, added] = [added, next];
  }
  for (const [which, side] of sides.entries()) for (let i = 0; i < n; i++) side.solved[i] = solved[wide * i + which]!;
}

/** Products of the kernel and two columns that lie in turn, in two strands each. */
function multiplyFew(n: number, kernel: Float64Array, from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    let at = i * n;
    const end = at + n - 1;
    let j = 0;
    for (; at < end; at += 2, j += 4) {
      const left = kernel[at]!;
      const right = kernel[at + 1]!;
      a += left * from[j]!;
      b += left * from[j + 1]!;
      c += right * from[j + 2]!;
      d += right * from[j + 3]!;
    }
    if (at === end) {
      a += kernel[at]! * from[j]!;
      b += kernel[at]! * from[j + 1]!;
    }
    to[FEW * i] = a + c;
    to[FEW * i + 1] = b + d;
  }
}

/** The same of six columns. */
function multiplyMany(n: number, kernel: Float64Array, from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
    let j = 0;
    for (let at = i * n; at < (i + 1) * n; at++, j += MANY) {
      const each = kernel[at]!;
      a += each * from[j]!;
      b += each * from[j + 1]!;
      c += each * from[j + 2]!;
      d += each * from[j + 3]!;
      e += each * from[j + 4]!;
      f += each * from[j + 5]!;
    }
    const at = MANY * i;
    to[at] = a;
    to[at + 1] = b;
    to[at + 2] = c;
    to[at + 3] = d;
    to[at + 4] = e;
    to[at + 5] = f;
  }
}
