import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { describeLicence } from '../../data/known-licences.ts';
import { lookOver } from '../../data/look-over.ts';
import { ManifestSchema } from '../../data/manifest.ts';

const RIGHTS = { licence: 'CC0-1.0', attribution: 'N', citation: 'N' };
const source = (more: object = {}) => ({
  id: 'map',
  title: 'Map',
  file: 'map.geojson',
  url: 'https://example.org',
  sha256: '0'.repeat(64),
  accessed: '2020-01-31',
  ...RIGHTS,
  ...more,
});
const REMOTE = { url: 'https://tiles.example/a.pmtiles', sourceLayer: 'a', accessed: '2020-01-31', ...RIGHTS };
const HERD = {
  id: 'herd',
  name: 'Herd',
  place: 'Hills',
  species: { scientific: 'Rangifer tarandus', common: 'Reindeer', group: 'ungulate' },
  evidence: 'published',
  maxZoom: 6,
  corridors: [{ source: 'map', use: 'low' }],
  method: { text: 'Drawn.' },
};
const TODAY = new Date('2020-02-01T12:00:00Z');
const over = (more: object = {}): string[] =>
  lookOver(v.parse(ManifestSchema, { id: 'a', title: 'T', custodian: 'N', summary: 'S', ...RIGHTS, sources: [source()], ...more }), TODAY);

describe('a date after today', () => {
  test('is said with its field: of a source, a layer elsewhere, a change and a withdrawal', () => {
    const withdrawn = { date: '2020-02-04', reason: 'Peace.', bbox: [8, 60, 9, 61] };
    const changes = [{ version: 2, date: '2020-02-05', text: 'More.' }];
    const layers = [{ id: 'roads', kind: 'roads', title: 'R', maxZoom: 6, remote: { ...REMOTE, accessed: '2020-02-06' } }];
    expect(over({ sources: [source({ accessed: '2020-02-03' })], populations: [{ ...HERD, withdrawn, changes }], layers })).toEqual([
      'sources.0.accessed ("map"): 2020-02-03 is after today, 2020-02-01',
      'layers.0.remote.accessed: 2020-02-06 is after today, 2020-02-01',
      'populations.0.withdrawn.date: 2020-02-04 is after today, 2020-02-01',
      'populations.0.changes.0.date: 2020-02-05 is after today, 2020-02-01',
    ]);
  });

  test('is none where it is today somewhere on earth', () => {
    expect(over({ sources: [source({ accessed: '2020-02-02' })] })).toEqual([]);
    expect(over({ sources: [source({ accessed: '2020-02-01' })] })).toEqual([]);
  });
});

describe('an identifier of a licence that nobody has', () => {
  test('is said with the nearest one that there is, wherever it stands', () => {
    const words = 'is no SPDX identifier that the atlas knows; did you mean “CC0-1.0”?';
    const layers = [{ id: 'roads', kind: 'roads', title: 'R', maxZoom: 6, remote: { ...REMOTE, licence: 'CC0-9.9' } }];
    expect(over({ licence: 'CC0-9.9', sources: [source({ licence: 'CC0-9.9' })], layers })).toEqual([
      `licence: “CC0-9.9” ${words}`,
      `sources.0.licence ("map"): “CC0-9.9” ${words}`,
      `layers.0.remote.licence: “CC0-9.9” ${words}`,
    ]);
  });

  test.each([
    ['CC0-9.9', 'CC0-1.0'],
    ['CC-BY-5.0', 'CC-BY-4.0'],
    ['CC-BY', 'CC-BY-4.0'],
    ['CC-BY-NC-SA-4', 'CC-BY-NC-SA-4.0'],
    ['cc0-1.0', 'CC0-1.0'],
    ['CC BY 4.0', 'CC-BY-4.0'],
    ['OBdL-1.0', 'ODbL-1.0'],
    ['CC0-1.0 AND CC-BY-7.0', 'CC-BY-4.0'],
  ])('%s: %s', (said, near) => {
    expect(describeLicence(said)).toContain(`did you mean “${near}”?`);
  });

  test('without a near one it asks for an identifier or the address of the terms', () => {
    expect(describeLicence('Freeware-3')).toBe('“Freeware-3” is no SPDX identifier that the atlas knows; give one, or the address of the terms');
  });

  test.each([
    'CC0-1.0',
    'CC-BY-4.0',
    'CC-BY-3.0-IGO',
    'CC-BY-NC-4.0',
    'MIT',
    'ODbL-1.0',
    'CC0-1.0 AND CC-BY-4.0',
    '(CC-BY-4.0 OR ODbL-1.0)',
    'LicenseRef-Park-Terms',
    'https://www.naturalearthdata.com/about/terms-of-use/',
    'CC BY',
    'Public domain (U.S. Geological Survey)',
    'Free to use with the name of the park',
  ])('%s is let pass', (said) => {
    expect(describeLicence(said)).toBeUndefined();
  });
});
