import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Metrics } from './rtl/set-right-to-left.ts';
import { type FontName, fontsOf, SCRIPT_FONTS, setByScript } from './set-by-script.ts';
import { nameLines, planTags, type TagPlan } from './tags/plan-tags.ts';

/** The files of a font, base64. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
  readonly italic: string;
}
export type LoadFont = (font: FontName) => Promise<FontFiles>;

/** A document of the atlas before it is set: its content is a list, which is changed. */
export type Document = TDocumentDefinitions & { content: Content[] };

/**
 * Lay a document out, each text in the font of its script and each part tagged; fonts and pdfmake are loaded when they are first needed.
 * @param dir of a page that is read from right to left all tables have columns in points or sharing the rest
 */
export async function layOutPdf(document: Document, loadFont: LoadFont, dir: 'ltr' | 'rtl' = 'ltr'): Promise<Blob> {
  return await inTurn(async () => {
    const { pdfmake, plan, tags } = await prepare(document, loadFont, dir);
    tags.planDocument(plan);
    try {
      return await pdfmake.createPdf(document).getBlob();
    } finally {
      tags.planDocument(undefined);
    }
  });
}

/** How much room a document takes. */
export interface Measured {
  readonly pages: number;
  /** Where what stands last begins, points from the top of the last page. */
  readonly last: number;
}

/** How many pages a document would have: without the time that a file of it takes. */
export async function measurePages(document: Document, loadFont: LoadFont, dir: 'ltr' | 'rtl' = 'ltr'): Promise<Measured> {
  return await inTurn(async () => {
    const { pdfmake } = await prepare(document, loadFont, dir);
    let pages = 0;
    // Pictures have their sizes; reading them takes most of the time.
    document.images = Object.fromEntries(Object.keys(document.images ?? {}).map((name) => [name, NO_PICTURE]));
    let end = 0;
    const { footer, pageBreakBefore } = document;
    document.pageBreakBefore = (node, nodes) => {
      end = node.startPosition.top;
      return pageBreakBefore?.(node, nodes) ?? false;
    };
    document.footer = (page, count, size) => {
      pages = count;
      return typeof footer === 'function' ? footer(page, count, size) : undefined;
    };
    await pdfmake.createPdf(document).getStream();
    return { pages, last: end };
  });
}

/** One white pixel. */
const NO_PICTURE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==';

let last: Promise<unknown> = Promise.resolve();

/** One document at a time: pdfmake has one set of fonts, and one plan of tags. */
function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const next = last.then(job, job);
  last = next.catch(() => undefined);
  return next;
}

/** Set the texts of a document, and give pdfmake the fonts that they need. */
async function prepare(document: Document, loadFont: LoadFont, dir: 'ltr' | 'rtl') {
  const plan: TagPlan = planTags(document.content, dir === 'rtl');
  const needed = new Set<FontName>();
  let set = (node: unknown): unknown => setByScript(node, (font) => needed.add(font));
  if (dir === 'rtl') {
    for (const font of ['NotoSans', 'NotoSansArabic', ...fontsOf(document)] as const) needed.add(font);
    set = await turnRound(loadFont, needed);
  }
  set(document);
  const taken = new Map<string, number>();
  nameLines(document.content, taken);
  const { footer } = document;
  if (typeof footer === 'function') {
    document.footer = (...page) => setFooter(footer(...page), set, taken);
    // What stands in it may need a font that nothing else does.
    setFooter(footer(1, 1, { width: 0, height: 0, orientation: 'portrait' }), set, taken);
  }
  const [{ default: pdfmake }, tags] = await Promise.all([import('pdfmake/build/pdfmake.js'), import('./tags/tag-document.ts')]);
  for (const { font } of SCRIPT_FONTS) {
    if (!needed.has(font)) continue;
    const { regular, bold, italic } = await loadFont(font);
    const names = { normal: `${font}-regular.ttf`, bold: `${font}-bold.ttf`, italics: `${font}-italic.ttf`, bolditalics: `${font}-italic.ttf` };
    pdfmake.addVirtualFileSystem({ [names.normal]: regular, [names.bold]: bold, [names.italics]: italic });
    pdfmake.addFonts({ [font]: names });
  }
  // Everything the document needs is in it already: it may fetch nothing.
  pdfmake.setUrlAccessPolicy(() => false);
  tags.teachTags(await pdfmake.createPdf({ content: [], defaultStyle: { font: 'NotoSans' } }).getStream());
  return { pdfmake, plan, tags };
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

function setFooter(content: ReturnType<DynamicContent>, set: (node: unknown) => unknown, taken: Map<string, number>): Content {
  const holder = { stack: [content ?? ''] };
  set(holder);
  nameLines(holder, taken);
  return holder;
}
