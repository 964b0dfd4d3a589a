/** A table has columns of an animal, a time and a place. */
const FEWEST = 3;

/** Knows a table's header where it comes again further down, as in files that were put together one below the other. */
export class HeaderNames {
  private readonly names: ReadonlyMap<string, number>;

  constructor(private readonly header: readonly string[]) {
    const filled = header.flatMap((name, at): [string, number][] => (name === '' ? [] : [[name, at]]));
    const names = new Map(filled);
    // Of columns that share a name it cannot be told which is which.
    this.names = names.size === filled.length && names.size >= FEWEST ? names : new Map();
  }

  /**
   * @returns where each column of the header stands in the rows below, and whether that is as before; undefined of a row
   * that is no header of the same columns
   */
  orderOf(cells: readonly string[]): { readonly order: readonly number[]; readonly isSame: boolean } | undefined {
    // Of millions of rows, one look each.
    if (!this.names.has((cells[0] ?? '').trim())) return undefined;
    const order = this.header.map((_, at) => at);
    let found = 0;
    for (const [at, cell] of cells.entries()) {
      const name = cell.trim();
      if (name === '') continue;
      const column = this.names.get(name);
      if (column === undefined) return undefined;
      order[column] = at;
      found += 1;
    }
    if (found !== this.names.size || new Set(order).size !== order.length) return undefined;
    return { order, isSame: order.every((from, at) => from === at) };
  }
}
