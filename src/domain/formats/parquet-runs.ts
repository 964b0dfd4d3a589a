/** Most bits of one value in a run. */
const MOST_WIDTH = 32;
/** Values of a block of differences, and its parts, as any writer makes them. */
const MOST_BLOCK = 1 << 16;
const MOST_PARTS = 1 << 10;

/** A number of 32 bits as the library reads it: 7 bits a byte, what is beyond cut off. */
function readVarint(view: DataView, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = view.getUint8(at);
    at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, end: at };
  }
}

/**
 * Holds runs of Parquet's hybrid of run lengths and packed bits to the values that there are.
 * @param width bits of a value
 * @param values how many there are; a packed run may be filled up to eight
 * @returns how many are 1, where the width is one bit: those that are present
 * @throws what `refuse` makes where a run is longer; RangeError where the runs end early
 */
export function countHybrid(view: DataView, at: number, width: number, values: number, refuse: () => Error): number {
  if (width > MOST_WIDTH) throw refuse();
  const bytes = (width + 7) >> 3;
  let [seen, ones] = [0, 0];
  while (seen < values) {
    const { value: header, end } = readVarint(view, at);
    at = end;
    if ((header & 1) === 0) {
      const count = header >>> 1;
      if (count > values - seen) throw refuse();
      if (width === 1 && (view.getUint8(at) & 1) === 1) ones += count;
      at += bytes;
      seen += count;
    } else {
      const count = (header >>> 1) * 8;
      if (count >= values - seen + 8 || (count === 0 && width === 0)) throw refuse();
      if (width === 1) {
        for (let i = 0; i < Math.min(count, values - seen); i++) ones += (view.getUint8(at + (i >> 3)) >> (i & 7)) & 1;
      }
      at += (count * width) / 8;
      seen += count;
    }
  }
  return ones;
}

/**
 * Holds the head of Parquet's packed differences to sizes that writers make.
 * @throws what `refuse` makes where they are larger
 */
export function checkDelta(view: DataView, refuse: () => Error): void {
  const block = readVarint(view, 0);
  const parts = readVarint(view, block.end);
  if (!(block.value > 0 && block.value <= MOST_BLOCK && parts.value > 0 && parts.value <= MOST_PARTS && block.value % parts.value === 0)) throw refuse();
}
