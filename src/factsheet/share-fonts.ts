import type { KitDocument, KitFont, KitFontFile, KitRun } from 'pdfmake/build/pdfmake.js';

// Every document of pdfkit reads its fonts anew and shapes every word again, and a sheet is laid out more than once until it fits
// its pages: that took most of the time of a sheet. Here all documents share what has been read and shaped, until the page is closed.

interface Shared {
  readonly file: KitFontFile;
  /** pdfkit's own kind of font, which it exports to nobody. */
  readonly Kind: new (document: KitDocument, file: KitFontFile, id: string) => KitFont;
  /** Shaped stretches by their text and features. */
  readonly runs: Map<string, KitRun>;
}

/** More shaped stretches than the longest documents have; then they are shaped anew. */
const MOST_RUNS = 50_000;

const opened = new WeakMap<Uint8Array, Shared>();
const fontsOf = new WeakMap<KitDocument, Map<Shared, KitFont>>();

/** Have the fonts of every document of a pdfkit read, and their words shaped, once for all; `kit` is what its documents have in common, and is changed once. */
export function shareFonts(kit: KitDocument): void {
  const { font: open } = kit;
  kit.font = function use(this: KitDocument, source, family, size) {
    if (!(source instanceof Uint8Array)) return open.call(this, source, family, size);
    const fonts = fontsOf.get(this) ?? new Map<Shared, KitFont>();
    fontsOf.set(this, fonts);
    const known = opened.get(source);
    const own = known && fonts.get(known);
    if (known && own) {
      this._font = own;
      return this;
    }
    if (known) {
      const id = `F${++this._fontCount}`;
      this._font = this._fontFamilies[id] = new known.Kind(this, known.file, id);
      shareRuns(this._font, known);
      fonts.set(known, this._font);
      return this;
    }
    open.call(this, source, family, size);
    const { _font: first } = this;
    // Another file of the same font, which the document has already.
    if (first === null || [...fonts.values()].includes(first)) return this;
    const shared: Shared = { file: first.font, Kind: first.constructor, runs: new Map() };
    opened.set(source, shared);
    shareRuns(first, shared);
    fonts.set(shared, first);
    return this;
  };
}

function shareRuns(font: KitFont, { file, runs }: Shared): void {
  const shape = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    const key = features === undefined || features === null ? text : `${JSON.stringify(features)} ${text}`;
    const known = runs.get(key);
    if (known) return known;
    // A glyph keeps the letters that it was first asked for; each stretch has its own, whatever was set before it.
    file._glyphs = {};
    const run = shape(text, features);
    if (runs.size >= MOST_RUNS) runs.clear();
    runs.set(key, run);
    return run;
  };
}
