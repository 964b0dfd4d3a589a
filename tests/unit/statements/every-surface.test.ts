import { assert, boolean, constantFrom, integer, option, property, record, subarray } from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { type Layer, LINE_STATES } from '../../../src/domain/catalog/fields.ts';
import { BARRIER_KINDS, BARRIER_TYPE } from '../../../src/domain/catalog/layer-kinds.ts';
import { openEntry } from '../../../src/domain/evidence/summarise-entry.ts';
import { SPECIES_GROUPS } from '../../../src/domain/evidence/kinds.ts';
import { answerLayers, judgeLayers } from '../../../src/domain/statements/judge-layers.ts';
import { judgeForEntry, sortRows } from '../../../src/domain/statements/of-entry.ts';
import { judgeRelevance } from '../../../src/domain/statements/relevance.ts';
import { describeFactsheet } from '../../../src/factsheet/describe-factsheet.ts';
import { sayAnswers } from '../../../src/factsheet/say-answers.ts';
import { formatCrossingsCsv } from '../../../src/page/population/crossings/crossings-csv.ts';
import { crossing, exampleInput, layer, LIMITS, textOf } from '../factsheet/factsheet-example.ts';

// No sentence, row or file contradicts the rules: the same entry, layer and rows through every surface.

const example = await exampleInput('mule-deer-upper-green-river');

const anyCase = record({
  group: constantFrom(...SPECIES_GROUPS),
  scientific: constantFrom('Odocoileus hemionus', 'Ursus maritimus', 'Caretta caretta', 'Struthio camelus', ''),
  kind: constantFrom(...BARRIER_KINDS),
  covers: constantFrom<Layer['covers'][]>(
    undefined,
    { area: 'world' },
    { area: 'countries', countries: ['USA'] },
    { area: 'countries', countries: ['NOR'] },
    { area: 'box', bbox: [-111, 42, -109, 44] },
    { area: 'box', bbox: [-110.3, 42, -109, 44] },
    { area: 'box', bbox: [7, 58, 9, 60] },
  ),
  complete: option(boolean(), { nil: undefined }),
  states: option(subarray([...LINE_STATES], { minLength: 1 }), { nil: undefined }),
  placement: option(constantFrom('above-ground' as const, 'buried' as const), { nil: undefined }),
  asOf: option(constantFrom('2001', '2009-05', '2020-01-01'), { nil: undefined }),
  rows: integer({ min: 0, max: 3 }),
});

it('groups × kinds × covers × states × rows: page, CSV and sheet say what the rules allow, and nothing else', () => {
  const seen = new Set<string>();
  assert(
    property(anyCase, ({ group, scientific, kind, rows: count, ...scope }) => {
      const entry = openEntry({ ...example.entry, species: { ...example.entry.species, group, scientific } }, example.entry.file);
      const lines: Layer = { ...layer('test', kind, 'Lines of nowhere'), ...scope };
      const rows = Array.from({ length: count }, (_, i) => crossing(i, { layer: 'test', type: BARRIER_TYPE[kind], name: `Named line ${i}` }));
      const verdict = judgeForEntry(entry, lines);
      const { counted, apart } = sortRows(entry, [lines], rows);
      const answers = answerLayers(judgeLayers(entry, [lines]), () => ({ looked: true, found: count }));
      const said = sayAnswers(answers, example.translator, entry.summary.years).join(' ');
      const csv = Papa.parse<Record<string, string>>(formatCrossingsCsv([{ entry, rows, layers: [lines] }]).trim(), { header: true }).data;
      const sheet = textOf(describeFactsheet({ ...example, entry, crossings: rows, barrierLayers: [lines], coverage: [] }, LIMITS).content);
      const says = answers[0]?.answer.says ?? '';
      seen.add(says);

      // Rows: all of them counted, or none.
      expect(counted).toHaveLength(verdict.is === 'counted' ? count : 0);
      expect(apart.flatMap((one) => one.rows)).toHaveLength(verdict.is === 'counted' ? 0 : count);
      expect(csv.filter((row) => row['barrier'] !== undefined)).toHaveLength(counted.length);
      expect(sheet.includes('Named line')).toBe(counted.length > 0);
      expect(/\d barriers? cross(es)? the corridor/.test(sheet)).toBe(counted.length > 0);
      if (judgeRelevance({ group, scientific }, kind).counts === 'no') expect(counted).toEqual([]);

      // Each sentence where it is true, and where it is not, not.
      const none = says === 'none';
      expect(said.includes('None found: Lines of nowhere.')).toBe(none);
      expect(sheet.includes('No barrier crosses the corridor')).toBe(none);
      expect(said.includes('Not covered: Lines of nowhere.')).toBe(says === 'not-covered');
      expect(said.includes('Cannot be told from Lines of nowhere')).toBe(says === 'untold');
      expect(said.includes('Not counted: Lines of nowhere')).toBe(says === 'not-counted');
      if (none) expect(['all', 'some']).toContain(verdict.is === 'counted' ? verdict.cover.part : '');
      for (const sentence of sayAnswers(answers, example.translator, entry.summary.years)) expect(sheet).toContain(sentence);

      // Every counted row has the years of the tracks, the date of the layer and why it counts.
      for (const row of csv.slice(0, counted.length)) {
        expect(row['tracks_years']).toBe('2007–2011');
        expect(row['barrier_layer_as_of']).toBe(scope.asOf ?? '');
        expect(row['why_counted']).toMatch(/^https:\/\/doi\.org\//);
      }
      if (counted.length > 0) expect(said).toContain('Tracks of 2007–2011; Lines of nowhere');
    }),
    { seed: 1, numRuns: 600 },
  );
  expect([...seen].sort()).toEqual(['found', 'none', 'not-counted', 'not-covered', 'untold']);
});
