import { createHash } from 'node:crypto';

const RIGHTS = { licence: 'CC0-1.0', attribution: 'Herders 2026', citation: 'Herders (2026), Herds of the hills' };

const row = (id: string, module: string, bbox: number[]) => ({
  id,
  module,
  evidence: 'published',
  name: `Herd ${id}`,
  place: 'The hills',
  species: 'rangifer-tarandus',
  bbox,
  point: [8, 59],
  countries: ['NOR'],
  sample: { individuals: 3 },
  licence: 'CC0-1.0',
  languages: ['en', 'no'],
  file: { url: `${module}/${id}.json`, bytes: 0, sha256: '' },
});

/** The file of an entry of the example. */
export function exampleEntry(id = 'north', module = 'hills') {
  return {
    version: 2,
    id,
    module,
    language: 'en',
    evidence: 'published',
    sources: [],
    facts: [],
    warnings: [],
    layers: [],
    downloads: [],
    sample: { individuals: 3 },
    method: { text: 'Drawn by herders.', notes: [] },
    figures: [{ label: 'Herds', value: '2' }],
    corridorAreaKm2: { low: 12.5 },
    routes: { features: 0, lengthKm: 0 },
    rangeStates: [{ iso3: 'NOR', areaKm2: 12.5, share: 1 }],
    areaAtSeaKm2: 0,
    importReport: { featuresRead: 1, kept: 1, dropped: {} },
  };
}

export const encode = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

/** A version 2 catalog of two modules and three entries, as JSON would give it. */
export function exampleCatalog() {
  const module = (id: string) => ({ id, title: `Module ${id}`, custodian: 'Herders', summary: 'Herds.', ...RIGHTS });
  const entries = [row('north', 'hills', [8, 59, 9, 60]), row('south', 'hills', [8, 58, 9, 59]), row('coast', 'shores', [179, 60, -179, 61])].map((entry) => {
    const bytes = encode(exampleEntry(entry.id, entry.module));
    return { ...entry, file: { ...entry.file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } };
  });
  return {
    version: 2,
    title: 'Example',
    language: 'en',
    baseMap: { url: 'base-map.pmtiles', ...RIGHTS },
    overview: { url: 'overview.pmtiles', bytes: 10, sha256: '0'.repeat(64), sourceLayer: 'corridors', maxZoom: 6 },
    modules: [module('hills'), module('shores')],
    species: [{ id: 'rangifer-tarandus', scientific: 'Rangifer tarandus', common: 'Reindeer', group: 'ungulate' }],
    entries,
    countries: [{ iso3: 'NOR', iso2: 'NO', name: 'Norway', bbox: [4, 57, 31, 71] }],
    layers: [
      {
        id: 'roads-hills',
        module: 'hills',
        kind: 'roads',
        title: 'Roads',
        url: 'hills/roads.pmtiles',
        format: 'pmtiles',
        covers: { area: 'countries', countries: ['NOR'] },
        complete: true,
        asOf: '2016',
        states: ['operating'],
        ...RIGHTS,
        accessed: '2026-11-24',
      },
    ],
    includes: [],
  };
}
