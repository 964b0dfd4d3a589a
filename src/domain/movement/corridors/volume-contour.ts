/** Buckets of the first pass: sign, exponent and the first five bits of the fraction of a float64, 32 to an octave. */
const SHIFT = 15;
const BUCKETS = 1 << (31 - SHIFT);
/** Little-endian machines hold the upper half of a float64 second; JavaScript runs on no other that has a browser. */
const UPPER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

const bucketVolume = new Float64Array(BUCKETS);
const bucketCells = new Uint32Array(BUCKETS);

/** A volume contour of a UD: the least value inside, and the number of cells inside. */
export interface VolumeContour {
  readonly threshold: number;
  readonly cells: number;
}

/**
 * The smallest sets of cells that hold each of `shares` of a UD's volume; threshold and cells 0 for an empty UD.
 * Cells of equal value are taken together. Exact, by selection: volumes are summed per bucket of values (positive floats
 * sort as their bits do), and only the bucket in which a share is reached is sorted.
 */
export function volumeContours(ud: Float64Array, shares: readonly number[]): VolumeContour[] {
  // Most of a grid is empty: what follows reads only the rest.
  let filled = 0;
  for (let i = 0; i < ud.length; i++) if (ud[i]! > 0) filled += 1;
  if (filled === 0) return shares.map(() => ({ threshold: 0, cells: 0 }));
  const values = new Float64Array(filled);
  for (let i = 0, k = 0; k < filled; i++) if (ud[i]! > 0) values[k++] = ud[i]!;
  const bits = new Uint32Array(values.buffer);
  bucketVolume.fill(0);
  bucketCells.fill(0);
  let lowest = BUCKETS;
  let highest = 0;
  for (let k = 0; k < filled; k++) {
    const bucket = bits[2 * k + UPPER]! >>> SHIFT;
    bucketVolume[bucket] = bucketVolume[bucket]! + values[k]!;
    bucketCells[bucket] = bucketCells[bucket]! + 1;
    if (bucket < lowest) lowest = bucket;
    if (bucket > highest) highest = bucket;
  }
  let total = 0;
  for (let bucket = lowest; bucket <= highest; bucket++) total += bucketVolume[bucket]!;
  return shares.map((share) => {
    const wanted = share * total;
    let held = 0;
    let cells = 0;
    let bucket = highest;
    while (bucket > lowest && held + bucketVolume[bucket]! < wanted) {
      held += bucketVolume[bucket]!;
      cells += bucketCells[bucket]!;
      bucket -= 1;
    }
    const candidates = new Float64Array(bucketCells[bucket]!);
    for (let k = 0, found = 0; found < candidates.length; k++) if (bits[2 * k + UPPER]! >>> SHIFT === bucket) candidates[found++] = values[k]!;
    candidates.sort();
    let at = candidates.length - 1;
    for (held += candidates[at]!; held < wanted && at > 0; held += candidates[at]!) at -= 1;
    while (at > 0 && candidates[at - 1] === candidates[at]) at -= 1;
    return { threshold: candidates[at]!, cells: cells + candidates.length - at };
  });
}

/** The least value of the smallest set of cells that holds `share` of a UD's volume: {@link volumeContours}. */
export function volumeThreshold(ud: Float64Array, share: number): number {
  return volumeContours(ud, [share])[0]?.threshold ?? 0;
}

/** Clip a UD to its volume contour and rescale it to sum to 1, in place. An empty UD stays empty: false. */
export function clipToContour(ud: Float64Array, share: number): boolean {
  const threshold = volumeThreshold(ud, share);
  if (threshold === 0) return false;
  let total = 0;
  for (let i = 0; i < ud.length; i++) {
    if (ud[i]! < threshold) ud[i] = 0;
    else total += ud[i]!;
  }
  const scale = 1 / total;
  for (let i = 0; i < ud.length; i++) if (ud[i]! > 0) ud[i] = ud[i]! * scale;
  return true;
}
