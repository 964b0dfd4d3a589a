const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const SPACE = 0x20;

/** Powers of ten that a double holds as they are. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** A place in a JSON text, and what can stand there. */
export class JsonCursor {
  protected text = '';
  protected at = 0;

  /** A number by the grammar of JSON; NaN where there is none, or none that is finite. */
  protected number(): number {
    const { text } = this;
    if (text.charCodeAt(this.at) <= SPACE) this.skipSpaces();
    const start = this.at;
    let at = start;
    let code = text.charCodeAt(at);
    const isNegative = code === MINUS;
    if (isNegative) code = text.charCodeAt(++at);
    let mantissa = 0;
    if (code === ZERO) code = text.charCodeAt(++at);
    else if (isDigit(code)) {
      for (; isDigit(code); code = text.charCodeAt(++at)) mantissa = 10 * mantissa + code - ZERO;
    } else return Number.NaN;
    let decimals = 0;
    if (code === POINT) {
      const first = at + 1;
      for (code = text.charCodeAt(++at); isDigit(code); code = text.charCodeAt(++at)) mantissa = 10 * mantissa + code - ZERO;
      decimals = at - first;
      if (decimals === 0) return Number.NaN;
    }
    if (code === 0x65 || code === 0x45) {
      code = text.charCodeAt(++at);
      if (code === MINUS || code === 0x2b) code = text.charCodeAt(++at);
      if (!isDigit(code)) return Number.NaN;
      while (isDigit(code)) code = text.charCodeAt(++at);
      mantissa = Infinity;
    }
    this.at = at;
    // Both are doubles as they stand, so that their quotient is the double next to what is written (Clinger 1990).
    if (mantissa <= Number.MAX_SAFE_INTEGER && decimals < POWERS.length) return (isNegative ? -mantissa : mantissa) / POWERS[decimals]!;
    const value = Number(text.slice(start, at));
    return Number.isFinite(value) ? value : Number.NaN;
  }

  protected skipSpaces(): void {
    const { text } = this;
    let at = this.at;
    for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(at)) at += 1;
    this.at = at;
  }

  /** Go past white space and one sign, where that stands there. */
  protected take(sign: number): boolean {
    if (this.text.charCodeAt(this.at) <= SPACE) this.skipSpaces();
    if (this.text.charCodeAt(this.at) !== sign) return false;
    this.at += 1;
    return true;
  }

  /** The same of a word, with nothing before it. Most are told apart by their second character, as the first is a quotation mark. */
  protected word(word: string): boolean {
    if (this.text.charCodeAt(this.at + 1) !== word.charCodeAt(1) || !this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** The same of a name and its colon, and of white space after those. */
  protected key(name: string): boolean {
    if (!this.word(name) || !this.take(COLON)) return false;
    this.skipSpaces();
    return true;
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
