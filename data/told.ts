import { english } from '../src/cli/english.ts';
import { type CountsByCode, type Note, type NoteCode, noteCounts } from '../src/domain/notes.ts';

/** Reasons for which rows are left out as they should be: the manifest or the source itself says so, or they stand elsewhere too. */
const REASONS: readonly NoteCode[] = [
  'dropped.duplicateInFiles',
  'dropped.otherIndividual',
  'dropped.delayed',
  'dropped.otherSpecies',
  'dropped.networkOthers',
  'dropped.networkNoNesting',
  'dropped.sameEvent',
  'dropped.sameDetection',
  'dropped.testTag',
  'dropped.receiverPending',
  'dropped.receiverMobile',
  'dropped.motusFilter',
  'dropped.shortRun',
  'dropped.isolated',
  'dropped.release',
  'dropped.deleted',
];
const NOT_LOST: ReadonlySet<string> = new Set(REASONS);

/** First rows that are named for each reason. */
const FIRST_ROWS = 5;

/** Files of features, which have no rows. */
const FEATURES = /\.(geo)?json(\.gz)?$|\.(zip|gpkg)$/i;

interface Loss {
  n: number;
  /** What its words need beside the number. */
  readonly values: Note['values'];
  readonly rows: number[];
}

/**
 * What the build of one entry or layer tells whoever runs it, beside what it writes: rows and features that were left out, with their
 * file, the reason and the first of them, and whatever looks odd.
 */
export class Told {
  private readonly losses = new Map<string, Map<string, Loss>>();
  private readonly odd: string[] = [];

  /**
   * A row or feature was left out.
   * @param reason the code of a note, with a value after a colon: see `CountsByCode`
   * @param rows numbers of the first of them, as far as they are known: lines of a table, features of a file
   * @param values what the words of the reason need beside the number
   */
  lose(file: string, reason: string, rows: readonly number[] = [], n = 1, values: Note['values'] = {}): void {
    const ofFile = this.losses.get(file) ?? new Map<string, Loss>();
    this.losses.set(file, ofFile);
    const loss = ofFile.get(reason) ?? { n: 0, values, rows: [] };
    ofFile.set(reason, loss);
    loss.n += n;
    loss.rows.push(...rows.slice(0, FIRST_ROWS - loss.rows.length));
  }

  /** Counts of a reason each, of which nobody knows the rows. */
  loseAll(file: string, counts: CountsByCode): void {
    for (const [reason, n] of Object.entries(counts)) this.lose(file, reason, [], n);
  }

  /** Something that is built as it stands, and looks like a mistake. */
  warn(line: string): void {
    if (!this.odd.includes(line)) this.odd.push(line);
  }

  /**
   * A line for each file that lost more than a thousandth of the rows, then one for whatever looks odd.
   * @param rowsRead rows or features of all files of the entry
   */
  list(rowsRead: number): string[] {
    const lines = [...this.losses].flatMap(([file, reasons]) => {
      const lost = [...reasons].filter(([reason]) => !NOT_LOST.has(reason.replace(/:.*$/s, '')));
      const n = lost.reduce((sum, [, loss]) => sum + loss.n, 0);
      if (n * 1000 <= rowsRead) return [];
      const words = lost.map(([reason, loss]) => {
        const [note] = noteCounts({ [reason]: loss.n });
        const first = loss.rows.length === 0 ? '' : ` (first in ${FEATURES.test(file) ? 'feature' : 'row'} ${loss.rows.join(', ')})`;
        return `${loss.n} × ${note === undefined ? reason : english.say({ ...note, values: { ...note.values, ...loss.values } })}${first}`;
      });
      return [`${file}: ${n} left out, of ${rowsRead} rows or features of all its files: ${words.join('; ')}`];
    });
    return [...lines, ...this.odd];
  }
}
