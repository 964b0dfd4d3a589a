import { fontOfLetter, type FontName } from '../set-by-script.ts';
import type { FontMetrics } from './font-metrics.ts';
import { isArabic } from './order-line.ts';
import { shapeLetters } from './shape-of.ts';

interface Weights {
  readonly regular: FontMetrics;
  readonly bold: FontMetrics;
}
/** Of the fonts that a document needs: of these two always. */
export type Metrics = Readonly<Record<'NotoSans' | 'NotoSansArabic', Weights> & Partial<Record<FontName, Weights>>>;

/** What a text takes over from what it stands in. */
export interface Style {
  readonly fontSize: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly link?: string;
  readonly lineHeight?: number;
}

export interface Char extends Style {
  readonly char: string;
  /** Whether it stands from left to right; known once its paragraph is. */
  readonly ltr?: boolean;
}

export function fontOf(char: string, metrics: Metrics): FontName {
  const code = char.codePointAt(0) ?? 0;
  const script = fontOfLetter(char);
  if (script !== 'NotoSans' && metrics[script]) return script;
  return isArabic(char) || (!metrics.NotoSans.regular.has(code) && metrics.NotoSansArabic.regular.has(code)) ? 'NotoSansArabic' : 'NotoSans';
}

/** Widths of characters between their neighbours, points. */
export function widthsOf(chars: readonly Char[], metrics: Metrics): number[] {
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
export function breakLines(chars: readonly Char[], metrics: Metrics, width: number): Char[][] {
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
