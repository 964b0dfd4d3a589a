import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import type { CountryPart } from '../../data/range-states.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import type { NetworkEntry } from '../../src/domain/evidence/network/network-evidence.ts';
import { connectivityStrength } from '../../src/domain/network/connectivity.ts';
import { writeTracksCsv } from '../../src/domain/tracks/write-tracks-csv.ts';
import { simulateTrack } from '../unit/movement/simulate-track.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { LINKS_CSV, NODES_CSV } from './small-modules.ts';
import { worldCountries } from './countries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RIGHTS = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody (2026), Made for a test' };
const TIMEOUT = 300_000;

let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-network-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function readNetwork(output: string, module: string, id: string): NetworkEntry {
  const entry = parseEntry(readFileSync(join(output, module, `${id}.json`), 'utf8'), `${id}.json`, { id, module, evidence: 'network' });
  if (entry.evidence !== 'network') throw new Error('another kind of evidence');
  return entry;
}

/** Builds a module of one network from files, as a custodian would give them. */
async function buildNetwork(id: string, files: Readonly<Record<string, string>>, population: object, countries: () => readonly CountryPart[] = () => []) {
  const folder = join(base, 'modules', id);
  mkdirSync(folder, { recursive: true });
  const sources = Object.entries(files).map(([file, content]) => {
    writeFileSync(join(folder, file), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { id: file.replace(/\..*$/, ''), title: file, file, url: 'https://doi.org/10.5072/network', sha256, accessed: '2026-11-26', ...RIGHTS };
  });
  const entry = {
    evidence: 'network',
    id,
    name: 'The turtles',
    place: 'The sea',
    species: { scientific: 'Chelonia exempli', common: 'Example turtle', group: 'turtle' },
    ...population,
  };
  writeFileSync(join(folder, 'module.json'), JSON.stringify({ id, title: 'T', custodian: 'N', summary: 'S', ...RIGHTS, sources, populations: [entry] }));
  const output = join(base, 'atlas');
  await buildModule({ folder, root: join(base, 'nowhere'), output }, countries);
  return { entry: readNetwork(output, id, id), files: readdirSync(join(output, id)).sort(), read: (name: string) => readFileSync(join(output, id, name)) };
}

const TABLES = { nodes: [{ source: 'nodes' }], links: [{ source: 'links' }], method: { text: 'Counted by hand.' } };
const FILES = { 'nodes.csv': NODES_CSV, 'links.csv': LINKS_CSV };

describe('tables in MiCO’s columns', () => {
  test('become nodes and links, each file as it is named, no corridor or route among them', async () => {
    const { entry, files, read } = await buildNetwork('mico', FILES, { ...TABLES, eachOnOneLink: true });
    expect(files).toEqual([
      'mico-contributions.csv',
      'mico-links.csv',
      'mico-nodes.geojson',
      'mico-nodes.parquet',
      'mico.json',
      'mico.pmtiles',
      'mico.stac.json',
      'module.json',
    ]);
    expect(entry.layers.map(({ kind, features }) => [kind, features])).toEqual([
      ['nodes', 5],
      ['links', 4],
    ]);
    expect(entry.network.nodes[0]).toEqual({
      id: 'B_1',
      name: 'North beach',
      point: [10, 10],
      radiusM: 5000,
      activities: ['nesting', 'breeding'],
      individuals: 3,
      years: '2004;2005',
    });
    expect(entry.network.nodes[3]).toMatchObject({ activities: ['foraging'], otherActivities: ['Observations'], atSea: true });
    // 0 animals and NA are how the tables say that nobody knows.
    expect(entry.network.nodes[4]).toEqual({ id: 'S_1', name: 'Shoal', point: [20, 0], radiusM: 20_000, activities: ['non-breeding'], atSea: true });
    expect(entry.importReport).toEqual({ rowsRead: 9, kept: 9, dropped: {} });
    const { licence, attribution, citation } = entry.layers[0]!;
    const links = read('mico-links.csv').toString().split('\r\n');
    expect(links[0]).toBe('from,to,individuals,season,movements,months,licence,attribution,citation');
    for (const [at, row] of ['B_1,F_1,2', 'B_1,F_2,1', 'B_2,F_1,1', 'B_2,F_2,2'].entries()) {
      expect(links[at + 1]).toMatch(new RegExp(`^${row},,,,${licence},`));
      for (const words of [attribution, citation]) expect(links[at + 1]).toContain(words);
    }
    expect(links).toHaveLength(6);
    expect(read('mico.stac.json').toString()).toContain('mico-nodes.geojson');
    writeFileSync(join(base, 'nodes.geojson'), read('mico-nodes.geojson'));
    expect(readGeojson(join(base, 'nodes.geojson')).features.map(({ geometry }) => geometry.type)).toEqual(Array.from({ length: 5 }, () => 'Point'));
  });

  test('say what each site adds, counted by hand: half of the animals, and a third of the connectivity', async () => {
    const { entry, read } = await buildNetwork('adding', FILES, { ...TABLES, eachOnOneLink: true });
    const { contributions } = entry.network;
    expect(contributions?.individuals).toBe(6);
    // Of 4 × 3² of each with itself and 3 × 3 × (⅔ + ⅓ + ⅓ + ⅔) of the links, 54 in all, 36 are left without any of the four.
    for (const { id, chains, links, connectivity } of contributions?.nodes ?? []) {
      expect([id, chains.value, links.value, connectivity.value]).toEqual([id, 0.5, 0.5, 0.3333]);
    }
    // Of the shoal nobody knows anything, and nothing is told.
    expect(contributions?.nodes.map(({ id }) => id)).toEqual(['B_1', 'B_2', 'F_1', 'F_2']);
    expect(contributions?.nodes[0]?.chains.interval?.[0]).toBeLessThan(0.5);
    expect(read('adding-contributions.csv').toString().split('\r\n')[1]).toMatch(/^node,B_1,6,0\.5,/);
    // Where nobody knows which animal went where, nothing is said of it.
    expect((await buildNetwork('unknown', FILES, TABLES)).entry.network.contributions).toBeUndefined();
  });

  test('have the MC that can be counted by hand over their 15 pairs: −1/9, and no r_M', async () => {
    const { connectivity } = (await buildNetwork('strong', FILES, { ...TABLES, eachOnOneLink: true })).entry.network;
    expect(connectivity).toMatchObject({ individuals: 6, origins: ['B_1', 'B_2'], targets: ['F_1', 'F_2'], rM: { because: 'nodesOnly' } });
    expect(connectivity?.counts).toEqual([
      [2, 1],
      [1, 2],
    ]);
    // Of the pairs, 2 share beach and bank, 4 the beach alone, 4 the bank alone, and 5 neither.
    expect(connectivity?.mc.value).toBeCloseTo((5 / 15 - (9 / 15) ** 2) / (9 / 15 - (9 / 15) ** 2), 4);
    const apart = [
      [0, 1],
      [1, 0],
    ];
    const verified = connectivityStrength(
      {
        originDistance: apart,
        targetDistance: apart,
        abundance: [0.5, 0.5],
        transition: [
          [2 / 3, 1 / 3],
          [1 / 3, 2 / 3],
        ],
      },
      6,
    );
    expect(connectivity?.mc.value).toBeCloseTo(verified!, 4);
    const [low, high] = connectivity!.mc.interval!;
    expect(low).toBeLessThan(connectivity!.mc.value!);
    expect(high).toBeGreaterThan(connectivity!.mc.value!);
  });

  test.each<[string, string, object, string]>([
    ['no statement that each animal stands on one link', LINKS_CSV, {}, 'notStated'],
    ['a link that begins where others end', `${LINKS_CSV}F_1,B_2,1,NA\n`, { eachOnOneLink: true }, 'seasonsMixed'],
    ['more animals than can be compared', LINKS_CSV.replace('B_1,F_2,1', 'B_1,F_2,1001'), { eachOnOneLink: true }, 'tooMany'],
    ['a link of an unknown number', LINKS_CSV.replace('B_1,F_2,1', 'B_1,F_2,0'), { eachOnOneLink: true }, 'numbersUnknown'],
  ])('with %s tell no strength, and why', async (_name, links, more, untold) => {
    const { network } = (await buildNetwork('untold', { ...FILES, 'links.csv': links }, { ...TABLES, ...more })).entry;
    expect(network.untold).toBe(untold);
    expect(network).not.toHaveProperty('connectivity');
  });

  test('of two animals have transitions and no strength', async () => {
    const links = 'source,target,num_individuals\nB_1,F_1,1\nB_2,F_2,1\n';
    const { connectivity } = (await buildNetwork('two', { ...FILES, 'links.csv': links }, { ...TABLES, eachOnOneLink: true })).entry.network;
    expect(connectivity).toMatchObject({ individuals: 2, rM: { because: 'few' }, mc: { because: 'few' } });
    expect([connectivity?.rM, connectivity?.mc]).toEqual([{ because: 'few' }, { because: 'few' }]);
  });

  test('without links say that none is known', async () => {
    const { entry, files } = await buildNetwork('nodes-only', { 'nodes.csv': NODES_CSV }, { nodes: TABLES.nodes, method: TABLES.method });
    expect(entry.network).toMatchObject({ links: [], untold: 'noLinks' });
    expect(files).not.toContain('nodes-only-links.csv');
  });

  const SHARED = join(root, '..', 'shared', 'formats', 'mico-network');
  test.skipIf(!existsSync(SHARED))('as MiCO’s script writes them: an end in the wrong place warns, a link across the globe goes the shorter way', async () => {
    const read = (name: string) => readFileSync(join(SHARED, name), 'utf8');
    const files = { 'nodes.csv': read('metasites-made-up.csv'), 'links.csv': read('metaroutes-made-up.csv') };
    const { entry } = await buildNetwork('shared', files, TABLES);
    expect(entry.network.nodes.map(({ id, individuals, radiusM }) => [id, individuals, radiusM])).toEqual([
      ['XXXX_1', 14, 55_660],
      ['XXXX_2', undefined, 133_583],
      ['XXXX_3', 3, 89_056],
    ]);
    expect(entry.network.links).toEqual([
      { from: 'XXXX_1', to: 'XXXX_2', individuals: 9 },
      { from: 'XXXX_2', to: 'XXXX_3' },
    ]);
    expect(entry.warnings).toEqual([{ code: 'warning.networkEnds', values: { n: 2 } }]);
    // Fiji lies west of Brazil, across the antimeridian.
    const [west, , east] = entry.layers[0]!.bbox!;
    expect(west).toBeGreaterThan(170);
    expect(east).toBeLessThan(-30);
  });
});

describe('tables that do not fit', () => {
  test('rows that are no node or link are left out and counted by reason', async () => {
    const nodes = `${NODES_CSV}B_1,North beach,10,10,5000,3,Nesting;Breeding,2004;2005\n,No name,1,1,1,1,Nesting,2004\nX,Nowhere,,,1,1,Nesting,2004\nZ,Words,ten,5,1,1,Nesting,2004\n`;
    const links = `${LINKS_CSV}B_1,B_1,1,NA\nB_1,Q_9,1,NA\nB_1,F_1,2,NA,,5\n`;
    const { entry } = await buildNetwork('dropped', { 'nodes.csv': nodes, 'links.csv': links }, TABLES);
    expect(entry.importReport).toEqual({
      rowsRead: 16,
      kept: 9,
      dropped: {
        'dropped.tooManyCells': 1,
        'dropped.networkTwice': 1,
        'dropped.networkNoId': 1,
        'dropped.networkNoPlace': 2,
        'dropped.networkLoop': 1,
        'dropped.networkNoNode': 1,
      },
    });
  });

  test.each<[string, Partial<typeof FILES>, object, string]>([
    ['no column of identifiers', { 'nodes.csv': NODES_CSV.replace('metasite_id', 'name_of_it') }, {}, 'nodes.csv: it has no column "metasite_id" or "siteid"'],
    ['no column of longitudes', { 'nodes.csv': NODES_CSV.replace('cntrd_ln', 'easting') }, {}, 'nodes.csv: it has no column "cntrd_ln" or "longitude"'],
    ['no column of ends', { 'links.csv': LINKS_CSV.replace('target', 'end') }, {}, 'links.csv: it has no column "target" or "to"'],
    ['two columns of a name', { 'nodes.csv': NODES_CSV.replace('cntrd_lt', 'cntrd_ln') }, {}, 'nodes.csv: it has two columns "cntrd_ln"'],
    ['two nodes of one id', { 'nodes.csv': `${NODES_CSV}B_1,Again,1,1,1,1,Nesting,2004\n` }, {}, 'nodes.csv: row 7: another node has the id "B_1" already'],
    ['a latitude of no place', { 'nodes.csv': `${NODES_CSV}Y,Beyond,10,-98,1,1,Nesting,2004\n` }, {}, 'nodes.csv: row 7: there is no latitude -98'],
    ['a longitude of no place', { 'nodes.csv': `${NODES_CSV}Y,Beyond,-181,9,1,1,Nesting,2004\n` }, {}, 'nodes.csv: row 7: there is no longitude -181'],
    ['no row', { 'nodes.csv': `${NODES_CSV.split('\n')[0]!}\n` }, { links: [] }, 'nodes.csv: it gives no node'],
    ['an empty file', { 'nodes.csv': '' }, { links: [] }, 'nodes.csv: it has no column'],
    ['a source that is not listed', {}, { nodes: [{ source: 'other' }] }, 'no source has the id "other"'],
    ['no column to choose rows by', {}, { nodes: [{ source: 'nodes', only: { column: 'species', values: ['x'] } }] }, 'it has no column "species"'],
    ['links without nodes', {}, { nodes: [] }, 'populations.0'],
    ['tables and tracks at once', {}, { tracks: ['nodes'], topSpeedKmh: 5 }, 'name tables of nodes, or tracks, and not both'],
    ['no method', {}, { method: undefined }, 'say in method how the nodes and links of the tables were made'],
  ])('%s: one message that names file and field', async (_name, files, more, message) => {
    expect((await toldOf(buildNetwork('faulty', { ...FILES, ...files }, { ...TABLES, ...more }))).message).toContain(message);
  });
});

describe('nesting sites in SWOT’s columns', () => {
  const SITES = [
    'code,country,siteid,site_name,species,years_monitored,latitude,longitude,nesting_status',
    'AU,Australia,AU84,"80 Mile Beach, north",Natator depressus,2008,"-19.749474","120.678526",UNQUANTIFIED',
    // A blank cell more than there are columns, as the export has in a row of Indonesia.
    'AU,Australia,AU59,Island,Natator depressus,2004,-21,152,1-10,',
    'AU,Australia,AU01,Albany Island,Eretmochelys imbricata,1997,-10.7266,142.607,QUANTIFIED',
    'AU,Australia,AU163,Alger Island,Natator depressus,2004,-11.875,135.963333,NO-NESTING',
    '',
  ].join('\r\n');

  test('are nodes of the country that they name, of one species; of a beach without nests there is none', async () => {
    const nodes = [{ source: 'sites', only: { column: 'species', values: ['Natator depressus'] } }];
    const { entry } = await buildNetwork('swot', { 'sites.csv': SITES }, { nodes, method: TABLES.method });
    expect(entry.network.nodes.map(({ id, country, activities, individuals, years }) => [id, country, activities, individuals, years])).toEqual([
      ['AU84', 'AUS', ['nesting'], undefined, '2008'],
      ['AU59', 'AUS', ['nesting'], undefined, '2004'],
    ]);
    expect(entry.importReport.dropped).toEqual({ 'dropped.networkOthers': 1, 'dropped.networkNoNesting': 1 });
  });
});

describe('a network from tracks', () => {
  const herd = (animals: number) =>
    Array.from({ length: animals }, (_, i) =>
      simulateTrack({
        individual: `animal ${i}`,
        days: 360,
        stepH: 8,
        wanderKm: 2,
        seed: 40 + i,
        journeys: [
          [90, 110, 80],
          [250, 270, 0],
        ],
      }),
    );

  test('has the sites, the links and the parameters that it was computed by', async () => {
    const population = { tracks: ['tracks'], topSpeedKmh: 100, radiusKm: 15, stayDays: 20 };
    const { entry } = await buildNetwork('tracked', { 'tracks.csv': writeTracksCsv(herd(4)) }, population);
    const { nodes, links, computed } = entry.network;
    expect(computed).toMatchObject({ radiusKm: 15, radiusFrom: 'given', stayDays: 20, individuals: 4, linkedIndividuals: 4 });
    expect(nodes).toHaveLength(2);
    expect(nodes.map(({ individuals }) => individuals)).toEqual([4, 4]);
    expect(links.map(({ individuals, movements }) => [individuals, movements])).toEqual([
      [4, 4],
      [4, 4],
    ]);
    expect(entry.sample.individuals).toBe(4);
    expect(entry.importReport).toMatchObject({ rowsRead: entry.sample.fixes, topSpeedKmh: 100 });
  });

  const SEASONS = { breeding: [5, 6, 7], nonBreeding: [11, 12, 1], source: { citation: 'A custodian 2026', url: 'https://example.org/seasons' } };

  test('has the seasons that its custodian states, which win over the atlas’s own rule', async () => {
    const population = { tracks: ['tracks'], topSpeedKmh: 100, radiusKm: 15, stayDays: 20 };
    const tracks = { 'tracks.csv': writeTracksCsv(herd(4)) };
    const own = (await buildNetwork('by-latitude', tracks, population)).entry.network;
    expect(own.computed).not.toHaveProperty('seasons');
    const { computed, connectivity, nodes } = (await buildNetwork('by-months', tracks, { ...population, seasons: SEASONS })).entry.network;
    expect(computed?.seasons).toEqual(SEASONS);
    // From May to July they are where they went, from November to January where they began.
    const summer = nodes.find(({ months }) => months?.includes(6));
    expect(connectivity).toMatchObject({ individuals: 4, origins: [summer?.id], counts: [[4]] });
    expect(connectivity?.targets).not.toEqual(connectivity?.origins);
  });

  test('seasons of tables are refused, and a month of both', async () => {
    expect((await toldOf(buildNetwork('faulty', FILES, { ...TABLES, seasons: SEASONS }))).message).toContain('seasons are for tracks');
    const both = { tracks: ['tracks'], topSpeedKmh: 100, seasons: { ...SEASONS, nonBreeding: [7, 12] } };
    expect((await toldOf(buildNetwork('faulty', { 'tracks.csv': writeTracksCsv(herd(1)) }, both))).message).toContain('a month is of one season');
  });

  test('of one animal says nothing of strength', async () => {
    const { entry } = await buildNetwork('alone', { 'tracks.csv': writeTracksCsv(herd(1)) }, { tracks: ['tracks'], topSpeedKmh: 100, radiusKm: 15 });
    const { connectivity, untold } = entry.network;
    expect(untold ?? connectivity?.mc.because).toMatch(/few|notByLatitude/);
    expect(connectivity?.mc).not.toHaveProperty('value');
  });

  const corridors = {
    evidence: 'tracks',
    tracks: ['tracks'],
    topSpeedKmh: 100,
    seasons: 'spring-autumn',
    method: { method: 'line-buffer', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 3000, minDistanceKm: 30, minDaysAway: 30 },
    notes: [],
    maxZoom: 6,
  };
  test.each([
    [2, false],
    [3, true],
  ])('stands beside the corridors of %i animals: %s', async (animals, told) => {
    const id = `beside-${animals}`;
    await expect(buildNetwork(id, { 'tracks.csv': writeTracksCsv(herd(animals)) }, corridors)).rejects.toThrow('entry.other');
    const entry = parseEntry(readFileSync(join(base, 'atlas', id, `${id}.json`), 'utf8'), id, { id, module: id, evidence: 'tracks' });
    expect(entry.evidence === 'tracks' && entry.network !== undefined).toBe(told);
    expect(entry.downloads.some(({ content }) => content === 'nodes')).toBe(told);
    // Beside corridors it is not drawn.
    expect(entry.layers.map(({ kind }) => kind)).not.toContain('links');
  });
});

describe('the example of the README', () => {
  test(
    'builds as it stands: its turtles nest in Brazil and feed at sea, and its strength is −1/9',
    async () => {
      const output = join(base, 'example');
      await buildModule({ folder: join(root, 'docs', 'modules', 'network'), root: join(base, 'nowhere'), output }, worldCountries);
      const { network, warnings } = readNetwork(output, 'network', 'example-turtles');
      expect(network.nodes.map(({ country, atSea }) => country ?? atSea)).toEqual(['BRA', 'BRA', true, true, true]);
      expect(network.connectivity?.mc.value).toBeCloseTo(-1 / 9, 4);
      expect(warnings).toEqual([{ code: 'warning.networkEnds', values: { n: 1 } }]);
    },
    TIMEOUT,
  );
});
