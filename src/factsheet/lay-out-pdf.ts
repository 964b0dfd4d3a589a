import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Metrics } from './rtl/set-right-to-left.ts';
import { type FontName, fontsOf, SCRIPT_FONTS, setByScript } from './set-by-script.ts';

/** The files of a font, base64. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
  readonly italic: string;
}
export type LoadFont = (font: FontName) => Promise<FontFiles>;

/**
 * Lay a document out, each text in the font of its script; fonts and pdfmake are loaded when they are first needed.
 * @param dir of a page that is read from right to left all tables have columns in points or sharing the rest
 */
export async function layOutPdf(document: TDocumentDefinitions, loadFont: LoadFont, dir: 'ltr' | 'rtl' = 'ltr'): Promise<Blob> {
  const needed = new Set<FontName>();
  let set = (node: unknown): unknown => setByScript(node, (font) => needed.add(font));
  if (dir === 'rtl') {
    for (const font of ['NotoSans', 'NotoSansArabic', ...fontsOf(document)] as const) needed.add(font);
    set = await turnRound(loadFont, needed);
  }
  set(document);
  const { footer } = document;
  if (typeof footer === 'function') {
    document.footer = (...page) => setFooter(footer(...page), set);
    // What stands in it may need a font that nothing else does.
    setFooter(footer(1, 1, { width: 0, height: 0, orientation: 'portrait' }), set);
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

/** What sets a node from right to left: the content of a document or of the holder of a footer. */
async function turnRound(loadFont: LoadFont, needed: ReadonlySet<FontName>): Promise<(node: unknown) => unknown> {
  const [{ setRightToLeft }, { readMetrics }] = await Promise.all([import('./rtl/set-right-to-left.ts'), import('./rtl/font-metrics.ts')]);
  const read = async (font: FontName): Promise<NonNullable<Metrics[FontName]>> => {
    const { regular, bold } = await loadFont(font);
    return { regular: readMetrics(regular), bold: readMetrics(bold) };
  };
  const metrics: Metrics = {
    NotoSans: await read('NotoSans'),
    NotoSansArabic: await read('NotoSansArabic'),
    ...(needed.has('NotoSansSC') ? { NotoSansSC: await read('NotoSansSC') } : {}),
  };
  return (node) => {
    if (typeof node !== 'object' || node === null) return node;
    for (const holder of ['content', 'stack']) if (holder in node) Reflect.set(node, holder, setRightToLeft(Reflect.get(node, holder), metrics));
    return node;
  };
}

function setFooter(content: ReturnType<DynamicContent>, set: (node: unknown) => unknown): Content {
  const holder = { stack: [content ?? ''] };
  set(holder);
  return holder;
}
