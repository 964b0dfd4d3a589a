import { describe, expect, test } from 'vitest';
import { decodeChunks, decodeText } from '../../../src/domain/formats/decode-text.ts';
import { english, toldOf } from '../i18n/catalogues.ts';

const WORDS = '<?xml version="1.0" encoding="UTF-8"?>\n<name>Fjørd, Łódź</name>\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(bigEndian ? bytes.swap16() : bytes);
};
/** ISO 8859-2 of the words above: ø is not in it, the Polish letters are. */
const latin2 = Uint8Array.from(
  WORDS.replace('UTF-8', 'ISO-8859-2').replace('ø', 'o'),
  (letter) => ({ Ł: 0xa3, ó: 0xf3, ź: 0xbc })[letter] ?? letter.charCodeAt(0),
);

async function decodeInPieces(bytes: Uint8Array, length: number): Promise<{ text: string; notes: string[] }> {
  const notes = new Set<string>();
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  };
  let text = '';
  for await (const piece of decodeChunks(pieces(), 'a.xml', (note) => notes.add(english.say(note)))) text += piece;
  return { text, notes: [...notes] };
}

describe('whole and in pieces alike', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(WORDS), WORDS],
    ['UTF-8 with its mark', utf8(`\uFEFF${WORDS}`), WORDS],
    ['UTF-8 that calls itself UTF-16', utf8(WORDS.replace('UTF-8', 'UTF-16')), WORDS.replace('UTF-8', 'UTF-16')],
    ['UTF-16, little end first', utf16(`\uFEFF${WORDS}`, false), WORDS],
    ['UTF-16, big end first', utf16(`\uFEFF${WORDS}`, true), WORDS],
    ['UTF-16 without a mark', utf16(WORDS, false), WORDS],
    ['the encoding an XML declaration names', latin2, WORDS.replace('UTF-8', 'ISO-8859-2').replace('ø', 'o')],
    ['nothing', new Uint8Array(0), ''],
  ])('%s', async (_, bytes, text) => {
    expect(decodeText(bytes, 'a.xml', 'text.otherEncoding')).toBe(text);
    for (const length of [1, 7, 1000]) expect((await decodeInPieces(bytes, length)).text).toBe(text);
  });
});

test('a whole text in another encoding than it should be is refused, with advice', async () => {
  for (const [bytes, words] of [
    [Uint8Array.of(0x41, 0xff, 0x42), 'a.xml is not text in UTF-8.'],
    [utf8(WORDS.replace('UTF-8', 'klingon')), 'a.xml is not text in KLINGON.'],
  ] as const) {
    const { message, advice, place } = await toldOf(() => decodeText(bytes, 'a.xml', 'text.notLines'));
    expect([message, place]).toEqual([words, { file: 'a.xml' }]);
    expect(advice).toContain('KML');
  }
});

test('in pieces, a line that is not UTF-8 is read as Windows-1252 and the lines around it stay; what is assumed is said', async () => {
  const bytes = Uint8Array.of(...utf8('Łódź\n'), 0x46, 0x6a, 0xf8, 0x72, 0x64, 10, ...utf8('Łódź\n'));
  expect(await decodeInPieces(bytes, 3)).toEqual({
    text: 'Łódź\nFjørd\nŁódź\n',
    notes: ['a.xml is not UTF-8 throughout: such lines were read as Windows-1252 (Latin-1).'],
  });
  expect((await decodeInPieces(latin2, 9)).notes).toEqual(['a.xml was read as ISO-8859-2.']);
  expect((await toldOf(decodeInPieces(utf8(WORDS.replace('UTF-8', 'klingon')), 9))).message).toBe('a.xml is not text in KLINGON.');
});

test('a line longer than is decoded at once is cut between characters, at whatever byte its pieces end', async () => {
  for (const letter of ['ø', 'ж', '国', '𐐷']) {
    const text = `a${letter.repeat(1_300_000 / utf8(letter).length)}`;
    for (const length of [262_144, 262_143, 99_991]) {
      const { text: decoded, notes } = await decodeInPieces(utf8(text), length);
      expect(decoded === text).toBe(true);
      expect(notes).toEqual([]);
    }
  }
});
