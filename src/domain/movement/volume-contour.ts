/** Values above zero, largest first. */
function sortedPositive(ud: Float64Array): Float64Array {
  return ud.filter((value) => value > 0).sort().reverse();
}

/**
 * The least value of the smallest set of cells that holds `share` of a UD's volume; 0 for an empty UD.
 * Cells of equal value are taken together.
 */
export function volumeThreshold(ud: Float64Array, share: number): number {
  const values = sortedPositive(ud);
  let total = 0;
  for (const value of values) total += value;
  let held = 0;
  for (const value of values) {
    held += value;
    if (held >= share * total) return value;
  }
  return values.at(-1) ?? 0;
}

/** Clip a UD to its volume contour and rescale it to sum to 1, in place. An empty UD stays empty. */
export function clipToContour(ud: Float64Array, share: number): void {
  const threshold = volumeThreshold(ud, share);
  let total = 0;
  for (let i = 0; i < ud.length; i++) {
    if (ud[i]! < threshold) ud[i] = 0;
    total += ud[i]!;
  }
  if (total === 0) return;
  for (let i = 0; i < ud.length; i++) ud[i] = ud[i]! / total;
}
