/** Encodings of two bytes a letter that files have without a word. */
export type Eastern = 'shift_jis' | 'gb18030';

interface Evidence {
  /** Letters of two bytes, and those of them that texts are written with. */
  pairs: number;
  usual: number;
  /** Usual letters that follow one another, each pair once. */
  readonly neighbours: Set<number>;
}

/** Of the letters so many must be usual. */
const NEARLY_ALL = 0.9;
/** So many different neighbours, for words of a western text have one letter beyond ASCII, or two. */
const FEWEST_NEIGHBOURS = 3;

/**
 * The encoding of text that is not UTF-8, where it can be Japanese in Shift-JIS or Chinese in GBK (GB 18030) and only one of
 * the two: every byte is one of it, nearly all letters are those that texts are written with, and they make words. Korean,
 * Chinese of Taiwan, Cyrillic in capitals and western text are none of them, or cannot be told.
 * @param bytes lines with bytes beyond ASCII, or fields
 */
export function guessEastern(bytes: Uint8Array): Eastern | undefined {
  const fits = [isJapanese(bytes) ? ('shift_jis' as const) : undefined, isChinese(bytes) ? ('gb18030' as const) : undefined].filter(
    (each) => each !== undefined,
  );
  const [only] = fits;
  return fits.length === 1 && only !== undefined && decodes(only, bytes) ? only : undefined;
}

function decodes(encoding: Eastern, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Kana, kanji and their punctuation; half-width kana, of one byte each, are seldom alone. */
function isJapanese(bytes: Uint8Array): boolean {
  let half = 0;
  let kana = 0;
  const seen = weigh(bytes, (lead, trail) => {
    if (lead >= 0xa1 && lead <= 0xdf) {
      half += 1;
      return 'single';
    }
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return 'none';
    const isKana = (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96);
    if (isKana) kana += 1;
    return isKana || lead === 0x81 || (lead >= 0x88 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xea) ? 'usual' : 'pair';
  });
  return seen !== undefined && isText(seen) && half <= seen.pairs && (kana > 0 || seen.pairs > 2);
}

/** The letters of GB 2312, most of them of its first level; kana among them would be Japanese, Hangul of Korean lies in its first half. */
function isChinese(bytes: Uint8Array): boolean {
  let [kana, beyondHangul, low, first] = [0, 0, 0, 0];
  const seen = weigh(bytes, (lead, trail) => {
    if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail === 0x7f || trail > 0xfe) return 'none';
    if (lead === 0xa4 || lead === 0xa5) kana += 1;
    if (lead > 0xc8) beyondHangul += 1;
    if (lead < 0xc0 || trail < 0xc0) low += 1;
    const isHigh = trail >= 0xa1 && lead <= 0xf7;
    if (isHigh && lead >= 0xb0 && lead <= 0xd7) first += 1;
    return isHigh && (lead >= 0xb0 || lead === 0xa1 || lead === 0xa3) ? 'usual' : 'pair';
  });
  // Capitals of Cyrillic are all from 0xC0 on.
  return seen !== undefined && isText(seen) && kana === 0 && beyondHangul * 8 > seen.pairs && low * 4 > seen.pairs && first * 10 >= seen.pairs * 7;
}

function isText({ pairs, usual, neighbours }: Evidence): boolean {
  return usual >= NEARLY_ALL * pairs && neighbours.size >= FEWEST_NEIGHBOURS;
}

/** Cuts text into letters of one and two bytes; undefined where one is none. */
function weigh(bytes: Uint8Array, judge: (lead: number, trail: number) => 'none' | 'single' | 'pair' | 'usual'): Evidence | undefined {
  const seen: Evidence = { pairs: 0, usual: 0, neighbours: new Set() };
  let last = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0];
    if (lead < 0x80) {
      last = -1;
      continue;
    }
    const kind = judge(lead, trail);
    if (kind === 'none') return undefined;
    if (kind === 'single') continue;
    const pair = (lead << 8) | trail;
    seen.pairs += 1;
    if (kind === 'usual') {
      seen.usual += 1;
      if (last >= 0) seen.neighbours.add(last * 65_536 + pair);
    }
    last = kind === 'usual' ? pair : -1;
    at += 1;
  }
  return seen;
}
