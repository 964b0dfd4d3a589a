import { expect, test } from 'vitest';
import { checkBytes } from '../../../src/domain/catalog/check-bytes.ts';
import { toldOf } from '../i18n/catalogues.ts';

const bytes = new TextEncoder().encode('abc');
// FIPS 180-2, appendix B.1.
const SHA256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('a file that is what the catalog names passes, and so does one of which it says nothing', async () => {
  await checkBytes(bytes, { url: 'a.csv', bytes: 3, sha256: SHA256 });
  await checkBytes(bytes, { url: 'a.csv' });
});

test.each([
  [{ bytes: 4 }, 'a.csv is cut off: it has 3 of 4 bytes.'],
  [{ bytes: 2 }, 'a.csv is not the file that the catalog names: its size is another.'],
  [{ bytes: 3, sha256: SHA256.replace('b', 'c') }, 'a.csv is not the file that the catalog names: its SHA-256 is another.'],
])('one that is not says how: %o', async (named, words) => {
  const { message } = await toldOf(checkBytes(bytes, { url: 'a.csv', ...named }));
  expect(message).toBe(words);
});
