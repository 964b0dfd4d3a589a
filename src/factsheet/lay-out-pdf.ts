import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type FontName, SCRIPT_FONTS, setByScript } from './set-by-script.ts';

/** The files of a font, base64. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
  readonly italic: string;
}
export type LoadFont = (font: FontName) => Promise<FontFiles>;

/** Lay a document out, each text in the font of its script; fonts and pdfmake are loaded when they are first needed. */
export async function layOutPdf(document: TDocumentDefinitions, loadFont: LoadFont): Promise<Blob> {
  const needed = new Set<FontName>();
  const set = (node: unknown): unknown => setByScript(node, (font) => needed.add(font));
  set(document);
  const { footer } = document;
  if (typeof footer === 'function') {
    document.footer = (...page) => setFooter(footer(...page), set);
    // What stands in it may need a font that nothing else does.
    set(footer(1, 1, { width: 0, height: 0, orientation: 'portrait' }));
  }
  const { default: pdfmake } = await import('pdfmake/build/pdfmake.js');
  for (const { font } of SCRIPT_FONTS) {
    if (!needed.has(font)) continue;
    const { regular, bold, italic } = await loadFont(font);
    const names = { normal: `${font}-regular.ttf`, bold: `${font}-bold.ttf`, italics: `${font}-italic.ttf`, bolditalics: `${font}-italic.ttf` };
    pdfmake.addVirtualFileSystem({ [names.normal]: regular, [names.bold]: bold, [names.italics]: italic });
    pdfmake.addFonts({ [font]: names });
  }
  // Everything the document needs is in it already: it may fetch nothing.
  pdfmake.setUrlAccessPolicy(() => false);
  return await pdfmake.createPdf(document).getBlob();
}

function setFooter(content: ReturnType<DynamicContent>, set: (node: unknown) => unknown): Content {
  const holder = { stack: [content ?? ''] };
  set(holder);
  return holder;
}
