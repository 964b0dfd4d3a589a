import { expect, test } from 'vitest';
import { DEFAULT_METHOD } from '../../../src/domain/movement/corridor-method.ts';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { type Confirmation, countOrigins } from '../../../src/domain/movement/sequences/confirmations.ts';
import { writeSequencesCsv } from '../../../src/domain/movement/sequences/write-sequences-csv.ts';
import type { SequenceFlag } from '../../../src/domain/movement/types.ts';
import { describeMigrations } from '../../../src/i18n/describe-migrations.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { simulateTrack } from './simulate-track.ts';

const METHOD = { ...DEFAULT_METHOD, cellM: 500, minDistanceKm: 30 };
const OPTIONS = { seasons: 'spring-autumn' } as const;
const source = { citation: 'A study of where they go', url: 'https://example.org/study' };
const says = (flags: SequenceFlag[], individuals?: string[]): Confirmation => ({ flags, source, ...(individuals && { individuals }) });

/** One that goes and is not seen to come back, and one that takes 70 days there. */
const tracks = [
  simulateTrack({ individual: 'gone', days: 300, stepH: 4, wanderKm: 2, seed: 1, journeys: [[90, 110, 80]] }),
  simulateTrack({
    individual: 'slow',
    days: 360,
    stepH: 4,
    wanderKm: 2,
    seed: 2,
    journeys: [
      [80, 150, 80],
      [250, 270, 0],
    ],
  }),
];
const compute = (confirmations: Confirmation[]) => computeCorridors(tracks, METHOD, { ...OPTIONS, confirmations });

test('what is in doubt is a route, is not in the corridors, and a reader is told', async () => {
  const { sequences, routes, individualsWithFootprint, warnings, corridors } = await compute([]);
  expect(sequences.map(({ individual, flags = [] }) => [individual, ...flags])).toEqual([['gone', 'one-way'], ['slow', 'long'], ['slow']]);
  expect(routes).toHaveLength(3);
  // The slow one comes back in twenty days.
  expect(individualsWithFootprint).toBe(1);
  expect(corridors.length).toBeGreaterThan(0);
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'sample.doubtful', values: { n: 2 } }));
});

test('a custodian’s word, with its source, makes it count; the word on another doubt or animal does not', async () => {
  const one = await compute([says(['one-way'])]);
  expect(one.individualsWithFootprint).toBe(2);
  expect(one.sequences.map(({ confirmed = false }) => confirmed)).toEqual([true, false, false]);
  for (const word of [says(['winding', 'cut-off']), says(['one-way'], ['slow']), says(['long'], ['gone'])]) {
    expect((await compute([word])).individualsWithFootprint).toBe(1);
  }
  const both = await compute([says(['one-way', 'long'])]);
  expect(both.warnings.map(({ code }) => code)).not.toContain('sample.doubtful');
});

test('the table of sequences says flags and confirmations, and they are counted', async () => {
  const words = [says(['one-way']), says(['winding'])];
  const { sequences } = await compute(words);
  const rows = writeSequencesCsv(sequences).trim().split('\r\n');
  expect(rows.map((row) => row.split(',').at(-1))).toEqual(['flags', 'one-way confirmed', 'long', '']);
  expect(countOrigins(sequences, new Set(), words)).toEqual({
    automatic: 3,
    dated: 0,
    doubtful: 1,
    confirmed: [{ ...words[0], sequences: 1 }],
    inDoubt: [{ flags: ['one-way'], sources: [source], sequences: 1 }],
  });
  expect(countOrigins(sequences, new Set(['slow']), words)).toMatchObject({ automatic: 1, dated: 2 });
});

test('where all that was found is in doubt, nobody says that nothing was found', async () => {
  const { corridors, warnings } = await computeCorridors(tracks.slice(0, 1), METHOD, OPTIONS);
  expect(corridors).toEqual([]);
  expect(warnings.map(({ code }) => code)).toEqual(['sample.doubtful']);
});

test('a migration that two words confirm, of two doubts, is counted once', () => {
  const other = { citation: 'Another study', url: 'https://example.org/other' };
  const words: Confirmation[] = [says(['one-way']), { ...says(['long'], ['both']), source: other }];
  const row = { sequence: '', season: 'autumn', class: 'disperser', start: 0, end: 0, fixes: 9, days: 70, distanceKm: 900, varianceM2PerS: null } as const;
  const sequences = [
    { ...row, individual: 'both', flags: ['one-way', 'long'], confirmed: true },
    { ...row, individual: 'gone', flags: ['one-way', 'cut-off'], confirmed: true },
    { ...row, individual: 'slow', flags: ['long'] },
    { ...row, individual: 'sure' },
  ] as const;
  const origins = countOrigins(
    sequences.map((one) => ({ ...one, flags: 'flags' in one ? [...one.flags] : [] })),
    new Set(),
    words,
  );
  expect(origins.inDoubt).toEqual([
    { flags: ['one-way', 'long'], sources: [source, other], sequences: 1 },
    { flags: ['one-way'], sources: [source], sequences: 1 },
  ]);
  const said = describeMigrations(origins, translatorIn('en')).join(' ');
  expect(said).toContain('3 of 4 count.');
  expect(said).toContain('Of these, 1 is in doubt (not seen to come back and longer than 60 days), and counts because');
  expect(said).toContain('A study of where they go; Another study.');
  expect(said).toContain('1 is in doubt and not confirmed, and does not count.');
  // A file that was built before tells no more than that there are several reasons.
  const { inDoubt, ...before } = origins;
  expect(inDoubt).toHaveLength(2);
  expect(describeMigrations(before, translatorIn('en')).join(' ')).not.toMatch(/Of these, \d/);
});
