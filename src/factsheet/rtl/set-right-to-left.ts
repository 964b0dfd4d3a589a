import type { FontName } from '../set-by-script.ts';
import { PAGE, SIZE } from '../style.ts';
import { breakLines, type Char, fontOf, type Metrics, type Style, widthsOf } from './break-lines.ts';
import { evenRow } from './even-row.ts';
import { isNode, type Node } from './node.ts';
import { isArabic, mirror, orderLine, resolveDirections, RIGHT_TO_LEFT_MARK } from './order-line.ts';
import { shapeLetters } from './shape-of.ts';

// pdfmake lays lines from left to right. Here a document that is to be read from right to left has its lines broken and ordered
// before pdfmake sees them: every line is a text of its own, columns stand the other way round, and what stood left stands right.

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
  const [left, top, right, bottom] = Array.isArray(node['margin']) ? node['margin'].map(Number) : [];
  // A margin at the side would stay where a page ends within the list: pdfmake forgets it. A column does the same.
  const indent = left === undefined || left === 0 ? [] : [{ text: '', width: left }];
  const stack = items.map((item) => setColumns({}, [...indent, { text: '•', width: BULLET }, item], metrics, width - (right ?? 0), style));
  const rest = Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'ul' && key !== 'margin'));
  return { ...rest, stack, ...(top === undefined ? {} : { margin: [0, top, 0, bottom ?? 0] }) };
}

function setTable(node: Node, table: Node, metrics: Metrics, width: number, style: Style): Node {
  const columns: readonly unknown[] = Array.isArray(table['widths']) ? table['widths'] : [];
  const body: readonly unknown[] = Array.isArray(table['body']) ? table['body'] : [];
  const widths = resolveWidths(columns, width - roomBeside(node['layout'], columns.length), (column) =>
    Math.max(0, ...body.map((row) => (Array.isArray(row) ? naturalWidth(row[column], metrics, style) : 0))),
  );
  const set = body.map((row) => (Array.isArray(row) ? evenRow(row.map((cell: unknown, i) => setCell(cell, metrics, widths[i] ?? 0, style))).reverse() : row));
  return { ...node, table: { ...table, widths: widths.toReversed(), body: set } };
}

/** Points of a table's width that its layout keeps between the columns. */
function roomBeside(layout: unknown, columns: number): number {
  const of = (name: string, index: number): number => {
    const points: unknown = isNode(layout) && typeof layout[name] === 'function' ? layout[name](index) : 0;
    return typeof points === 'number' ? points : 0;
  };
  const lines = Array.from({ length: columns + 1 }, (_, line) => of('vLineWidth', line));
  return sum([...lines, ...Array.from({ length: columns }, (_, column) => of('paddingLeft', column) + of('paddingRight', column))]);
}

/** A cell, with its colour, and its alignment in what it holds. */
function setCell(cell: unknown, metrics: Metrics, width: number, style: Style): unknown {
  if (isNode(cell) && cell['fillColor'] !== undefined) {
    const { fillColor, ...rest } = cell;
    const set = setCell(rest, metrics, width, style);
    return isNode(set) ? { ...set, fillColor } : set;
  }
  if (!isNode(cell) || !Array.isArray(cell['stack'])) return setRightToLeft(cell, metrics, width, style);
  const { alignment } = cell;
  const stack = cell['stack'].map((one: unknown) =>
    setRightToLeft(isNode(one) ? { ...pick('alignment', alignment), ...one } : one, metrics, width, inherit(style, cell)),
  );
  return { ...cell, stack };
}

function setText(node: Node, metrics: Metrics, width: number, style: Style): Node {
  const [left = 0, above, right = 0, below] = Array.isArray(node['margin']) ? node['margin'].map(Number) : [];
  const margin = above === undefined ? undefined : [right, above, left, below ?? 0];
  const { text, alignment, headlineLevel, preserveLeadingSpaces, tag, bookmark } = node;
  // A command is read from left to right wherever it stands.
  if (preserveLeadingSpaces === true) return node;
  const plain = charsOf(text, style);
  const directions = resolveDirections(plain.map(({ char }) => char));
  const chars = plain.flatMap((one, i) => (one.char === RIGHT_TO_LEFT_MARK ? [] : [{ ...one, ltr: directions[i] === true }]));
  const side = alignment === 'right' ? 'left' : alignment === 'center' ? 'center' : 'right';
  const height = style.lineHeight ?? LINE_HEIGHT;
  const lines = breakLines(chars, metrics, (width - left - right) * ROOM).map((line, i) => ({
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
