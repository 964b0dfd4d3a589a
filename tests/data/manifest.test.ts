import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildLayer } from '../../data/build-layer.ts';
import { readSource } from '../../data/find-source.ts';
import { manifestJsonSchema } from '../../data/manifest.ts';
import { readManifest } from '../../data/read-manifest.ts';
import { decodeTileLayer } from '../../src/domain/tiles/decode-tile-layer.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { openArchive } from '../unit/tiles/open-archive.ts';

const modules = fileURLToPath(new URL('../../data/modules/', import.meta.url));
const Json = v.record(v.string(), v.unknown());
const Sources = v.array(Json);

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'atlas-module-')), 'railways-of-nowhere');
  cpSync(join(modules, 'railways-north-america'), folder, { recursive: true });
  vi.stubEnv('ATLAS_SOURCES', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const path = () => join(folder, 'module.json');
const edit = (change: (manifest: Record<string, unknown>) => void) => {
  const manifest = v.parse(Json, JSON.parse(readFileSync(path(), 'utf8')));
  change(manifest);
  writeFileSync(path(), JSON.stringify(manifest));
};
const first = (manifest: Record<string, unknown>, list: string) => v.parse(Json, v.parse(Sources, manifest[list])[0]);

describe('a custodian adds a module', () => {
  test('a copied manifest with a GeoJSON beside it builds tiles with its licence and citation', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { uident: 7, name: 'Main line' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [10, 60],
              [11, 61],
            ],
          },
        },
        {
          type: 'Feature',
          properties: { uident: 8, name: null },
          geometry: {
            type: 'LineString',
            coordinates: [
              [10.5, 60],
              [11.5, 61],
            ],
          },
        },
      ],
    });
    writeFileSync(join(folder, 'own.geojson'), text);
    edit((manifest) => {
      manifest['id'] = 'railways-of-nowhere';
      manifest['sources'] = [
        { ...first(manifest, 'sources'), file: 'own.geojson', sha256: createHash('sha256').update(text).digest('hex'), citation: 'Nobody (2026), Own lines' },
      ];
      manifest['layers'] = [{ ...first(manifest, 'layers'), id: 'own-lines', nameField: 'name' }];
    });
    const manifest = readManifest(path());
    const [source, layer] = [manifest.sources[0]!, manifest.layers[0]!];
    const { entry, files } = await buildLayer(layer, manifest, () => readSource(source, folder, join(folder, 'no', 'project')), []);
    expect(entry).toMatchObject({
      id: 'own-lines',
      kind: 'railways',
      url: 'railways-of-nowhere/own-lines.pmtiles',
      features: 2,
      citation: 'Nobody (2026), Own lines',
      bbox: [10, 60, 11.5, 61],
    });
    const tile = await openArchive(files[0]!.bytes).getZxy(0, 0, 0);
    const decoded = decodeTileLayer(new Uint8Array(tile!.data), 'railways');
    expect(JSON.stringify(decoded)).toContain('Main line');
  });

  test('an archive at another address is named, with what it covers, and not read', async () => {
    const remote = {
      url: 'https://tiles.example/planet.pmtiles',
      sourceLayer: 'transportation',
      filter: { property: 'class', values: ['motorway'] },
      licence: 'ODbL-1.0',
      attribution: 'Mappers',
      citation: 'Mappers (2026), The planet',
      accessed: '2026-11-24',
    };
    edit((manifest) => {
      manifest['layers'] = [{ id: 'planet', kind: 'roads', title: 'Roads', maxZoom: 14, remote, covers: { area: 'world' }, asOf: '2026' }];
    });
    const manifest = readManifest(path());
    const { entry, files } = await buildLayer(manifest.layers[0]!, manifest, () => expect.fail('a source was asked for'), []);
    expect(entry).toEqual({
      id: 'planet',
      module: manifest.id,
      kind: 'roads',
      title: 'Roads',
      format: 'pmtiles',
      maxZoom: 14,
      covers: { area: 'world' },
      asOf: '2026',
      ...remote,
    });
    expect(files).toEqual([]);
  });

  test('damaged names are mended or left out, real digits stay, and a name that nothing has is a fault', async () => {
    const names = ['Borsågrend 7', 'St2ylen', 'B9s', 'Fv 9'];
    const features = names.map((name, i) => ({
      type: 'Feature',
      properties: { name },
      geometry: {
        type: 'LineString',
        coordinates: [
          [10, 60 + i],
          [11, 60 + i],
        ],
      },
    }));
    edit((manifest) => {
      manifest['layers'] = [{ ...first(manifest, 'layers'), nameField: 'name', nameFix: { St2ylen: 'Støylen', B9s: null } }];
    });
    const manifest = readManifest(path());
    const [layer] = manifest.layers;
    const read = () => JSON.stringify({ type: 'FeatureCollection', features });
    const { files } = await buildLayer(layer!, manifest, read, []);
    const tile = await openArchive(files[0]!.bytes).getZxy(0, 0, 0);
    const decoded = JSON.stringify(decodeTileLayer(new Uint8Array(tile!.data), 'railways'));
    for (const name of ['Borsågrend 7', 'Støylen', 'Fv 9']) expect(decoded).toContain(name);
    for (const name of ['St2ylen', 'B9s']) expect(decoded).not.toContain(name);
    await expect(buildLayer({ ...layer!, nameFix: { 'E 39': 'E39' } }, manifest, read, [])).rejects.toThrow('nameFix: nothing is named "E 39"');
  });

  test('a source of a layer that is no GeoJSON is named', async () => {
    const manifest = readManifest(path());
    const [layer] = manifest.layers;
    expect((await toldOf(buildLayer(layer!, manifest, () => '<html>', []))).message).toMatch(
      /railroads_north_america\.geojson\.gz: is no valid JSON from line 1/,
    );
    for (const text of ['{"type": "Topology"}']) {
      await expect(buildLayer(layer!, manifest, () => text, [])).rejects.toThrow(`source "${layer!.source}": `);
    }
  });

  test.each<[string, string, (manifest: Record<string, unknown>) => void]>([
    [
      'a layer of a source and of another address',
      'layers.0',
      (manifest) => {
        const rights = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody' };
        const remote = { url: 'https://tiles.example/a.pmtiles', sourceLayer: 'a', accessed: '2026-11-24', ...rights };
        manifest['layers'] = [{ ...first(manifest, 'layers'), remote }];
      },
    ],
    [
      'a layer at an address that is none',
      'layers.0.remote.url',
      (manifest) => {
        const rights = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody' };
        const { source: _, ...layer } = first(manifest, 'layers');
        manifest['layers'] = [{ ...layer, remote: { url: 'a.pmtiles', sourceLayer: 'a', accessed: '2026-11-24', ...rights } }];
      },
    ],
    [
      'an id that stands twice',
      'layers.1.id',
      (manifest) => {
        manifest['layers'] = [first(manifest, 'layers'), first(manifest, 'layers')];
      },
    ],
    [
      'no licence',
      'licence',
      (manifest) => {
        delete manifest['licence'];
      },
    ],
    [
      'an empty citation',
      'citation',
      (manifest) => {
        manifest['citation'] = '';
      },
    ],
    [
      'an id with capitals',
      'id',
      (manifest) => {
        manifest['id'] = 'Railways';
      },
    ],
    [
      'a short SHA-256',
      'sources.0.sha256',
      (manifest) => {
        manifest['sources'] = [{ ...first(manifest, 'sources'), sha256: 'abc' }];
      },
    ],
    [
      'a date the wrong way round',
      'sources.0.accessed',
      (manifest) => {
        manifest['sources'] = [{ ...first(manifest, 'sources'), accessed: '24.11.2026' }];
      },
    ],
    [
      'a date that no calendar has',
      'sources.0.accessed',
      (manifest) => {
        manifest['sources'] = [{ ...first(manifest, 'sources'), accessed: '2026-02-30' }];
      },
    ],
    [
      'a state of the data on a day that no calendar has',
      'layers.0.asOf',
      (manifest) => {
        manifest['layers'] = [{ ...first(manifest, 'layers'), asOf: '2025-02-29' }];
      },
    ],
    [
      'an unknown kind of layer',
      'layers.0.kind',
      (manifest) => {
        manifest['layers'] = [{ ...first(manifest, 'layers'), kind: 'tramways' }];
      },
    ],
    [
      'a zoom too deep',
      'layers.0.maxZoom',
      (manifest) => {
        manifest['layers'] = [{ ...first(manifest, 'layers'), maxZoom: 16 }];
      },
    ],
    [
      'a layer of a source that is not listed',
      'layers.0.source',
      (manifest) => {
        manifest['layers'] = [{ ...first(manifest, 'layers'), source: 'elsewhere' }];
      },
    ],
  ])('%s: the error names the file and the field', async (_fault, field, change) => {
    edit(change);
    const { message } = await toldOf(() => readManifest(path()));
    expect(message.startsWith(`${path()}: ${field}: `), message).toBe(true);
  });

  const DATES = { individual: '7', season: 'spring', start: '2020-03-01', end: '2020-05-01' };
  test.each<[string, string, object]>([
    ['a day that no calendar has', 'populations.0.dates.0.start: is not a date', { dates: [{ ...DATES, start: '2020-02-30' }] }],
    ['a date in words', 'populations.0.dates.0.start: must be a date in ISO 8601', { dates: [{ ...DATES, start: '1 March 2020' }] }],
    ['a time without a zone', 'populations.0.dates.0.end: must be a date in ISO 8601', { dates: [{ ...DATES, end: '2020-05-01T06:00' }] }],
    ['an end before the start', 'populations.0.dates.1.end: must come after start', { dates: [DATES, { ...DATES, end: '2019-05-01' }] }],
    ['an end at the start', 'populations.0.dates.0.end: must come after start', { dates: [{ ...DATES, end: '2020-03-01' }] }],
    ['an unknown season', 'populations.0.dates.0.season: ', { dates: [{ ...DATES, season: 'summer' }] }],
    ['no individual', 'populations.0.dates.0.individual: ', { dates: [{ ...DATES, individual: '' }] }],
    ['a year that starts on a day that not every year has', 'populations.0.yearStart: must be a day of every year', { yearStart: '02-29' }],
    ['a role that no column can have', 'populations.0.import.map.animal: ', { import: { map: { animal: 'id' } } }],
  ])('dates and columns of a population, %s: the error names the file and the field', async (_fault, field, change) => {
    cpSync(join(modules, 'elk-ya-ha-tinda', 'module.json'), path());
    edit((manifest) => {
      manifest['populations'] = [{ ...first(manifest, 'populations'), ...change }];
    });
    expect((await toldOf(() => readManifest(path()))).message).toContain(`${path()}: ${field}`);
  });

  test.each<[string, string, object]>([
    ['a field with a mistyped name', 'populations.0.titel: is no field', { titel: 'Elk' }],
    ['a mistyped name deep inside', 'populations.0.method.maxLag: is no field', { method: { maxLag: 600 } }],
    ['a choice that is none', 'populations.0.seasons: must be one of ', { seasons: 'summer' }],
    ['a number as text', 'populations.0.topSpeedKmh: must be a number, not "60"', { topSpeedKmh: '60' }],
  ])('%s is named in plain words', async (_fault, words, change) => {
    cpSync(join(modules, 'elk-ya-ha-tinda', 'module.json'), path());
    edit((manifest) => {
      const herd = first(manifest, 'populations');
      const changed = Object.entries(change).map(([key, value]) => [key, typeof value === 'object' ? { ...v.parse(Json, herd[key]), ...value } : value]);
      manifest['populations'] = [{ ...herd, ...Object.fromEntries(changed) }];
    });
    const { message } = await toldOf(() => readManifest(path()));
    expect(message).toContain(`${path()}: ${words}`);
    expect(message).not.toMatch(/Expected|Invalid/);
  });

  test('a population without a kind that there is: the kinds are named', async () => {
    edit((manifest) => {
      manifest['populations'] = [{ evidence: 'guess' }];
    });
    expect((await toldOf(() => readManifest(path()))).message).toMatch(/populations\.0\.evidence: must be one of .*published.*, not "guess"/);
  });

  test('a manifest that is not JSON, or not there: the error names the file', () => {
    writeFileSync(path(), '{ "id": ');
    expect(() => readManifest(path())).toThrow(path());
    rmSync(path());
    expect(() => readManifest(path())).toThrow(path());
  });
});

test('every manifest of the atlas is valid, its id the name of its folder', () => {
  const names = readdirSync(modules);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(readManifest(join(modules, name, 'module.json')).id).toBe(name);
});

test('the published schema of manifests is up to date', () => {
  const published: unknown = JSON.parse(readFileSync(join(modules, '..', 'manifest.schema.json'), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(manifestJsonSchema())));
});
