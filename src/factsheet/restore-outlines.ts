import type { CanvasElement } from 'pdfmake/interfaces';
import type { Document } from './lay-out-pdf.ts';

type Outline = Extract<CanvasElement, { type: 'polyline' }>;

/** All polylines of a node of pdfmake. */
function outlinesOf(node: unknown): Outline[] {
  if (Array.isArray(node)) return node.flatMap(outlinesOf);
  if (typeof node !== 'object' || node === null) return [];
  if (isOutline(node)) return [node];
  return Object.values(node).flatMap(outlinesOf);
}

function isOutline(node: object): node is Outline {
  return 'type' in node && node.type === 'polyline' && 'points' in node && Array.isArray(node.points);
}

/**
 * Have the points of a document's polylines where they belong in every try to lay it out: pdfmake moves them to their place on the page, and
 * begins anew for each page break that it is told of without moving them back, as it does with all else that is drawn (0.3).
 */
export function restoreOutlines(document: Document): void {
  const { pageBreakBefore } = document;
  if (!pageBreakBefore) return;
  const kept = outlinesOf(document.content).map((outline) => ({ outline, points: outline.points.map((point) => ({ ...point })) }));
  document.pageBreakBefore = (node, nodes) => {
    const breaks = pageBreakBefore(node, nodes);
    if (breaks) for (const { outline, points } of kept) outline.points = points.map((point) => ({ ...point }));
    return breaks;
  };
}
