import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
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
    return { id: file.replace(/\..*$/, ''), title: file, file, url: 'https://doi.org/10.5072/told', sha256, accessed: '2026-11-26', ...RIGHTS };
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
    const rows = Array.from({ length: 40 }, (_, i) => `a,2020-01-${String(1 + (i % 28)).padStart(2, '0')} 0${Math.floor(i / 28)}:00:00,${5 + i / 1000},${i === 3 ? 'x' : 52}`);
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
