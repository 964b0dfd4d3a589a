import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildAtlas } from '../../data/build-atlas.ts';
import { buildModule } from '../../data/build-module.ts';
import { readManifest } from '../../data/read-manifest.ts';
import { describeInEnglish } from '../../src/cli/english.ts';
import { LINKS_CSV, NODES_CSV, square } from './small-modules.ts';

// What the build of a module tells whoever runs it, beside the files that it writes.

const RIGHTS = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody (2026), Made for a test' };
const COMMON = { name: 'The herd', place: 'The hills', species: { scientific: 'Rangifer tarandus', common: 'Reindeer', group: 'ungulate' } };

let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-told-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Writes a module as a custodian would, and gives its build. */
function build(id: string, files: Readonly<Record<string, string>>, rest: object) {
  const folder = join(base, 'modules', id);
  mkdirSync(folder, { recursive: true });
  const sources = Object.entries(files).map(([file, content]) => {
    writeFileSync(join(folder, file), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { id: file.replace(/\..*$/, ''), title: file, file, url: 'https://doi.org/10.5072/told', sha256, accessed: '2020-11-26', ...RIGHTS };
  });
  writeFileSync(join(folder, 'module.json'), JSON.stringify({ id, title: 'T', custodian: 'N', summary: 'S', ...RIGHTS, sources, ...rest }));
  return buildModule({ folder, root: join(base, 'nowhere'), output: join(base, 'atlas') }, () => []);
}

const drawn = (klass: string, lon = 8) => ({ type: 'Feature', properties: { klass }, geometry: { type: 'Polygon', coordinates: square(lon, 60, 1) } });
const collection = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const published = (id: string, more: object = {}) => ({
  ...COMMON,
  evidence: 'published',
  id,
  maxZoom: 6,
  corridors: [{ source: 'map', use: { field: 'klass', values: { seldom: 'low', often: 'high' } } }],
  method: { text: 'Drawn.' },
  ...more,
});
const network = (id: string, more: object = {}) => ({
  ...COMMON,
  evidence: 'network',
  id,
  nodes: [{ source: 'nodes' }],
  links: [{ source: 'links' }],
  method: { text: 'Counted by hand.' },
  ...more,
});
const SITES_CSV = 'site_id,lat,lon,season,minimum,maximum\nA,52,5,Wintering,10,20\nB,53,5,Wintering,10,20\n';
const sites = (id: string, more: object = {}) => ({ ...COMMON, evidence: 'sites', id, sites: [{ source: 'list' }], ...more });

describe('rows that are left out are said at once, with file, reason, number and first rows', () => {
  test('corridors of a class that the manifest does not name', async () => {
    const { told } = await build('classes', { 'map.geojson': collection([drawn('often'), drawn('sometimes', 9)]) }, { populations: [published('classes')] });
    expect(told).toEqual([
      'classes: map.geojson: 1 left out, of 2 rows or features of all its files: 1 × use class “sometimes” not named in the manifest (first in feature 2)',
    ]);
  });

  test('links to a node that is not there', async () => {
    const files = { 'nodes.csv': NODES_CSV, 'links.csv': `${LINKS_CSV}B_1,F_9,1,NA\n` };
    const { told } = await build('links', files, { populations: [network('links')] });
    expect(told).toEqual([
      'links: links.csv: 1 left out, of 10 rows or features of all its files: 1 × links to or from a node that is not there (first in row 6)',
    ]);
  });

  test('an event whose date cannot be read, and the counts of it', async () => {
    const files = {
      'events.csv': 'eventID,eventDate,locationID,decimalLatitude,decimalLongitude\ne1,2020-01-15,A,52,5\ne2,01/15/2021,A,52,5\n',
      'counts.csv': 'eventID,individualCount\ne1,5\ne2,7\n',
    };
    const { told } = await build('events', files, { populations: [sites('events', { sites: [], counts: [{ source: 'counts', events: 'events' }] })] });
    expect(told.map((line) => line.replace(/: 1 left.*files/, ''))).toEqual([
      'events: events.csv: 1 × time cannot be read (first in row 3)',
      'events: counts.csv: 1 × counts of an event that is not there (first in row 3)',
    ]);
  });

  test('fixes of tracks; not those of animals that the manifest leaves out', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `a,2020-01-${String(1 + (i % 28)).padStart(2, '0')} 0${Math.floor(i / 28)}:00:00,${5 + i / 1000},${i === 3 ? 'x' : 52}`,
    );
    const population = {
      ...COMMON,
      id: 'fixes',
      tracks: ['fixes'],
      import: { map: { individual: 'who', time: 'when', x: 'lon', y: 'lat' }, timeForm: 'iso', zone: 'UTC' },
      without: ['b'],
      topSpeedKmh: 100,
      seasons: 'spring-autumn',
      movement: { reason: 'They stay.' },
      method: { method: 'line-buffer', cellM: 1000, locationErrorM: 20, maxLagMin: 480, bufferM: 3000, minDistanceKm: 30, minDaysAway: 30 },
      notes: [],
      maxZoom: 6,
    };
    const other = 'b,2020-01-01 00:00:00,5,52';
    const { told } = await build('fixes', { 'fixes.csv': ['who,when,lon,lat', ...rows, other].join('\n') }, { populations: [population] });
    expect(told).toEqual(['fixes: fixes.csv: 1 left out, of 41 rows or features of all its files: 1 × coordinates are not numbers (first in row 5)']);
  });

  test('nothing is said where nothing is left out', async () => {
    const modules = [
      build('whole', { 'map.geojson': collection([drawn('often')]) }, { populations: [published('whole')] }),
      build('all-links', { 'nodes.csv': NODES_CSV, 'links.csv': LINKS_CSV }, { populations: [network('all-links')] }),
      build('all-sites', { 'list.csv': SITES_CSV }, { populations: [sites('all-sites')] }),
    ];
    for (const { told } of await Promise.all(modules)) expect(told).toEqual([]);
  });
});

describe('what looks like a mistake is said, and built as it stands', () => {
  test('a season that nobody knows, with its row and the words that are known', async () => {
    const list = SITES_CSV.replace('B,53,5,Wintering', 'B,53,5,Wintering moult');
    const { told } = await build('seasons', { 'list.csv': list }, { populations: [sites('seasons')] });
    expect(told).toEqual([
      'seasons: list.csv, row 3: “Wintering moult” counts for no season; words that do: breeding, passage, migration, staging, stopover, nonbreeding, wintering, winter',
    ]);
  });

  test('more animals on the links than there are, where each is on one', async () => {
    const files = { 'nodes.csv': NODES_CSV, 'links.csv': LINKS_CSV };
    const one = (individuals: number, eachOnOneLink: boolean) => ({ eachOnOneLink, sample: { individuals } });
    const { told } = await build('too-many', files, { populations: [network('too-many', one(5, true))] });
    expect(told).toEqual(['too-many: the links are of 6 animals, and sample.individuals says 5, though each is on one link by eachOnOneLink']);
    expect((await build('enough', files, { populations: [network('enough', one(6, true))] })).told).toEqual([]);
    expect((await build('several', files, { populations: [network('several', one(5, false))] })).told).toEqual([]);
  });

  test('no detection that is left, with why', async () => {
    const hit = (run: number): string => `${run},1565406000,9001,3,0,1,Mast,55.6,8.6,Calidris alpina\n`;
    const masts = 'recvDeployID,projectID,deploymentName,status,isMobile,latitude,longitude,dtStart,dtEnd\n';
    const files = {
      'masts.csv': `${masts}1,0,Mast,active,0,55.6,8.6,2019-04-01 00:00:00,\n`,
      'hits.csv': `runID,ts,motusTagID,runLen,motusFilter,recvDeployID,recvDeployName,recvDeployLat,recvDeployLon,speciesSci\n${hit(1)}${hit(2)}`,
    };
    const dunlins = { ...COMMON, evidence: 'receivers', id: 'dunlins', maxZoom: 6, receivers: ['masts', 'hits'] };
    expect((await build('no-hit', files, { populations: [dunlins] })).told).toEqual([
      'dunlins: no detection is left, and the page shows stations alone: 2 × likely false by Motus’s own filter',
    ]);
  });

  test('a scientific name that is nearly one the atlas knows; a licence that gives no leave', async () => {
    const files = { 'map.geojson': collection([drawn('often')]) };
    const species = { scientific: 'Cuculus canorrus', common: 'Cuckoo', group: 'bird' };
    const { told } = await build('cuckoos', files, { licence: 'All rights reserved', populations: [published('cuckoos', { species })] });
    expect(told).toEqual([
      'licence: “All rights reserved” gives nobody leave to pass the data on; the atlas publishes them under these words',
      'populations.0.species.scientific: “Cuculus canorrus” is in no list of the atlas; did you mean “Cuculus canorus”?',
    ]);
    expect((await build('unheard', files, { populations: [published('unheard', { species: { ...species, scientific: 'Bubo ignotus' } })] })).told).toEqual([]);
  });

  test.each([
    ['nameField', 'NAAM'],
    ['builtField', 'bilt'],
  ])('a layer’s %s that no feature has is refused, with the fields there are', async (key, field) => {
    const feature = { type: 'Feature', properties: { name: 'A', built: 1999, id: 1 }, geometry: { type: 'LineString', coordinates: square(5, 52, 1)[0] } };
    const layer = {
      id: `fences-${key.toLowerCase()}`,
      kind: 'fences',
      title: 'F',
      source: 'map',
      maxZoom: 6,
      nameField: 'name',
      builtField: 'built',
      idField: 'id',
    };
    const of = (more: object) => build(layer.id, { 'map.geojson': collection([feature]) }, { layers: [{ ...layer, ...more }] });
    await expect(of({ [key]: field }).catch(describeInEnglish)).resolves.toBe(
      `map.geojson: it has no field "${field}", which ${key} names; its features have the fields name, built, id`,
    );
    expect((await of({})).told).toEqual([]);
  });
});

describe('a manifest that is wrong says what and where, in plain words', () => {
  const manifestOf = (id: string, more: object = {}) => ({ id, title: 'T', custodian: 'N', summary: 'S', ...RIGHTS, sources: [], ...more });
  function read(id: string, text: string): string {
    const path = join(base, 'manifests', id, 'module.json');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return said(path);
  }
  function said(path: string): string {
    try {
      return readManifest(path).id;
    } catch (error) {
      return describeInEnglish(error);
    }
  }

  test('a field that is missing, and one whose name is mistyped', () => {
    const { licence: _, ...without } = manifestOf('a');
    expect(read('a', JSON.stringify(without))).toMatch(/: licence: is missing$/);
    expect(read('a', JSON.stringify({ ...without, lisence: 'CC0-1.0' }))).toMatch(/: licence: is missing; “lisence” stands there: is its name mistyped\?$/);
    expect(read('a', JSON.stringify(manifestOf('a', { citation: '' })))).toMatch(/: citation: is empty$/);
    const source = { id: 'map', title: 'Map', file: 'map.geojson', url: 'https://example.org', sha256: '0'.repeat(64), accessed: '2026-11-26', ...RIGHTS };
    const { citation: __, ...uncited } = source;
    expect(read('a', JSON.stringify(manifestOf('a', { sources: [uncited] })))).toMatch(/: sources\.0\.citation: is missing \(in “map”\)$/);
    const other = { ...published('p'), corridors: [{ source: 'maps', use: 'low' }] };
    expect(read('a', JSON.stringify(manifestOf('a', { sources: [source], populations: [other] })))).toMatch(
      /populations\.0\.corridors\.0\.source: no source has the id "maps"; one has the id "map"$/,
    );
  });

  test('text that is no JSON, by line and column; a mark of the encoding is none', () => {
    const text = JSON.stringify(manifestOf('a'), undefined, 2);
    expect(read('a', text.replace(/\n}$/, ',\n}'))).toMatch(/module\.json: is no valid JSON from line \d+, column 1 on, at “}”$/);
    expect(read('a', text.slice(0, -1))).toMatch(/on, where it ends$/);
    expect(read('a', `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe('a');
  });

  test('a folder without a manifest, and none of that name', () => {
    mkdirSync(join(base, 'manifests', 'empty-one'), { recursive: true });
    expect(said(join(base, 'manifests', 'empty-one', 'module.json'))).toMatch(/the folder has no module\.json$/);
    expect(said(join(base, 'manifests', 'empty-on', 'module.json'))).toMatch(/there is no such folder; “empty-one” is there: is its name mistyped\?$/);
  });

  test('a source that is missing: where it was looked for, and the file of nearly its name', async () => {
    vi.stubEnv('ATLAS_SOURCES', '');
    const files = { 'collars.geojson': collection([drawn('often')]) };
    await build('near', files, { populations: [{ ...published('near'), corridors: [{ source: 'collars', use: 'low' }] }] });
    const path = join(base, 'modules', 'near', 'module.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"collars.geojson"', '"colars.geojson"'));
    const warned: string[] = [];
    const options = { modules: ['near'], merge: false, force: false, from: join(base, 'modules'), to: join(base, 'atlas') };
    await buildAtlas(options, { say: () => undefined, warn: (line) => warned.push(line) });
    const own = join(base, 'modules', 'near');
    expect(warned.join()).toContain(`${own} (ATLAS_SOURCES is not set); “collars.geojson” lies in ${own}: is the name mistyped?`);
    expect(warned.join()).toContain('(source "collars", sources.0, populations.0.corridors.0.source)');
    vi.unstubAllEnvs();
  });

  test('GeoJSON that is none, by line and column; so a layer’s', async () => {
    const broken = '{"type": "FeatureCollection",\n "features": [,]}';
    await expect(build('broken', { 'map.geojson': broken }, { populations: [published('broken')] }).catch(describeInEnglish)).resolves.toBe(
      'map.geojson: is no valid JSON from line 2, column 15 on, at “,]}”',
    );
    const layers = [{ id: 'fences', kind: 'fences', title: 'F', source: 'map', maxZoom: 6 }];
    await expect(build('broken-too', { 'map.geojson': broken }, { layers }).catch(describeInEnglish)).resolves.toBe(
      'map.geojson: is no valid JSON from line 2, column 15 on, at “,]}”',
    );
  });
});
