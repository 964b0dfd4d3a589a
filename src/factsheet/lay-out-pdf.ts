import type { TDocumentDefinitions, TVirtualFileSystem } from 'pdfmake/interfaces';
import { FONT } from './style.ts';

/** Font files by the name the document knows them under, base64. */
export type PdfFonts = Readonly<Record<'regular.ttf' | 'bold.ttf' | 'italic.ttf', string>>;

/** Lay a document out with the given fonts; pdfmake is loaded when the first one is asked for. */
export async function layOutPdf(document: TDocumentDefinitions, fonts: PdfFonts): Promise<Blob> {
  const { default: pdfmake } = await import('pdfmake/build/pdfmake.js');
  const files: TVirtualFileSystem = { ...fonts };
  pdfmake.addVirtualFileSystem(files);
  pdfmake.addFonts({ [FONT]: { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'italic.ttf', bolditalics: 'italic.ttf' } });
  // Everything the document needs is in it already: it may fetch nothing.
  pdfmake.setUrlAccessPolicy(() => false);
  return await pdfmake.createPdf(document).getBlob();
}
