import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/domain/catalog/fields.ts';
import { formatCrossingsCsv } from '../../../src/page/population/crossings/crossings-csv.ts';
import { built, openBuilt } from '../catalog/built-catalog.ts';
import { aCrossing } from './a-crossing.ts';

const entry = await openBuilt('mule-deer-upper-green-river');
const corridors = entry.file.layers.find(({ kind }) => kind === 'corridors')!;
const [layer] = built.layers;
const roads: Layer = {
  ...layer!,
  id: 'roads-test',
  kind: 'roads',
  covers: { area: 'world' },
  states: ['unknown'],
  asOf: '2014',
  licence: 'CC-BY-4.0',
  attribution: '© Kartverket',
  citation: 'Elveg, "roads", 2014',
};

function readBack(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  return data;
}

describe('formatCrossingsCsv', () => {
  it('gives every row with its figures, points and terms', () => {
    const [row] = readBack(formatCrossingsCsv([{ entry, rows: [aCrossing()], layers: [roads] }]));
    expect(row).toEqual({
      population: entry.row.id,
      barrier: '7',
      name: 'Mountain Road',
      type: 'road',
      use_class: 'low',
      crossings: '2',
      length_inside_km: '1.2346',
      length_inside_medium_km: '0.5000',
      length_inside_high_km: '0.0000',
      crossing_points: '8.12346 59.10000; 8.20000 59.20000',
      corridor_animals: '13',
      preliminary: 'no',
      tracks_years: '2007–2011',
      barrier_layer: 'roads-test',
      barrier_layer_as_of: '2014',
      barrier_layer_cautions: 'states-unknown',
      why_counted: 'https://doi.org/10.1111/1365-2656.12275',
      barrier_licence: roads.licence,
      barrier_attribution: roads.attribution,
      barrier_citation: roads.citation,
      corridor_licence: corridors.licence,
      corridor_attribution: corridors.attribution,
      corridor_citation: corridors.citation,
    });
  });

  it('marks what rests on fewer than three animals as preliminary', async () => {
    const two = { ...entry, summary: { ...entry.summary, individuals: 2 } };
    const [row] = readBack(formatCrossingsCsv([{ entry: two, rows: [aCrossing()], layers: [roads] }]));
    expect(row).toMatchObject({ corridor_animals: '2', preliminary: 'yes' });
  });

  it('leaves out what was built after the tracks', () => {
    const rows = [aCrossing({ barrier: 'old', built: 2011 }), aCrossing({ barrier: 'young', built: 2012 }), aCrossing({ barrier: 'undated' })];
    expect(readBack(formatCrossingsCsv([{ entry, rows, layers: [roads] }])).map((row) => row['barrier'])).toEqual(['old', 'undated']);
  });

  it('leaves out what does not count for the animals: a whale crosses no road, a stork no pipeline', async () => {
    const whale = await openBuilt('blue-whale-eastern-north-pacific');
    const stork = await openBuilt('white-stork-sw-germany');
    const pipelines: Layer = { ...roads, id: 'pipelines-test', kind: 'pipelines' };
    const text = formatCrossingsCsv([
      { entry: whale, rows: [aCrossing()], layers: [roads] },
      { entry: stork, rows: [aCrossing({ layer: 'pipelines-test', type: 'pipeline' })], layers: [pipelines] },
    ]);
    expect(readBack(text)).toEqual([]);
  });

  it('keeps commas, quotes and line ends in names', () => {
    const name = 'Old "North", road\nof the pass';
    expect(readBack(formatCrossingsCsv([{ entry, rows: [aCrossing({ name }), aCrossing()], layers: [roads] }])).map((row) => row['name'])).toEqual([
      name,
      'Mountain Road',
    ]);
  });

  it('lets no name become a formula in a spreadsheet', () => {
    const [row] = readBack(formatCrossingsCsv([{ entry, rows: [aCrossing({ name: '=HYPERLINK("x")' })], layers: [roads] }]));
    expect(row?.['name']).toMatch(/^'=/);
  });

  it('leaves numbers numbers where they are negative', () => {
    const [row] = readBack(formatCrossingsCsv([{ entry, rows: [aCrossing({ points: [[-110.25, -43.5]] })], layers: [roads] }]));
    expect(row?.['crossing_points']).toMatch(/-110\.25000 -43\.50000$/);
  });

  it('ends its lines as RFC 4180 says', () => {
    const text = formatCrossingsCsv([{ entry, rows: [aCrossing(), aCrossing()], layers: [roads] }]);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});
