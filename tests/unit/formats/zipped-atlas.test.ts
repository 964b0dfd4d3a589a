import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readAreaLayers } from '../../../src/domain/areas/read-areas-file.ts';
import { readAlignmentLayers } from '../../../src/domain/lines/read-alignment-file.ts';
import { toldOf } from '../i18n/catalogues.ts';

const zip = new Uint8Array(zipSync({ 'atlas/catalog.json': strToU8('{"version": 2}'), 'atlas/herd/module.json': strToU8('{}') }));
const noSqlite = () => Promise.reject(new Error('not asked for'));

test.each([
  ['lines', readAlignmentLayers],
  ['areas', readAreaLayers],
])('a zipped atlas is no file of %s, and it is said where to open it', async (_kind, read) => {
  expect(await toldOf(read('atlas.zip', zip, noSqlite))).toMatchObject({
    message: 'atlas.zip is a zipped atlas, not a file of lines or areas.',
    advice: 'Nothing was loaded. Open it under “Open a module”.',
  });
});
