import { SIZE } from '../style.ts';
import { isNode, type Node } from './node.ts';

/** What Noto Sans Arabic has above the line more than Noto Sans, ems (their tables hhea: 1.374 and 1.069). */
const ARABIC_RISE = 0.305;

/** Cells of a row with what has no Arabic letters lowered, such as numbers, so that all first lines stand on one line. */
export function evenRow(cells: readonly unknown[]): unknown[] {
  const first = cells.map(firstLine);
  return cells.map((cell, i) => (first[i] && !isArabicLine(first[i]) && first.some((one) => one && isArabicLine(one)) ? lowerFirst(cell) : cell));
}

function firstLine(node: unknown): Node | undefined {
  if (!isNode(node)) return undefined;
  return Array.isArray(node['stack']) ? firstLine(node['stack'][0]) : Array.isArray(node['text']) && node['text'].length > 0 ? node : undefined;
}

function isArabicLine({ text }: Node): boolean {
  return Array.isArray(text) && text.some((run: unknown) => isNode(run) && run['font'] === 'NotoSansArabic');
}

function lowerFirst(node: unknown): unknown {
  if (!isNode(node)) return node;
  if (Array.isArray(node['stack'])) return { ...node, stack: [lowerFirst(node['stack'][0]), ...node['stack'].slice(1)] };
  return { ...node, margin: [0, ARABIC_RISE * (typeof node['fontSize'] === 'number' ? node['fontSize'] : SIZE.body), 0, 0] };
}
