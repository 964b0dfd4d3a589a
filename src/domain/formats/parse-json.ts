import { noteOf } from '../notes.ts';
import { OutOfBounds } from './out-of-bounds.ts';

/** GeoJSON's own nesting is ten, and that of properties seldom twenty; beyond it what reads them would run out of its stack. */
const MOST_DEPTH = 10_000;
/** From so many lists and objects on each takes eight characters at the least, as a position in degrees does. */
const MANY_LISTS = 3_000_000;
const CHARACTERS_A_LIST = 8;
/** From so many values on each takes three. */
const MANY_VALUES = 10_000_000;
const CHARACTERS_A_VALUE = 3;

/**
 * What a JSON text holds, once it is known to fit into memory: a list takes one character to open, and some sixty bytes
 * once it is read.
 * @throws OutOfBounds where it is nested deeper than data are, or made of nearly nothing but lists; SyntaxError
 */
export function parseJson(text: string): unknown {
  checkJson(text);
  const json: unknown = JSON.parse(text);
  return json;
}

function checkJson(text: string): void {
  let [depth, lists, values] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        break;
      case 0x2c: // ,
        values += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        lists += 1;
        if (depth > MOST_DEPTH) throw new OutOfBounds(noteOf('bounds.nesting'));
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
      default:
    }
  }
  const isDense = (lists > MANY_LISTS && lists * CHARACTERS_A_LIST > text.length) || (values > MANY_VALUES && values * CHARACTERS_A_VALUE > text.length);
  if (isDense) throw new OutOfBounds(noteOf('bounds.lists'));
}

/** The quotation mark that ends the string which begins here; the text's end where there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
