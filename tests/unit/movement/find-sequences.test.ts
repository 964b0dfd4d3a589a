import { countsInCorridors } from '../../../src/domain/movement/sequences/flag-sequence.ts';
import { describe, expect, test } from 'vitest';
import { findSequences, type SequenceOptions } from '../../../src/domain/movement/sequences/find-migration-years.ts';
import type { MovementClass } from '../../../src/domain/movement/types.ts';
import { DAY, simulateTrack, START, type Life } from './simulate-track.ts';

const options: SequenceOptions = { minDistanceKm: 30, minDaysAway: 30, seasons: 'spring-autumn' };
const live = (journeys: Life['journeys'], more: Partial<Life> = {}) =>
  simulateTrack({ individual: 'a', days: 360, stepH: 6, wanderKm: 3, seed: 1, journeys, ...more });
const dayOf = (time: number): number => (time - START) / DAY;

describe('classes of simulated lives', () => {
  const lives: [MovementClass, Life['journeys']][] = [
    ['resident', []],
    [
      'migrant',
      [
        [90, 110, 200],
        [250, 275, 0],
      ],
    ],
    ['disperser', [[150, 170, 200]]],
    [
      'mixed migrant',
      [
        [90, 110, 200],
        [250, 275, 60],
      ],
    ],
  ];
  for (const [name, journeys] of lives) {
    test.each([1, 2, 3, 4, 5])(`a ${name}, seed %d`, (seed) => {
      expect(findSequences(live(journeys, { seed }), options).class).toBe(name);
    });
  }
});

test.each([1, 2, 3])('journeys are found within days of the truth, seed %d', (seed) => {
  const { sequences } = findSequences(
    live(
      [
        [90, 110, 200],
        [250, 275, 0],
      ],
      { seed },
    ),
    options,
  );
  expect(sequences.map(({ season }) => season)).toEqual(['spring', 'autumn']);
  for (const [i, [start, end]] of (
    [
      [90, 110],
      [250, 275],
    ] as const
  ).entries()) {
    expect(Math.abs(dayOf(sequences[i]!.start) - start)).toBeLessThan(2);
    expect(Math.abs(dayOf(sequences[i]!.end) - end)).toBeLessThan(2);
  }
});

test.each([1, 2, 3, 4, 5, 6])('departures and arrivals of quick ways are within 2 days of the truth, seed %d', (seed) => {
  const { sequences } = findSequences(
    live(
      [
        [90, 94, 200],
        [250, 255, 0],
      ],
      { seed },
    ),
    options,
  );
  expect(sequences).toHaveLength(2);
  for (const [i, [start, end]] of (
    [
      [90, 94],
      [250, 255],
    ] as const
  ).entries()) {
    expect(Math.abs(dayOf(sequences[i]!.start) - start)).toBeLessThan(2);
    expect(Math.abs(dayOf(sequences[i]!.end) - end)).toBeLessThan(2);
  }
});

test('an animal away for 15 days migrates where 10 days are asked, not where 60 are', () => {
  const track = live([
    [150, 153, 200],
    [171, 174, 0],
  ]);
  expect(findSequences(track, { ...options, minDaysAway: 10 })).toMatchObject({ class: 'migrant', sequences: { length: 2 } });
  const kept = findSequences(track, { ...options, minDaysAway: 60 });
  expect(['resident', 'nomad']).toContain(kept.class);
  expect(kept.sequences).toEqual([]);
});

test('years start on the day asked for: a stay over New Year is cut or whole', () => {
  // Away from 6 October 2020 to 4 February 2021.
  const track = live(
    [
      [270, 274, 200],
      [391, 395, 0],
    ],
    { days: 560 },
  );
  const whole = findSequences(track, { ...options, yearStart: '07-01' });
  expect(whole.sequences.map(({ class: name, start }) => [name, new Date(start).getUTCFullYear()])).toEqual([
    ['migrant', 2020],
    ['migrant', 2021],
  ]);
  const cut = findSequences(track, { ...options, yearStart: '01-01' });
  expect(cut.sequences.map(({ class: name, start }) => [name, new Date(start).getUTCFullYear()])).toEqual([
    ['disperser', 2020],
    ['disperser', 2021],
  ]);
});

test('a way that the data cut short starts and ends within them', () => {
  const { sequences } = findSequences(
    live(
      [
        [-20, 30, 200],
        [250, 275, 0],
      ],
      { days: 262 },
    ),
    options,
  );
  const track = live([], { days: 262 });
  for (const { start, end } of sequences) {
    expect(start).toBeGreaterThanOrEqual(track.time[0]!);
    expect(end).toBeLessThanOrEqual(track.time.at(-1)!);
    expect(start).toBeLessThan(end);
  }
  expect(sequences.length).toBeGreaterThan(0);
});

test('a collar with one fix a day, now before and now after midnight, loses no day', () => {
  const jittered = (journeys: Life['journeys']) => {
    const track = live(journeys, { stepH: 24, days: 300 });
    // Half an hour before midnight on even days, after it on odd days.
    return { ...track, time: track.time.map((time, i) => time + (i % 2 === 0 ? -0.5 : 0.5) * 3_600_000) };
  };
  const { class: movement, sequences } = findSequences(
    jittered([
      [90, 94, 200],
      [250, 255, 0],
    ]),
    options,
  );
  expect(movement).toBe('migrant');
  expect(Math.abs(dayOf(sequences[0]!.start) - 90)).toBeLessThan(3);
  // Thirteen fixes fall on seven UTC days: counted by date they would be too few to classify.
  const short = jittered([]);
  const fortnight = { ...short, time: short.time.slice(0, 13), lon: short.lon.slice(0, 13), lat: short.lat.slice(0, 13), error: short.error.slice(0, 13) };
  expect(findSequences(fortnight, options).class).toBe('resident');
});

test('a sequence is tied to the ranges by the last fix before departure and the first after arrival', () => {
  const track = live([
    [90, 110, 200],
    [250, 275, 0],
  ]);
  for (const { from, to, start, end } of findSequences(track, options).sequences) {
    expect(track.time[from]!).toBeLessThan(start);
    expect(track.time[from + 1]!).toBeGreaterThanOrEqual(start);
    expect(track.time[to]!).toBeGreaterThan(end);
    expect(track.time[to - 1]!).toBeLessThanOrEqual(end);
  }
});

test('a move shorter than the least distance is no migration', () => {
  const short = findSequences(
    live([
      [90, 110, 20],
      [250, 275, 0],
    ]),
    options,
  );
  expect(['resident', 'nomad']).toContain(short.class);
  expect(short.sequences).toEqual([]);
});

test('two years make four sequences, each with an id of its own', () => {
  const { sequences } = findSequences(
    live(
      [
        [90, 110, 200],
        [250, 275, 0],
        [455, 475, 200],
        [615, 640, 0],
      ],
      { days: 720 },
    ),
    options,
  );
  expect(sequences.map(({ season, start }) => `${season} ${new Date(start).getUTCFullYear()}`)).toEqual([
    'spring 2020',
    'autumn 2020',
    'spring 2021',
    'autumn 2021',
  ]);
  expect(new Set(sequences.map(({ id }) => id)).size).toBe(4);
});

test('outward and return name the ways where seasons do not', () => {
  const { sequences } = findSequences(
    live([
      [90, 110, 200],
      [250, 275, 0],
    ]),
    { ...options, seasons: 'outward-return' },
  );
  expect(sequences.map(({ season }) => season)).toEqual(['outward', 'return']);
});

test('given dates win over the model, for the individual they name', () => {
  const dates = [{ individual: 'a', season: 'spring', start: '2020-02-01T00:00:00Z', end: '2020-02-11T00:00:00Z' }] as const;
  const track = live([
    [90, 110, 200],
    [250, 275, 0],
  ]);
  const { class: movement, sequences } = findSequences(track, { ...options, dates });
  expect(movement).toBe('migrant');
  expect(sequences).toHaveLength(1);
  expect(sequences[0]).toMatchObject({ season: 'spring', start: Date.UTC(2020, 1, 1), end: Date.UTC(2020, 1, 11) });
  expect(findSequences({ ...track, individual: 'b' }, { ...options, dates }).sequences).toHaveLength(2);
});

test('too few days are not classified, and an empty track is nothing', () => {
  expect(findSequences(live([], { days: 8 }), options)).toEqual({ class: undefined, sequences: [] });
  expect(findSequences(live([], { days: 0 }), options)).toEqual({ class: undefined, sequences: [] });
});

test.each([1, 2, 3])('stopovers on the way stay in, seed %d', (seed) => {
  const { sequences } = findSequences(
    live(
      [
        [90, 94, 80],
        [106, 110, 200],
        [250, 255, 0],
      ],
      { seed },
    ),
    options,
  );
  expect(Math.abs(dayOf(sequences[0]!.start) - 90)).toBeLessThan(2);
  expect(Math.abs(dayOf(sequences[0]!.end) - 110)).toBeLessThan(2);
  expect(sequences[0]!.flags).toBeUndefined();
});

describe('flags', () => {
  const flagsOf = (journeys: Life['journeys'], more: Partial<Life> = {}) =>
    findSequences(live(journeys, more), options).sequences.map(({ flags = [] }) => flags);

  test('a journey out and back has none', () => {
    expect(
      flagsOf([
        [90, 110, 200],
        [250, 275, 0],
      ]),
    ).toEqual([[], []]);
  });

  test('an animal that does not come back may have dispersed', () => {
    expect(flagsOf([[150, 170, 200]])).toEqual([['one-way']]);
  });

  test('an animal whose way back falls into the next migration year is no disperser', () => {
    const found = findSequences(
      live(
        [
          [270, 274, 200],
          [391, 395, 0],
        ],
        { days: 560 },
      ),
      options,
    );
    expect(found.sequences.map(({ flags = [] }) => flags)).toEqual([[], []]);
  });

  test('a trip over the end of a migration year, shorter than the least time away, is no migration', () => {
    const trip = [
      [355, 357, 200],
      [371, 373, 0],
    ] as const;
    expect(flagsOf(trip, { days: 600 })).toEqual([]);
  });

  test('a way of more than 60 days is long', () => {
    expect(
      flagsOf([
        [80, 150, 200],
        [250, 275, 0],
      ]),
    ).toEqual([['long'], []]);
  });

  test('a way that the tag cut off is kept and marked', () => {
    const journeys = [
      [90, 110, 200],
      [250, 275, 0],
    ] as const;
    expect(flagsOf(journeys, { days: 268 })[1]).toEqual(['cut-off']);
    expect(flagsOf([[90, 110, 200]], { days: 104 })).toEqual([['one-way', 'cut-off']]);
  });

  test('there and back and there again, on the way, is winding', () => {
    expect(
      flagsOf([
        [90, 94, 150],
        [98, 102, 30],
        [106, 110, 170],
        [114, 118, 40],
        [122, 128, 200],
        [250, 275, 0],
      ])[0],
    ).toContain('winding');
  });

  test('dates that a custodian gives are told of where they are long, and count all the same', () => {
    const dates = [
      { individual: 'a', season: 'spring', start: '2020-02-01', end: '2020-02-11' },
      { individual: 'a', season: 'autumn', start: '2020-05-01', end: '2020-08-01' },
    ] as const;
    const { sequences } = findSequences(live([]), { ...options, dates });
    expect(sequences.map(({ flags = [] }) => flags)).toEqual([[], ['long']]);
    expect(sequences.every(countsInCorridors)).toBe(true);
  });
});

describe('seasons of ways', () => {
  const seasonsOf = (kmNorth: number, firstLat: number, startMonth = 0) => {
    const track = live([
      [90, 110, kmNorth],
      [250, 275, 0],
    ]);
    const shift = Date.UTC(2020, startMonth, 10) - START;
    const moved = { ...track, time: track.time.map((time) => time + shift), lat: track.lat.map((lat) => lat - 45 + firstLat) };
    return findSequences(moved, options).sequences.map(({ season }) => season);
  };

  test('north in April and south in September, in the north', () => expect(seasonsOf(200, 45)).toEqual(['spring', 'autumn']));
  test('south in October and north in March, in the south', () => expect(seasonsOf(-200, -45, 6)).toEqual(['spring', 'autumn']));
  test('from winter in the south to the north, by where it breeds', () => expect(seasonsOf(8000, -30)).toEqual(['spring', 'autumn']));
  test('north in October is no spring, and no autumn', () => expect(seasonsOf(200, 45, 6)).toEqual(['outward', 'return']));
  test('nor is there one between the tropics', () => expect(seasonsOf(200, 5)).toEqual(['outward', 'return']));
});
