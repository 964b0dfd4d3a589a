import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFigures, FIGURES_FOLDER } from '../../data/figures.ts';
import { isFull } from '../full.ts';
import { built } from '../unit/catalog/built-catalog.ts';

// What ships as headline figures is what the engine of the page finds in the files that ship.

const ATLAS = fileURLToPath(new URL('../../public/atlas', import.meta.url));
/** With few barriers and areas in their corridors; the full suite computes all. */
const FEW = ['elk-ya-ha-tinda', 'wild-reindeer-setesdal-austhei'];
const FIGURED = built.entries.filter(({ figures }) => figures !== undefined);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-figures-'));
  for (const name of readdirSync(ATLAS)) if (name !== FIGURES_FOLDER && name !== 'headlines.json') symlinkSync(join(ATLAS, name), join(folder, name));
  mkdirSync(join(folder, FIGURES_FOLDER));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('crossings and coverage computed anew are the built ones, to the last digit', { timeout: 300_000 }, async () => {
  const { embedded: _embedded, faults: _faults, ...index } = built;
  const rows = FIGURED.filter(({ id }) => isFull || FEW.includes(id)).map(({ figures: _figures, ...row }) => row);
  expect(rows.length).toBeGreaterThan(1);
  const { figures } = await buildFigures({ ...index, entries: rows }, folder);
  expect([...figures.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
  for (const { id } of rows) {
    // What they were built from is a mark of the build's own rows, which a catalog that was read again writes otherwise.
    const read = (root: string): string => readFileSync(join(root, FIGURES_FOLDER, `${id}.json`), 'utf8').replace(/"builtFrom":"\w+",/, '');
    expect(read(folder), id).toBe(read(ATLAS));
  }
  const headlines = (root: string): { entries: Record<string, unknown>; protection: Record<string, unknown> } =>
    JSON.parse(readFileSync(join(root, 'headlines.json'), 'utf8'));
  const [ours, theirs] = [headlines(folder), headlines(ATLAS)];
  for (const { id } of rows) expect([ours.entries[id], ours.protection[id]], id).toEqual([theirs.entries[id], theirs.protection[id]]);
});

test('nothing that is computed from a share-alike layer stands in a file with other data', () => {
  const shareAlike = built.layers.filter(({ licence }) => /ODbL|-SA-/.test(licence)).map(({ id }) => id);
  expect(shareAlike).toContain('fence-us-mexico-border');
  for (const { id } of FIGURED) {
    const { crossings, coverage }: { crossings: object; coverage: object } = JSON.parse(readFileSync(join(ATLAS, FIGURES_FOLDER, `${id}.json`), 'utf8'));
    for (const layer of shareAlike) expect([...Object.keys(crossings), ...Object.keys(coverage)], id).not.toContain(layer);
  }
});
