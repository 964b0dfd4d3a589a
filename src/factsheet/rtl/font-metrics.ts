/** What of a font is needed to break lines before they are set. */
export interface FontMetrics {
  has(codePoint: number): boolean;
  /** Advance of a character as it stands alone, in ems; that of a letter joined to others is no greater in Noto Sans Arabic but for few. */
  advance(codePoint: number): number;
}

const read = new WeakMap<Uint8Array, FontMetrics>();

/**
 * The characters and widths of a TrueType font (OpenType specification 1.9: head, hhea, hmtx, cmap of formats 4 and 12); each file is
 * read once.
 * @throws RangeError for a file that is cut off or has no Unicode map
 */
export function readMetrics(bytes: Uint8Array): FontMetrics {
  const known = read.get(bytes);
  if (known) return known;
  const metrics = readTables(bytes);
  read.set(bytes, metrics);
  return metrics;
}

function readTables(bytes: Uint8Array): FontMetrics {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new RangeError(`The font has no table ${name}.`);
    return at;
  };
  const unitsPerEm = view.getUint16(table('head') + 18);
  const metrics = view.getUint16(table('hhea') + 34);
  const findGlyph = readCmap(view, table('cmap'));
  const glyphs = new Map<number, number>();
  const glyphOf = (codePoint: number): number => {
    const glyph = glyphs.get(codePoint) ?? findGlyph(codePoint);
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  const hmtx = table('hmtx');
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    advance: (codePoint) => view.getUint16(hmtx + 4 * Math.min(glyphOf(codePoint), metrics - 1)) / unitsPerEm,
  };
}

function readCmap(view: DataView, cmap: number): (codePoint: number) => number {
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 4 + 8 * i + 4));
  const whole = subtables.find((at) => view.getUint16(at) === 12);
  if (whole !== undefined) return (codePoint) => findIn12(view, whole, codePoint);
  const basic = subtables.find((at) => view.getUint16(at) === 4);
  if (basic === undefined) throw new RangeError('The font has no Unicode map.');
  return (codePoint) => findIn4(view, basic, codePoint);
}

/** Groups stand in the order of their characters: a font of Chinese has thousands. */
function findIn12(view: DataView, at: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(at + 12);
  while (low < high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + 12 * middle;
    const first = view.getUint32(group);
    if (codePoint < first) high = middle;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function findIn4(view: DataView, at: number, codePoint: number): number {
  const doubled = view.getUint16(at + 6);
  for (let i = 0; i < doubled; i += 2) {
    if (view.getUint16(at + 14 + i) < codePoint) continue;
    const first = view.getUint16(at + 16 + doubled + i);
    if (first > codePoint) return 0;
    const delta = view.getUint16(at + 16 + 2 * doubled + i);
    const place = at + 16 + 3 * doubled + i;
    const offset = view.getUint16(place);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(place + offset + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
