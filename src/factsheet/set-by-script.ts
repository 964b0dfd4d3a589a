import { closeUp, endsWide, HAN, KEPT_IN_CHINESE } from './han.ts';

/** Fonts of a sheet by the script they are for: the first is for every script that none of the others is for. */
export const SCRIPT_FONTS = [
  { font: 'NotoSans', letter: undefined },
  { font: 'NotoSansArabic', letter: /\p{Script=Arabic}/u },
  // Ideographs, and the signs as wide as they are.
  { font: 'NotoSansSC', letter: HAN },
] as const;
export type FontName = (typeof SCRIPT_FONTS)[number]['font'];

/** Longer stretches may be broken into lines, though their words then stand in the order of the sheet. */
const LONGEST_STRETCH = 120;
/** From one Arabic letter to the next, over what takes their direction: spaces, digits and signs. */
const ARABIC_STRETCH = /\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\p{N}\p{P}\p{Z}\p{Cf}]*[\p{Script=Arabic}\p{M}])?/gu;
/** In it, digits keep their own direction. */
const DIGITS = /(\p{Nd}+(?:[.,]\p{Nd}+)*)/u;

interface Run {
  readonly text: string;
  readonly font?: FontName;
  readonly noWrap?: boolean;
  /** No line ends behind it. */
  readonly noNewLine?: boolean;
  /** Any list has the font lay the run out as a whole, its words from right to left; without one it would word by word. */
  readonly fontFeatures?: readonly string[];
}

/**
 * A text as runs of one font each, in the order in which they stand on a line that runs from left to right (the
 * Unicode Bidirectional Algorithm, for stretches of one line).
 */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(ARABIC_STRETCH)) {
    if (match.index > at) runs.push(...splitByFont(text.slice(at, match.index)));
    const [stretch] = match;
    const noWrap = stretch.length <= LONGEST_STRETCH;
    const parts = stretch.split(DIGITS).filter((part) => part !== '');
    for (const part of parts.reverse()) runs.push({ text: part, font: 'NotoSansArabic', noWrap, fontFeatures: [] });
    at = match.index + stretch.length;
  }
  if (at < text.length) runs.push(...splitByFont(text.slice(at)));
  return runs;
}

/** The font for a letter's script. */
export function fontOfLetter(char: string): FontName {
  return SCRIPT_FONTS.find(({ letter }) => letter?.test(char) === true)?.font ?? 'NotoSans';
}

/** Runs of a text that runs from left to right; a number of Chinese and its unit, or a date, are on one line. */
function splitByFont(text: string): Run[] {
  if (!HAN.test(text)) return runsOfFonts(text);
  return text.split(KEPT_IN_CHINESE).flatMap((part, index): Run[] => {
    const runs = runsOfFonts(part);
    if (index % 2 === 0) return runs;
    return runs.map((run, at) => ({ ...run, noWrap: true, ...(at < runs.length - 1 ? { noNewLine: true } : {}) }));
  });
}

function runsOfFonts(text: string): Run[] {
  const runs: { text: string; font: FontName }[] = [];
  for (const char of text) {
    const font = fontOfLetter(char);
    const last = runs.at(-1);
    if (last?.font === font) last.text += char;
    else runs.push({ text: char, font });
  }
  // The sheet's own font goes without saying.
  return runs.map(({ text: part, font }) => (font === 'NotoSans' ? { text: part } : { text: part, font }));
}

function isOfOtherScript(text: string): boolean {
  return SCRIPT_FONTS.some(({ letter }) => letter?.test(text) === true);
}

/** Where a pdfmake node holds texts, or nodes that do. */
const HOLDERS = ['text', 'stack', 'columns', 'ul', 'ol', 'table', 'body', 'content'];

/**
 * Set every text of a pdfmake node in the font of its script, whatever the direction of the page; the node is changed.
 * @param onFont told of every font that is needed
 * @returns what is to stand in the node's place
 */
export function setByScript(node: unknown, onFont: (font: FontName) => void): unknown {
  if (typeof node === 'string') {
    onFont('NotoSans');
    if (!isOfOtherScript(node)) return node;
    const runs = runsOf(HAN.test(node) ? closeUp(node) : node);
    for (const { font } of runs) if (font) onFont(font);
    return { text: runs };
  }
  if (Array.isArray(node)) {
    const list: unknown[] = node;
    list.forEach((item, index) => {
      list[index] = setByScript(item, onFont);
    });
  } else if (typeof node === 'object' && node !== null) {
    for (const holder of HOLDERS) {
      if (!(holder in node)) continue;
      const set = setByScript(Reflect.get(node, holder), onFont);
      Reflect.set(node, holder, holder === 'text' ? besideEachOther(set) : set);
    }
  }
  return node;
}

/** A text of several without texts inside texts: pdfmake forgets what these take over (bold, colour, link). */
function besideEachOther(text: unknown): unknown {
  if (typeof text !== 'object' || text === null) return text;
  const texts = unfold(text, {});
  for (const [i, one] of texts.entries()) {
    const before = textOf(texts[i - 1]);
    // A blank that joins two texts is none of Chinese.
    if (endsWide(before) && textOf(one).startsWith(' ')) texts[i] = typeof one === 'string' ? one.trimStart() : { ...one, text: textOf(one).trimStart() };
  }
  return texts;
}

type Text = string | object;

const textOf = (one: Text | undefined): string => {
  const text: unknown = typeof one === 'object' && 'text' in one ? one.text : one;
  return typeof text === 'string' ? text : '';
};

function unfold(node: unknown, style: object): Text[] {
  if (Array.isArray(node)) return node.flatMap((one: unknown) => unfold(one, style));
  if (typeof node === 'object' && node !== null) {
    if (!('text' in node) || typeof node.text !== 'object') return [{ ...style, ...node }];
    const { text, ...own } = node;
    return unfold(text, { ...style, ...own });
  }
  const text = String(node);
  return [Object.keys(style).length === 0 ? text : { ...style, text }];
}

/** The fonts that the texts of a node need; the node stays as it is. */
export function fontsOf(node: unknown): Set<FontName> {
  if (typeof node === 'string') return new Set(SCRIPT_FONTS.flatMap(({ font, letter }) => (letter?.test(node) === true ? [font] : [])));
  if (Array.isArray(node)) return new Set(node.flatMap((one: unknown) => [...fontsOf(one)]));
  if (typeof node !== 'object' || node === null) return new Set();
  return new Set(HOLDERS.flatMap((holder) => (holder in node ? [...fontsOf(Reflect.get(node, holder))] : [])));
}
