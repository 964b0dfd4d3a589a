import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: number;
  /** Text with line ends and runs of space as one space. */
  readonly text: string;
  /** The same without any space: words that were broken across lines are whole again. */
  readonly packed: string;
  /** The text of each page. */
  readonly pageTexts: readonly string[];
  /** Right-most edge of any text, points. */
  readonly right: number;
  readonly info: Readonly<Record<string, unknown>>;
  readonly links: readonly string[];
}

/** Read a PDF back with PDF.js, which is not what wrote it. */
export async function readPdf(blob: Blob): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(await blob.arrayBuffer()), verbosity: 0 }).promise;
  const pieces: string[] = [];
  const pageTexts: string[] = [];
  const links: string[] = [];
  let right = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const before = pieces.length;
    for (const item of content.items) {
      if (!('str' in item)) continue;
      pieces.push(item.hasEOL ? `${item.str}\n` : item.str);
      const x: unknown = item.transform[4];
      if (typeof x === 'number' && item.str.trim() !== '') right = Math.max(right, x + item.width);
    }
    pageTexts.push(pieces.slice(before).join('').replaceAll(/\s+/g, ' '));
    for (const annotation of await page.getAnnotations()) {
      const url: unknown = annotation.url;
      if (typeof url === 'string') links.push(url);
    }
  }
  const { info } = await document.getMetadata();
  const text = pieces.join('').replaceAll(/\s+/g, ' ');
  return { pages: document.numPages, pageTexts, text, packed: text.replaceAll(/\s/g, ''), right, info: { ...info }, links };
}
