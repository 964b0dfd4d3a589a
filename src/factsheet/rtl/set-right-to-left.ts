import { fontOfLetter, type FontName } from '../set-by-script.ts';
import { PAGE, SIZE } from '../style.ts';
import { evenRow } from './even-row.ts';
import type { FontMetrics } from './font-metrics.ts';
import { isNode, type Node } from './node.ts';
import { isArabic, mirror, orderLine, resolveDirections, RIGHT_TO_LEFT_MARK } from './order-line.ts';
import { shapeLetters } from './shape-of.ts';

// pdfmake lays lines from left to right. Here a document that is to be read from right to left has its lines broken and ordered
// before pdfmake sees them: every line is a text of its own, columns stand the other way round, and what stood left stands right.

interface Weights {
  readonly regular: FontMetrics;
  readonly bold: FontMetrics;
}
/** Of the fonts that a document needs: of these two always. */
export type Metrics = Readonly<Record<'NotoSans' | 'NotoSansArabic', Weights> & Partial<Record<FontName, Weights>>>;

/** What a text takes over from what it stands in. */
interface Style {
  readonly fontSize: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly link?: string;
  readonly lineHeight?: number;
}

interface Char extends Style {
  readonly char: string;
  /** Whether it stands from left to right; known once its paragraph is. */
  readonly ltr?: boolean;
}

/** Part of a width that is filled: widths of letters between others are nearly known. */
const ROOM = 0.985;
/** Noto Sans Arabic leaves more above and below its letters than lines of text need. */
const ARABIC_HEIGHT = 0.84;
const LINE_HEIGHT = 1.05;
/** Marks of direction that formats of numbers and dates hold: lines are ordered without them; right-to-left marks alone count. */
const DIRECTION_MARKS = /[\u061C\u200E\u202A-\u202E\u2066-\u2069]/gu;

function inherit(style: Style, node: Node): Style {
  const { fontSize, bold, italics, color, link, lineHeight } = node;
  return {
    fontSize: typeof fontSize === 'number' ? fontSize : style.fontSize,
    ...pick('bold', typeof bold === 'boolean' ? bold : style.bold),
    ...pick('italics', typeof italics === 'boolean' ? italics : style.italics),
    ...pick('color', typeof color === 'string' ? color : style.color),
    ...pick('link', typeof link === 'string' ? link : style.link),
    ...pick('lineHeight', typeof lineHeight === 'number' ? lineHeight : style.lineHeight),
  };
}

function pick<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  const picked: Partial<Record<Key, Value>> = {};
  if (value !== undefined) picked[key] = value;
  return picked;
}

/** The characters of a text node, each with its style. */
function charsOf(text: unknown, style: Style): Char[] {
  if (typeof text === 'string') return [...text.replaceAll(DIRECTION_MARKS, '')].map((char) => ({ ...style, char }));
  if (Array.isArray(text)) return text.flatMap((part: unknown) => charsOf(part, style));
  return isNode(text) ? charsOf(text['text'], inherit(style, text)) : [];
}

/**
 * A pdfmake node as it stands on a page that is read from right to left: texts, stacks, columns and tables, whose columns all
 * have a width in points or share the rest; a new node.
 * @param width points that the node has
 */
export function setRightToLeft(node: unknown, metrics: Metrics, width: number = PAGE.width, style: Style = { fontSize: SIZE.body }): unknown {
  if (typeof node === 'string') return setText({ text: node }, metrics, width, style);
  if (Array.isArray(node)) return node.map((one: unknown) => setRightToLeft(one, metrics, width, style));
  if (!isNode(node)) return node;
  const own = inherit(style, node);
  if ('text' in node) return setText(node, metrics, width, own);
  if (Array.isArray(node['stack'])) return { ...node, stack: node['stack'].map((one: unknown) => setRightToLeft(one, metrics, width, own)) };
  if (Array.isArray(node['ul'])) return setList(node, node['ul'], metrics, width, own);
  if (Array.isArray(node['columns'])) return setColumns(node, node['columns'], metrics, width, own);
  if (isNode(node['table'])) return setTable(node, node['table'], metrics, width, own);
  return node;
}

/** Points that what stands in a column would take on one line: a text, or texts below or beside each other. */
function naturalWidth(node: unknown, metrics: Metrics, style: Style): number {
  if (typeof node === 'string' || Array.isArray(node)) return sum(widthsOf(charsOf(node, style), metrics)) / ROOM;
  if (!isNode(node)) return 0;
  const own = inherit(style, node);
  if ('text' in node) return naturalWidth(node['text'], metrics, own);
  const { stack, width } = node;
  if (Array.isArray(stack)) return Math.max(0, ...stack.map((one: unknown) => naturalWidth(one, metrics, own)));
  return typeof width === 'number' ? width : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * Widths in points: those that are no wider than what stands in them have its width, those that share the rest get even parts of it.
 * @param natural the width of what stands in a column
 */
function resolveWidths(widths: readonly unknown[], width: number, natural: (column: number) => number): number[] {
  const fixed = widths.map((one, column) => (typeof one === 'number' ? one : one === 'auto' ? Math.min(natural(column), width) : undefined));
  const rest = width - sum(fixed.map((one) => one ?? 0));
  const sharing = fixed.filter((one) => one === undefined).length;
  return fixed.map((one) => one ?? rest / sharing);
}

function setColumns(node: Node, columns: readonly unknown[], metrics: Metrics, width: number, style: Style): Node {
  const gap = typeof node['columnGap'] === 'number' ? node['columnGap'] : 0;
  const widths = resolveWidths(
    columns.map((one) => (isNode(one) ? one['width'] : '*')),
    width - gap * (columns.length - 1),
    (column) => naturalWidth(isNode(columns[column]) ? { ...columns[column], width: 0 } : columns[column], metrics, style),
  );
  const set = columns.map((one, i) => {
    const inner = setRightToLeft(one, metrics, widths[i], style);
    return isNode(inner) ? { ...inner, width: widths[i] } : inner;
  });
  // A gap that is not said would be that of the columns around.
  return { ...node, columns: set.reverse(), columnGap: gap };
}

/** Points. */
const BULLET = 9;

function setList(node: Node, items: readonly unknown[], metrics: Metrics, width: number, style: Style): Node {
  const stack = items.map((item) => setColumns({}, [{ text: '•', width: BULLET }, item], metrics, width, style));
  return { ...Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'ul')), stack };
}

/** Between columns, points (lay.ts). */
const COLUMN_GAP = 6;

function setTable(node: Node, table: Node, metrics: Metrics, width: number, style: Style): Node {
  const columns: readonly unknown[] = Array.isArray(table['widths']) ? table['widths'] : [];
  const body: readonly unknown[] = Array.isArray(table['body']) ? table['body'] : [];
  const widths = resolveWidths(columns, width - COLUMN_GAP * (columns.length - 1), (column) =>
    Math.max(0, ...body.map((row) => (Array.isArray(row) ? naturalWidth(row[column], metrics, style) : 0))),
  );
  const set = body.map((row) => (Array.isArray(row) ? evenRow(row.map((cell: unknown, i) => setCell(cell, metrics, widths[i] ?? 0, style))).reverse() : row));
  return { ...node, table: { ...table, widths: widths.toReversed(), body: set } };
}

/** A cell, with its alignment in what it holds. */
function setCell(cell: unknown, metrics: Metrics, width: number, style: Style): unknown {
  if (!isNode(cell) || !Array.isArray(cell['stack'])) return setRightToLeft(cell, metrics, width, style);
  const { alignment } = cell;
  const stack = cell['stack'].map((one: unknown) =>
    setRightToLeft(isNode(one) ? { ...pick('alignment', alignment), ...one } : one, metrics, width, inherit(style, cell)),
  );
  return { ...cell, stack };
}

function setText(node: Node, metrics: Metrics, width: number, style: Style): Node {
  const { text, alignment, margin, headlineLevel, preserveLeadingSpaces, tag, bookmark } = node;
  // A command is read from left to right wherever it stands.
  if (preserveLeadingSpaces === true) return node;
  const plain = charsOf(text, style);
  const directions = resolveDirections(plain.map(({ char }) => char));
  const chars = plain.flatMap((one, i) => (one.char === RIGHT_TO_LEFT_MARK ? [] : [{ ...one, ltr: directions[i] === true }]));
  const side = alignment === 'right' ? 'left' : alignment === 'center' ? 'center' : 'right';
  const height = style.lineHeight ?? LINE_HEIGHT;
  const lines = breakLines(chars, metrics, width * ROOM).map((line, i) => ({
    text: runsOf(line, metrics),
    alignment: side,
    ...(i === 0 ? pick('headlineLevel', headlineLevel) : {}),
    ...pick('tag', tag),
    ...pick('bookmark', bookmark),
    lineHeight: line.some(({ char }) => isArabic(char)) ? height * ARABIC_HEIGHT : height,
    fontSize: style.fontSize,
  }));
  return { stack: lines.length > 0 ? lines : [''], ...pick('margin', margin) };
}

function fontOf(char: string, metrics: Metrics): FontName {
  const code = char.codePointAt(0) ?? 0;
  const script = fontOfLetter(char);
  if (script !== 'NotoSans' && metrics[script]) return script;
  return isArabic(char) || (!metrics.NotoSans.regular.has(code) && metrics.NotoSansArabic.regular.has(code)) ? 'NotoSansArabic' : 'NotoSans';
}

/** Widths of characters between their neighbours, points. */
function widthsOf(chars: readonly Char[], metrics: Metrics): number[] {
  const shaped = shapeLetters(
    chars.map(({ char }) => char),
    metrics.NotoSansArabic.regular.has,
  );
  return chars.map(({ char, bold, fontSize }, i) => {
    const form = shaped[i] ?? '';
    return form === ''
      ? 0
      : (metrics[fontOf(char, metrics)] ?? metrics.NotoSans)[bold === true ? 'bold' : 'regular'].advance(form.codePointAt(0) ?? 0) * fontSize;
  });
}

/** Lines no wider than so many points, broken at spaces; a word that is wider is broken where it must. */
function breakLines(chars: readonly Char[], metrics: Metrics, width: number): Char[][] {
  const lines: Char[][] = [];
  const widths = widthsOf(chars, metrics);
  let from = 0;
  let used = 0;
  let space = -1;
  for (let i = 0; i < chars.length; i++) {
    const own = widths[i] ?? 0;
    if (chars[i]?.char === '\n') {
      lines.push(chars.slice(from, i));
      from = i + 1;
      used = 0;
      space = -1;
      continue;
    }
    if (chars[i]?.char === ' ') space = i;
    else if (used + own > width && i > from) {
      const end = space > from ? space : i;
      lines.push(chars.slice(from, end));
      from = space > from ? space + 1 : i;
      used = 0;
      for (let j = from; j < i; j++) used += widths[j] ?? 0;
      space = -1;
    }
    used += own;
  }
  if (from < chars.length) lines.push(chars.slice(from));
  return lines;
}

interface Run extends Partial<Style> {
  text: string;
  readonly font: FontName;
  readonly noWrap: true;
  /**
   * Letters come in the forms of their places. The font would take them apart into strokes and dots that several letters share
   * (`ccmp`), and a reader of the PDF could not tell which they were.
   */
  readonly fontFeatures?: { readonly ccmp: false };
}

/** A line as runs of one font and style each, from left to right on the paper. */
function runsOf(line: readonly Char[], metrics: Metrics): Run[] {
  const runs: Run[] = [];
  const add = (part: readonly Char[], text: string, font: FontName): void => {
    const [first] = part;
    if (!first || text === '') return;
    const { char: _, ltr: _ltr, lineHeight: _height, ...style } = first;
    runs.push({ ...style, text, font, noWrap: true, ...(font === 'NotoSansArabic' ? { fontFeatures: { ccmp: false } } : {}) });
  };
  for (const { from, to, rightToLeft } of orderLine(line.map(({ ltr }) => ltr === true))) {
    const parts = splitByFont(line.slice(from, to), metrics, rightToLeft);
    for (const part of rightToLeft ? parts.toReversed() : parts) {
      const font = fontOf(part[0]?.char ?? '', metrics);
      const text = part.map(({ char }) => char);
      // The font turns Arabic letters round itself; signs and spaces between are turned here.
      const isTurned = rightToLeft && !text.some(isArabic);
      const isWord = rightToLeft && !isTurned;
      const set = isTurned ? text.toReversed().map(mirror) : isWord ? shapeLetters(text, metrics.NotoSansArabic.regular.has) : text;
      add(part, set.join(''), font);
    }
  }
  return runs;
}

/** Parts of one font, style and kind; spaces between Arabic words stay with them. */
function splitByFont(chars: readonly Char[], metrics: Metrics, rightToLeft: boolean): Char[][] {
  const parts: Char[][] = [];
  for (const [i, one] of chars.entries()) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    const joins =
      before !== undefined &&
      before.bold === one.bold &&
      before.italics === one.italics &&
      before.link === one.link &&
      before.color === one.color &&
      before.fontSize === one.fontSize &&
      kindOf(chars, i, metrics, rightToLeft) === kindOf(chars, i - 1, metrics, rightToLeft);
    if (joins) last?.push(one);
    else parts.push([one]);
  }
  return parts;
}

function kindOf(chars: readonly Char[], i: number, metrics: Metrics, rightToLeft: boolean): string {
  const char = chars[i]?.char ?? '';
  if (!rightToLeft) return fontOf(char, metrics);
  if (isArabic(char)) return 'letters';
  const between = char === ' ' && isArabic(chars[i - 1]?.char ?? '') && isArabic(chars[i + 1]?.char ?? '');
  return between ? 'letters' : `signs ${fontOf(char, metrics)}`;
}
