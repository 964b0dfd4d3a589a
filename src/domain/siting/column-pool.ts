/** Numbers of a block. */
const BLOCK = 32_768;

interface Cut<Column> {
  readonly length: number;
  subarray(from: number, to: number): Column;
}

/**
 * Short columns cut out of long blocks, zero at first: a browser takes longer to make a thousand of them than to fill them. A block
 * stays for as long as any column of it does, and a column that is posted to a thread takes the whole block along.
 */
export function columnPool<Column extends Cut<Column>>(make: (length: number) => Column): (length: number) => Column {
  let block = make(0);
  let taken = 0;
  return (length) => {
    if (taken + length > block.length) {
      block = make(Math.max(BLOCK, length));
      taken = 0;
    }
    taken += length;
    return block.subarray(taken - length, taken);
  };
}
