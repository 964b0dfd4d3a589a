import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignDirections } from '../../../src/domain/movement/sequences/align-directions.ts';
import { nameSequence } from '../../../src/domain/movement/sequences/cut-sequence.ts';
import type { MigrationSequence, Season } from '../../../src/domain/movement/types.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const DAY = 86_400_000;
const APRIL = Date.UTC(2020, 3, 1);

/** Fixes of a stay; several a day. */
const FIXES = 540;

/** An animal at 7° E that stays at each of these latitudes for 180 days, with a way of two days between them. */
function animal(individual: string, latitudes: readonly number[], seasons: readonly Season[]): { track: Track; sequences: MigrationSequence[] } {
  const lat = latitudes.flatMap((each) => Array.from({ length: FIXES }, () => each));
  const time = lat.map((_, i) => APRIL + (Math.floor(i / FIXES) * 182 + ((i % FIXES) / (FIXES - 1)) * 180) * DAY);
  const track = {
    individual,
    time: Float64Array.from(time),
    lon: new Float64Array(lat.length).fill(7),
    lat: Float64Array.from(lat),
    error: new Float32Array(lat.length),
  };
  const sequences = seasons.map((season, i): MigrationSequence => {
    const [from, to] = [FIXES * (i + 1) - 1, FIXES * (i + 1)];
    return { id: nameSequence(individual, time[from]!, season, i + 1), individual, season, class: 'migrant', from, to, start: time[from]!, end: time[to]! };
  });
  return { track, sequences };
}

const align = (animals: readonly ReturnType<typeof animal>[], dated?: ReadonlySet<string>): string[] =>
  alignDirections(
    animals.flatMap(({ sequences }) => sequences),
    animals.map(({ track }) => track),
    dated,
  ).map(({ id, season }) => {
    expect(id).toMatch(new RegExp(` ${season} \\d+$`));
    return `${id[0]} ${season}`;
  });

const south = [58.9, 59.3, 58.9];
const north = [59.3, 58.9, 59.3];
const legs: Season[] = ['outward', 'return'];

describe('outward is the same way for all animals', () => {
  test('one that was first tracked at the other end of the range has its ways named as those of the others', () => {
    const animals = [animal('a', south, legs), animal('b', north, legs), animal('c', [58.95, 59.25, 58.9], legs)];
    expect(align(animals)).toEqual(['a outward', 'a return', 'b return', 'b outward', 'c outward', 'c return']);
  });

  test('whose ends lie elsewhere keeps its own; dates that a custodian gave stay', () => {
    expect(align([animal('a', south, legs), animal('d', [10, 9, 10], legs)])).toEqual(['a outward', 'a return', 'd outward', 'd return']);
    expect(align([animal('a', south, legs), animal('b', north, legs)], new Set(['b'])).slice(2)).toEqual(['b outward', 'b return']);
  });

  test('whoever comes first, each way is outward for all or for none, and what most ways were found as', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), (fromNorth) => {
        const animals = fromNorth.map((isNorth, i) => animal(String(i), isNorth ? north : south, legs));
        const outwardNorth = fromNorth.filter((isNorth) => !isNorth).length * 2 >= fromNorth.length;
        const isTie = fromNorth.filter(Boolean).length * 2 === fromNorth.length;
        const found = alignDirections(
          animals.flatMap(({ sequences }) => sequences),
          animals.map(({ track }) => track),
        );
        const northward = found.map(({ individual, from, to, season }) => {
          const { lat } = animals[Number(individual)]!.track;
          const isNorthward = lat[to]! > lat[from]!;
          return isNorthward === (season === 'outward');
        });
        expect(new Set(northward).size).toBe(1);
        if (!isTie) expect(northward[0]).toBe(outwardNorth);
      }),
    );
  });
});

describe('one vocabulary for a population', () => {
  test('where less than half has the name of a season, none has: each is outward or return by its ends', () => {
    const animals = [animal('a', south, legs), animal('b', south, legs), animal('c', north, ['autumn', 'spring'])];
    expect(align(animals).slice(4)).toEqual(['c return', 'c outward']);
  });

  test('where half or more has one, the names stay, and so do those without', () => {
    const animals = [animal('a', south, legs), animal('c', north, ['autumn', 'spring'])];
    expect(align(animals)).toEqual(['a outward', 'a return', 'c autumn', 'c spring']);
    expect(align([animal('c', north, ['autumn', 'spring'])])).toEqual(['c autumn', 'c spring']);
  });
});
