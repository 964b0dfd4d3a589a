import { type Note, noteOf } from '../notes.ts';
import { type Eastern, guessEastern } from './guess-eastern.ts';

const NEWLINE = 10;

/** What lines that are not UTF-8 were read as. */
export type OtherText = 'latin1' | 'windows-1251' | Eastern;

/** A note that says so. */
export function noteOfOther(as: OtherText, file: string): Note {
  return as === 'latin1' ? noteOf('imported.latin1Lines', { file }) : noteOf('imported.wideText', { file, encoding: as.toUpperCase() });
}

/** Decodes lines that should be UTF-8, those that are not by what they can be. */
export class LineDecoder {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly latin1 = new TextDecoder('windows-1252');
  private readonly cyrillic = new TextDecoder('windows-1251');

  /** Of two bytes a letter, told by the first lines that are not UTF-8; null where they are in none. */
  private eastern: TextDecoder | null | undefined;
  private easternName: Eastern | undefined;

  constructor(private readonly onOther: (as: OtherText) => void) {}

  decode(bytes: Uint8Array): string {
    try {
      const text = this.utf8.decode(bytes);
      if (!this.eastern || text.length === bytes.length) return text;
      throw new TypeError('perhaps not');
    } catch {
      this.guess(bytes);
      // Line by line, so that one odd byte does not spoil the names in the lines around it.
      const parts: string[] = [];
      for (let from = 0; from < bytes.length;) {
        const at = bytes.indexOf(NEWLINE, from);
        const to = at < 0 ? bytes.length : at + 1;
        parts.push(this.decodeLine(bytes.subarray(from, to)));
        from = to;
      }
      return parts.join('');
    }
  }

  private guess(bytes: Uint8Array): void {
    if (this.eastern !== undefined) return;
    this.easternName = guessEastern(this.linesBeside(bytes));
    this.eastern = this.easternName === undefined ? null : new TextDecoder(this.easternName, { fatal: true });
  }

  /** The lines that are not UTF-8. */
  private linesBeside(bytes: Uint8Array): Uint8Array {
    const beside = new Uint8Array(bytes.length);
    let length = 0;
    for (let from = 0; from < bytes.length;) {
      const at = bytes.indexOf(NEWLINE, from);
      const line = bytes.subarray(from, at < 0 ? bytes.length : at + 1);
      from += line.length;
      try {
        this.utf8.decode(line);
      } catch {
        beside.set(line, length);
        length += line.length;
      }
    }
    return beside.subarray(0, length);
  }

  private decodeLine(line: Uint8Array): string {
    const { eastern, easternName } = this;
    try {
      const text = this.utf8.decode(line);
      // Two letters of two bytes may look like two of UTF-8; those of three bytes are its own.
      if (!eastern || text.length === line.length || /[\u0800-\uffff]/.test(text)) return text;
    } catch {
      // Not UTF-8.
    }
    try {
      if (!eastern || !easternName) throw new TypeError('not in it');
      const text = eastern.decode(line);
      this.onOther(easternName);
      return text;
    } catch {
      const as = isCyrillic(line) ? 'windows-1251' : 'latin1';
      this.onOther(as);
      return (as === 'latin1' ? this.latin1 : this.cyrillic).decode(line);
    }
  }
}

/** «, », №, dashes and the letters Ё and ё of Windows-1251, besides those from 0xC0 on. */
const BESIDE_LETTERS: ReadonlySet<number> = new Set([0x96, 0x97, 0xa8, 0xa9, 0xab, 0xb8, 0xb9, 0xbb]);

/**
 * Whether a line that is not UTF-8 is Cyrillic in Windows-1251: words of letters beyond ASCII, more of them small than
 * capital. Western words have one such letter, or two together; Chinese in GBK has other bytes among them.
 */
function isCyrillic(line: Uint8Array): boolean {
  let [run, longest, small, capital] = [0, 0, 0, 0];
  for (const byte of line) {
    if (byte >= 0xc0) {
      run += 1;
      longest = Math.max(longest, run);
      if (byte >= 0xe0) small += 1;
      else capital += 1;
    } else {
      run = 0;
      if (byte >= 0x80 && !BESIDE_LETTERS.has(byte)) return false;
    }
  }
  return longest >= 3 && small > capital;
}
