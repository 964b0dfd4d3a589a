import type { KitDocument } from 'pdfmake/build/pdfmake.js';
import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import { restoreOutlines } from './restore-outlines.ts';
import type { Metrics } from './rtl/break-lines.ts';
import { type FontName, fontsOf, SCRIPT_FONTS, setByScript } from './set-by-script.ts';
import { FONT } from './style.ts';
import { nameLines, planTags, type TagPlan } from './tags/plan-tags.ts';

/** The files of a font. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
}
export type LoadFont = (font: FontName) => Promise<FontFiles>;

/** A document of the atlas before it is set: its content is a list, which is changed. */
export type Document = Omit<TDocumentDefinitions, 'images'> & {
  content: Content[];
  /** Data URLs by name; those that are still drawn are waited for when all else is, and have both their sizes where they are shown. */
  images?: Readonly<Record<string, string | Promise<string>>>;
};

/**
 * Lay a document out, each text in the font of its script and each part tagged; fonts and pdfmake are loaded when they are first needed.
 * @param dir of a page that is read from right to left all tables have columns in points or sharing the rest
 */
export async function layOutPdf(document: Document, loadFont: LoadFont, dir: 'ltr' | 'rtl' = 'ltr'): Promise<Blob> {
  const pictures = waitForPictures(document);
  // Whoever fails first is told of.
  pictures.catch(() => undefined);
  return await inTurn(async () => {
    const { pdfmake, plan, tags, late } = await prepare(document, loadFont, dir);
    const images = Object.fromEntries(Object.entries(document.images ?? {}).map(([name, png]) => [name, typeof png === 'string' ? png : late.LATE]));
    tags.planDocument(plan);
    try {
      const pdf = pdfmake.createPdf({ ...document, images });
      const drawn = await pdf.getStream();
      late.putPictures(drawn, await pictures);
      return await pdf.getBlob();
    } finally {
      tags.planDocument(undefined);
    }
  });
}

/** How many pages a document would have: without the time that a file of it takes. */
export async function measurePages(document: Document, loadFont: LoadFont, dir: 'ltr' | 'rtl' = 'ltr'): Promise<number> {
  return await inTurn(async () => {
    const { pdfmake } = await prepare(document, loadFont, dir);
    let pages = 0;
    // Pictures have their sizes; reading them takes most of the time.
    const images = Object.fromEntries(Object.keys(document.images ?? {}).map((name) => [name, NO_PICTURE]));
    const { footer } = document;
    document.footer = (page, count, size) => {
      pages = count;
      return typeof footer === 'function' ? footer(page, count, size) : undefined;
    };
    await pdfmake.createPdf({ ...document, images, maxPagesNumber: NO_PAGE }).getStream();
    // The map is drawn meanwhile, and must have its turn.
    await giveWay();
    return pages;
  });
}

/**
 * Have pdfmake, and the fonts that such words need, fetched and read before a document asks for them.
 * @throws AtlasError when a font cannot be fetched
 */
export async function readyToLayOut(words: string, loadFont: LoadFont): Promise<void> {
  await measurePages({ content: [{ text: words }, { text: words, bold: true }, { text: words, italics: true }], defaultStyle: { font: FONT } }, loadFont);
}

async function waitForPictures({ images = {} }: Document): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(Object.entries(images).map(async ([name, png]) => [name, await png] as const)));
}

/** Pages that are drawn of a document that is only measured: fewer than one, as pdfmake takes 0 for all. */
const NO_PAGE = 0.5;

/** One white pixel. */
const NO_PICTURE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==';

/** Let the page do what waits, and go on: a timer would be held back in a window that nobody sees. */
async function giveWay(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
  port1.close();
}

let last: Promise<unknown> = Promise.resolve();

/** One document at a time: pdfmake has one set of fonts, and one plan of tags. */
function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const next = last.then(job, job);
  last = next.catch(() => undefined);
  return next;
}

/** What pdfmake has of each font. */
const given = new Map<FontName, FontFiles>();
let ready: ReturnType<typeof getReady> | undefined;

/** pdfmake, once for all documents. */
async function getReady() {
  try {
    const [{ default: pdfmake }, tags, { shareFonts }, late] = await Promise.all([
      import('pdfmake/build/pdfmake.js'),
      import('./tags/tag-document.ts'),
      import('./share-fonts.ts'),
      import('./late-pictures.ts'),
    ]);
    // Everything a document needs is in it already: it may fetch nothing.
    pdfmake.setUrlAccessPolicy(() => false);
    // pdfmake makes its pdfkit's documents itself: what all of them have in common is changed, here alone and once.
    const kit: KitDocument = Object.getPrototypeOf(await pdfmake.createPdf({ content: [] }).getStream());
    tags.teachTags(kit);
    shareFonts(kit);
    late.keepPlaces(kit);
    return { pdfmake, tags, late };
  } catch (error) {
    // The network may be there the next time.
    ready = undefined;
    throw error;
  }
}

const loaded = new WeakMap<LoadFont, Map<FontName, Promise<FontFiles>>>();

/** A font is fetched once by each way there is to fetch it. */
async function loadOnce(font: FontName, loadFont: LoadFont): Promise<FontFiles> {
  const fonts = loaded.get(loadFont) ?? new Map<FontName, Promise<FontFiles>>();
  loaded.set(loadFont, fonts);
  const files = fonts.get(font) ?? loadFont(font);
  fonts.set(font, files);
  try {
    return await files;
  } catch (error) {
    fonts.delete(font);
    throw error;
  }
}

/** Set the texts of a document, and give pdfmake the fonts that they need. */
async function prepare(document: Document, loadFont: LoadFont, dir: 'ltr' | 'rtl') {
  const plan: TagPlan = planTags(document.content, dir === 'rtl');
  freeKeptHeadings(document.content, false);
  const needed = new Set<FontName>();
  let set = (node: unknown): unknown => setByScript(node, (font) => needed.add(font));
  if (dir === 'rtl') {
    for (const font of ['NotoSans', 'NotoSansArabic', ...fontsOf(document)] as const) needed.add(font);
    set = await turnRound(loadFont, needed);
  }
  set(document);
  restoreOutlines(document);
  const taken = new Map<string, number>();
  nameLines(document.content, taken);
  const { footer } = document;
  if (typeof footer === 'function') {
    document.footer = (...page) => setFooter(footer(...page), set, taken);
    // What stands in it may need a font that nothing else does.
    setFooter(footer(1, 1, { width: 0, height: 0, orientation: 'portrait' }), set, taken);
  }
  const { pdfmake, tags, late } = await (ready ??= getReady());
  for (const { font } of SCRIPT_FONTS) {
    if (!needed.has(font)) continue;
    const files = await loadOnce(font, loadFont);
    if (given.get(font) === files) continue;
    const names = { normal: `${font}-regular.ttf`, bold: `${font}-bold.ttf`, italics: `${font}-italic.ttf` };
    // A file that stands for two is one font.
    if (files.italic === files.regular) names.italics = names.normal;
    pdfmake.addVirtualFileSystem({ [names.normal]: { data: files.regular }, [names.bold]: { data: files.bold }, [names.italics]: { data: files.italic } });
    pdfmake.addFonts({ [font]: { ...names, bolditalics: names.italics } });
    given.set(font, files);
  }
  return { pdfmake, plan, tags, late };
}

/**
 * A heading inside what is kept on one page goes where that goes: a break before it would tear it apart, and pdfmake then leaves a page
 * empty and loses what stood there.
 */
function freeKeptHeadings(node: unknown, kept: boolean): void {
  if (Array.isArray(node)) for (const part of node) freeKeptHeadings(part, kept);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const inside = kept || ('unbreakable' in node && node.unbreakable === true);
  if (inside && 'headlineLevel' in node) delete node.headlineLevel;
  for (const [name, value] of Object.entries(node)) if (HOLDERS.has(name)) freeKeptHeadings(value, inside);
}

/** Where a node of pdfmake has others. */
const HOLDERS: ReadonlySet<string> = new Set(['stack', 'columns', 'table', 'body', 'ul', 'ol']);

/** What sets a node from right to left: the content of a document or of the holder of a footer. */
async function turnRound(loadFont: LoadFont, needed: ReadonlySet<FontName>): Promise<(node: unknown) => unknown> {
  const [{ setRightToLeft }, { readMetrics }] = await Promise.all([import('./rtl/set-right-to-left.ts'), import('./rtl/font-metrics.ts')]);
  const read = async (font: FontName): Promise<NonNullable<Metrics[FontName]>> => {
    const { regular, bold } = await loadOnce(font, loadFont);
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
