import type { Content } from 'pdfmake/interfaces';
import { INK, SIZE } from './factsheet-style.ts';

/** Level by which the document finds a heading that would stand alone at a page's foot. */
export const HEADING = 1;

/** A part of the sheet under its heading; nothing at all when it has no content. */
export function laySection(heading: string, content: readonly Content[]): Content[] {
  if (content.length === 0) return [];
  return [{ stack: [{ text: heading, fontSize: SIZE.section, bold: true, headlineLevel: HEADING, margin: [0, 0, 0, 3] }, ...content], margin: [0, 11, 0, 0] }];
}

/** A line beside a table: what it leaves out or rests on. */
export function layNote(text: Content): Content {
  return { stack: [text], fontSize: SIZE.small, color: INK.quiet, margin: [0, 3, 0, 0] };
}
