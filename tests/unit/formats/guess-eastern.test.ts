import { expect, test } from 'vitest';
import { guessEastern } from '../../../src/domain/formats/guess-eastern.ts';
import { decodeLeniently } from '../../../src/domain/formats/decode-text.ts';
import { importTracks } from '../../../src/domain/tracks/import/import-tracks.ts';
import { english } from '../i18n/catalogues.ts';
import { givenFile } from '../tracks/import/given-file.ts';

/** Text in an encoding that Node reads and does not write: each letter by the bytes that read as it. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const known = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 256; byte += 1) known.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  for (let lead = 0xfe; lead > 0x80; lead -= 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\ufffd') known.set(letter, [lead, trail]);
    }
  return Uint8Array.from(Array.from(text).flatMap((letter) => known.get(letter) ?? []));
}

const rows = (names: readonly string[], header = 'animal,time,lon,lat,note'): string =>
  `${header}\n${names.map((name, at) => `${name},2020-05-0${at + 1} 10:00Z,9${at}.1,4${at}.2,x\n`).join('')}`;
const CHINESE = rows(['野骆驼一号', '阿尔金山保护区', '藏羚羊'], '动物,时间,经度,纬度,备注');
const JAPANESE = rows(['ツキノワグマ', '長野県の森', '再捕獲した個体'], '個体,日時,経度,緯度,備考');

test.each([
  [CHINESE, 'gb18030'],
  [JAPANESE, 'shift_jis'],
] as const)('%#: Chinese and Japanese are told, read, and said', async (text, encoding) => {
  const bytes = encode(text, encoding);
  expect(guessEastern(bytes)).toBe(encoding);
  const read = decodeLeniently(bytes, 'f.csv', 'text.notLines');
  expect(read.text).toBe(text);
  expect(read.notes.map(english.say)).toEqual([`f.csv was read as ${encoding.toUpperCase()}.`]);
  const asked = await importTracks([givenFile('f.csv', bytes)]);
  const [individual, time, x, y] = text.split('\n')[0]!.split(',');
  expect(asked).toMatchObject({ needsMapping: { suggestion: { map: { individual, time, x, y } } } });
});

test.each([
  ['Korean', rows(['설악산산양', '지리산반달가슴곰', '국립공원']), 'euc-kr'],
  ['Chinese of Taiwan', rows(['黑面琵鷺', '曾文溪口濕地', '台灣']), 'big5'],
  ['Japanese in EUC', JAPANESE, 'euc-jp'],
  ['Portuguese in capitals', rows(['ONÇA', 'MIGRAÇÃO', 'ESTAÇÃO', 'SÃO JOÃO']), 'windows-1252'],
  ['French', rows(['Éloïse', 'forêt d’été', '“là”', 'Québec']), 'windows-1252'],
  ['Russian', rows(['Сайгак', 'СЕВЕРНЫЙ СКЛОН', 'олень']), 'windows-1251'],
  ['Russian in capitals', rows(['СЕВЕРО', 'СКЛОНЫ', 'ОЛЕНЬ', 'МОРЕ']), 'windows-1251'],
  ['Greek', rows(['Αετός', 'χρόνος', 'βουνό']), 'windows-1253'],
  ['Thai', rows(['ช้าง', 'อุทยานแห่งชาติ', 'ป่า']), 'windows-874'],
  ['Arabic', rows(['المها', 'الصحراء', 'غزال']), 'windows-1256'],
  ['one Chinese letter a row', rows(['熊', '熊', '熊']), 'gb18030'],
])('%s is neither, or cannot be told', (_, text, encoding) => expect(guessEastern(encode(text, encoding))).toBeUndefined());

test('a line of UTF-8 among them stays one; with a line that no Chinese has the whole cannot be told', () => {
  const utf8 = new TextEncoder().encode('野骆驼,UTF-8\n');
  const odd = Uint8Array.from([0x42, 0xe9, 0x2c, 0x0a]);
  const bytes = Uint8Array.from([...encode(CHINESE, 'gb18030'), ...utf8, ...odd]);
  expect(guessEastern(bytes)).toBeUndefined();
  const lines = decodeLeniently(Uint8Array.from([...encode(CHINESE, 'gb18030'), ...utf8]), 'f.csv', 'text.notLines').text.split('\n');
  expect([lines[0], lines.at(-2)]).toEqual(['动物,时间,经度,纬度,备注', '野骆驼,UTF-8']);
});
