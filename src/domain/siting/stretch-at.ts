/** Number of the stretch between rising edges that holds a measure, from 0; the first or last for one beyond. */
export function stretchAt(edges: Float64Array, measure: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= measure) low = middle;
    else high = middle - 1;
  }
  return low;
}
