/** A cell that marks a line which has another number of words than the table has columns: which is whose cannot be told. */
export const DAMAGED = '\u0001';

/** Cells of one line. */
export type CutLine = (line: string) => readonly string[];

/** A table whose columns are set apart by blanks. */
export interface SpacedTable {
  /** How a line is cut, the header first; no cells of a line that is none of the table's. */
  readonly cut: CutLine;
  /** Where it was printed and not written out, what is not in it: known once all lines were cut. */
  readonly print?: { readonly rowsMissing: number };
}
