import type { FileTally } from './fix-store.ts';
import type { ImportOptions } from './import-types.ts';

/** What reading one file needs, whatever its format. */
export interface FormatContext {
  readonly file: string;
  readonly options: ImportOptions;
  readonly defaultErrorM: number;
  readonly tally: FileTally;
  /** Keep a sentence for the import's notes; the same sentence is kept once. */
  readonly note: (text: string) => void;
}
