import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCrossingEvents, EVENTS_FOLDER } from '../../data/crossing-events.ts';
import { fullRateTracksOf } from '../../data/full-rate-tracks.ts';
import { readModuleParts } from '../../data/module-part.ts';
import { type BuiltEvents, BuiltEventsSchema, unpackEncounters } from '../../src/domain/catalog/built-events.ts';
import { failedAmong } from '../../src/domain/crossing-events/told-encounters.ts';
import { countEncounters } from '../../src/domain/crossing-events/count-behaviours.ts';
import { animalYears } from '../../src/domain/crossing-events/rank-barriers.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { readBarrierLine } from '../../src/domain/layers/read-barrier-line.ts';
import { referToLayer } from '../../src/domain/layers/layer-reference.ts';
import { siteLine } from '../../src/domain/siting/site-line.ts';
import { openFromFiles } from '../../data/open-files.ts';
import { built, builtUrl } from '../unit/catalog/built-catalog.ts';
import { readBuiltTracks } from '../unit/built-tracks.ts';
import { hasRawData } from '../unit/tracks/import/given-file.ts';

// What animals did at barriers, told from the tracks at full rate, which stay with whoever builds.

if (!hasRawData) console.warn('crossing-events.test.ts: some are left out, ../shared/data is missing');

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ATLAS = join(ROOT, 'public', 'atlas');
const read = (id: string, atlas = ATLAS): BuiltEvents => parse(BuiltEventsSchema, JSON.parse(readFileSync(join(atlas, EVENTS_FOLDER, `${id}.json`), 'utf8')));
const TOLD = built.entries.filter(({ events }) => events !== undefined);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-events-'));
  for (const name of readdirSync(ATLAS)) if (name !== EVENTS_FOLDER) symlinkSync(join(ATLAS, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { embedded: _embedded, faults: _faults, ...index } = built;
const only = (id: string) => ({ ...index, entries: index.entries.filter((row) => row.id === id).map(({ events: _events, ...row }) => row) });

test('those whose tracks were recorded every 4 h or more often, beside lines that are drawn accurately enough', () => {
  expect(TOLD.map(({ id }) => [id, Object.keys(read(id).layers)])).toEqual([
    ['mule-deer-upper-green-river', ['fences-pinedale']],
    ['pronghorn-pinedale', ['fences-pinedale']],
    ['mule-deer-pinedale', ['fences-pinedale']],
    ['wild-reindeer-setesdal-austhei', ['roads-setesdal']],
  ]);
  // Roads of the United States may lie a kilometre off, and a distance of 500 m says nothing there.
  expect(built.layers.find(({ id }) => id === 'roads-usa')?.accuracyM).toBe(1000);
});

test.each(TOLD.map(({ id }) => id))('%s: the encounters, one by one, add up to what is said of each barrier, and no animal is placed', (id) => {
  for (const layer of Object.values(read(id).layers)) {
    const encounters = groupBy(unpackEncounters(layer), ({ barrier }) => barrier);
    for (const { barrier, behaviours } of layer.events.barriers) {
      const { behaviours: counted } = countEncounters((encounters.get(barrier) ?? []).map((one) => ({ ...one, events: one.crossings })));
      const figures = Object.fromEntries(
        Object.entries(counted).map(([name, one]) => [name, { encounters: one.encounters, individuals: one.individuals.length }]),
      );
      expect(figures, barrier).toEqual(behaviours);
    }
  }
});

test('days tracked are those of the tracks that are published', async () => {
  const reindeer = await readBuiltTracks('wild-reindeer-setesdal', 'wild-reindeer-setesdal-austhei');
  const { events } = read('wild-reindeer-setesdal-austhei').layers['roads-setesdal']!;
  const most = events.barriers[0]!;
  const failed = unpackEncounters(read('wild-reindeer-setesdal-austhei').layers['roads-setesdal']!).filter(
    ({ barrier, behaviour, crossings }) => barrier === most.barrier && behaviour === 'bounce' && crossings === 0,
  );
  expect(most.failedPerAnimalYear).toBeCloseTo(failed.length / animalYears(reindeer), 9);
});

test('nothing that is computed from a share-alike layer stands in a file with other data', () => {
  for (const { id } of TOLD) for (const { licence } of read(id).sources) expect(licence).not.toMatch(/ODbL|-SA-/);
});

test.skipIf(!hasRawData)('found anew they are the built ones, to the last digit', { timeout: 120_000 }, async () => {
  const id = 'wild-reindeer-setesdal-austhei';
  const lines: string[] = [];
  const full = fullRateTracksOf({ from: join(ROOT, 'data', 'modules'), root: ROOT, warn: (line) => lines.push(line) }, readModuleParts(ATLAS));
  const files = await buildCrossingEvents(only(id), folder, full);
  expect([[...files.keys()], lines]).toEqual([[id], []]);
  // What they were built from is a mark of the build's own rows, which a catalog that was read again writes otherwise.
  expect({ ...read(id, folder), builtFrom: '' }).toEqual({ ...read(id), builtFrom: '' });
});

test.skipIf(!hasRawData)('beside a profile stand those that siting tells of the tracks at full rate, a year alike', { timeout: 120_000 }, async () => {
  const id = 'wild-reindeer-setesdal-austhei';
  const full = fullRateTracksOf({ from: join(ROOT, 'data', 'modules'), root: ROOT, warn: () => undefined }, readModuleParts(ATLAS));
  const [raw, thinned] = await Promise.all([full.read('wild-reindeer-setesdal', id), readBuiltTracks('wild-reindeer-setesdal', id)]);
  const { opener, close } = openFromFiles();
  const roads = opener.open(
    referToLayer(
      built.layers.find((layer) => layer.id === 'roads-setesdal')!,
      builtUrl,
    ),
  );
  const encounters = unpackEncounters(read(id).layers['roads-setesdal']!);
  for (const barrier of ['37236', '49907', '13877', '44826']) {
    const told = failedAmong(encounters, new Set([barrier]));
    const { lines } = await readBarrierLine(roads, barrier, [told[0]!.at]);
    const asked = { lines, structures: 1, spanM: 200, locationErrorM: 20, maxLagHours: 13, bootstraps: 0 };
    const [ours, theirs] = [await siteLine({ ...asked, tracks: thinned, told }), await siteLine({ ...asked, tracks: raw })];
    expect(ours.use.failed?.length, barrier).toBe(theirs.use.failed?.length);
    // Days are counted from fix to fix, and thinning takes the first and the last hours of a track.
    expect(ours.summary.failedPerYear! / theirs.summary.failedPerYear!, barrier).toBeCloseTo(1, 2);
    const places = (siting: typeof ours): number[] => siting.use.failed!.map(({ first }) => siting.use.cells.edges[first]!).sort((a, b) => a - b);
    const [here, there] = [places(ours), places(theirs)];
    for (const [i, place] of here.entries()) expect(Math.abs(place - there[i]!), barrier).toBeLessThan(25);
  }
  close();
});

test('where the sources are not at hand, what was found before stays while it is of the same, and else a line says that nothing is told', async () => {
  const id = 'pronghorn-pinedale';
  const lines: string[] = [];
  const nothing = { stateOf: () => 'here', read: () => Promise.reject(new Error('gps.csv is missing')), warn: (line: string) => void lines.push(line) };
  expect((await buildCrossingEvents(only(id), folder, nothing)).size).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/pronghorn-pinedale: .*gps\.csv is missing/)]);
  expect(existsSync(join(folder, EVENTS_FOLDER, `${id}.json`))).toBe(false);
  const tracks = await readBuiltTracks('wild-reindeer-setesdal', 'wild-reindeer-setesdal-austhei');
  // Tracks of other places are near no fence: nothing is told, and nothing is written.
  expect((await buildCrossingEvents(only(id), folder, { ...nothing, read: () => Promise.resolve(tracks) })).size).toBe(0);
});

test('of tracks on a grid as coarse as what counts as near nothing is asked', async () => {
  const coarse = only('pronghorn-pinedale');
  const asked: string[] = [];
  const full = { stateOf: () => 'here', read: (_module: string, entry: string) => (asked.push(entry), Promise.resolve([])), warn: () => undefined };
  await buildCrossingEvents({ ...coarse, entries: coarse.entries.map((row) => ({ ...row, generalised: { gridM: 500 } })) }, folder, full);
  expect(asked).toEqual([]);
  await buildCrossingEvents({ ...coarse, entries: coarse.entries.map((row) => ({ ...row, generalised: { gridM: 200 } })) }, folder, full);
  expect(asked).toEqual(['pronghorn-pinedale']);
});
