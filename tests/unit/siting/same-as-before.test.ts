import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantilesOfPassage } from '../../../src/domain/siting/describe-use.ts';
import { findFailedEncounters, nearestOfFailed } from '../../../src/domain/siting/failed-encounters.ts';
import { findPassages } from '../../../src/domain/siting/find-passages.ts';
import { createMonthOf } from '../../../src/domain/siting/month-of.ts';
import { addStretch, createStretches, placeOfStretches, shareBelow, sharesBelow } from '../../../src/domain/siting/place-density.ts';
import { prepareLine } from '../../../src/domain/siting/siting-line.ts';
import { sumSeries } from '../../../src/domain/siting/bend-series.ts';
import { TrackOnLine } from '../../../src/domain/siting/track-on-line.ts';
import { trackVisitor } from '../../../src/domain/siting/visit-tracks.ts';
import { seededRandom } from '../movement/simulate-track.ts';
import { distanceFromOrigin } from '../../../src/domain/geometry/plane/nearest-segment.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

// What saves time changes nothing, or hardly anything: held against the plain way, or against what was found before.

const ROAD = windingRoad(20_000, 500, 7);
const LINE = prepareLine([ROAD]);

/** Probability, and the 5 %, 50 % and 95 % quantiles of the place, as the first version of siting found them. */
const BEFORE = [
  [0.994720955209, 3148.02133009, 3367.83514748, 3684.32393302],
  [0.983678134437, 2034.88695499, 2286.21727165, 2497.54115449],
  [0.254303966985, 2838.64463837, 3067.20966059, 3202.50897913],
  [0.725302492914, 2905.19300192, 3089.63286214, 3296.67291762],
  [0.988408615648, 1837.06567188, 2161.91388509, 2352.49989019],
  [0.998001456642, 7211.99644023, 7799.68520929, 8150.78438443],
  [0.981422385386, 4125.11037595, 4242.18048495, 4468.47562696],
  [0.150811380161, 4181.47866273, 4641.29317957, 4794.44270939],
  [0.830607101596, 4738.42108706, 5032.3495352, 5409.97791579],
  [0.0792477402981, 3020.4388735, 3237.7741425, 3445.86115056],
  [0.920752259702, 3021.31768361, 3268.72841736, 3588.92155612],
  [0.99999992884, 4607.45637691, 4924.97657646, 5352.27713023],
  [0.986628199478, 3777.77334977, 4006.59345548, 4529.05221118],
  [0.869980353478, 4415.94763669, 4661.52523558, 4911.78872247],
  [0.0884785869197, 4617.31501034, 4803.54465075, 5288.53036829],
  [0.02319402812, 5090.08771901, 5190.96105464, 5379.21035552],
  [0.33887034086, 6009.03038916, 6594.44659545, 6769.0950125],
  [0.652600308539, 6075.65114879, 6505.88775499, 6733.8693918],
  [0.933370088802, 5676.12485701, 5963.67431191, 6338.35133329],
  [0.0634071341548, 5192.49664391, 5779.20513522, 5860.16785373],
] as const;

test('passages of a winding road, with certain and uncertain ends, are those found before, but for what location errors add to the width of their places', () => {
  const passages = herdBesideRoad(ROAD, 3, 700, 11).flatMap((track) => findPassages(track, LINE, { locationErrorM: 60, maxLagHours: 13 }).passages);
  expect(passages).toHaveLength(BEFORE.length);
  for (const [i, passage] of passages.entries()) {
    const [probability, ...quantiles] = BEFORE[i]!;
    expect(Math.abs(passage.probability / probability - 1)).toBeLessThan(1e-9);
    const [low, middle, high] = quantiles;
    const width = high - low;
    // Panels of a bend were shorter then, each place of an uncertain end had its own, and location errors moved no place along the line:
    // they only make it wider.
    const [first = 0, half = 0, last = 0] = quantilesOfPassage(passage, [0.05, 0.5, 0.95]);
    expect(Math.abs(half - middle)).toBeLessThan(0.05 * width);
    for (const wider of [low - first, last - high]) {
      expect(wider).toBeGreaterThan(-0.02 * width);
      expect(wider).toBeLessThan(0.15 * width);
    }
  }
});

test('each fix that may feel a line knows how far off it is, as if all of the line were looked through', () => {
  const [plane] = LINE.planes;
  const { x, y } = plane!;
  // Two that roam beyond where a line is felt, by steps of 100 m and of 450 m.
  const slow = herdBesideRoad(ROAD, 1, 150, 5).map((track) => ({ ...track, lat: track.lat.map((lat) => 43.1 + (lat - 43) / 4) }));
  let [known, unknown] = [0, 0];
  for (const track of [...slow, ...herdBesideRoad(ROAD, 1, 150, 6)]) {
    const way = new TrackOnLine(track, LINE, { locationErrorM: 20, maxLagHours: 13 });
    for (let i = 0; i < track.time.length; i++) {
      let least = Infinity;
      for (let k = 1; k < x.length; k++) {
        least = Math.min(least, distanceFromOrigin(x[k - 1]! - way.x[i]!, y[k - 1]! - way.y[i]!, x[k]! - way.x[i]!, y[k]! - way.y[i]!));
      }
      const felt = way.distance[i]!;
      if (felt === Infinity) expect(least).toBeGreaterThanOrEqual(500);
      else expect(Math.abs(felt - least)).toBeLessThan(1e-6);
      // What is nearer than four steps is felt.
      if (least < 500 || (i + 1 < track.time.length && least < 4 * way.length[i]!)) expect(felt).not.toBe(Infinity);
      if (felt === Infinity) unknown += 1;
      else known += 1;
    }
  }
  expect(Math.min(known, unknown)).toBeGreaterThan(20);
});

test('months of times that rise, or leap, are the calendar’s', () => {
  const monthOf = createMonthOf();
  const time = fc.integer({ min: Date.UTC(-1, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: 40 * 86_400_000 }), (at, later) => {
      for (const each of [at, at + later]) expect(monthOf(each)).toBe(new Date(each).getUTCMonth());
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('shares below many measures in one walk are those below each, and the order of stretches is of no matter', () => {
  const widths = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(widths, fc.double({ min: -40, max: 40, noNaN: true }), (given, from) => {
      const [stretches, turned] = [createStretches(1), createStretches(1)];
      let at = from;
      const all = given.map((width, i) => {
        // Every third begins after a gap.
        if (i % 3 === 2) at += 5;
        at += width;
        return [at - width, at, width / 100] as const;
      });
      for (const each of all) addStretch(stretches, ...each);
      for (const each of all.toReversed()) addStretch(turned, ...each);
      const place = placeOfStretches(stretches);
      expect(placeOfStretches(turned)).toEqual(place);
      const measures = Float64Array.from({ length: 60 }, (_, i) => from - 3 + i * ((at - from + 6) / 60));
      const below = new Float64Array(58);
      sharesBelow(place, measures, 1, below);
      for (const [i, share] of below.entries()) expect(share).toBe(shareBelow(place, measures[i + 1]!));
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('failed encounters of fixes that know how far off the line is are those of fixes that are all measured anew', () => {
  // Two fixes of some hours are a burst.
  const bursts = herdBesideRoad(ROAD, 4, 500, 8).map((track) => ({ ...track, time: track.time.map((time, i) => (i % 50 === 49 ? time - 3_500_000 : time)) }));
  const visit = trackVisitor(LINE, { locationErrorM: 20, maxLagHours: 13 }, true);
  const found = bursts.flatMap((track) => visit(track).failed?.map(({ measure }) => measure) ?? []);
  const anew = findFailedEncounters(bursts, LINE)!.flatMap((encounter) => nearestOfFailed(LINE, encounter) ?? []);
  expect(anew.length).toBeGreaterThan(20);
  expect(found).toEqual(anew);
});

test.each([1, 2, 3, 6, 18])('the series of %d right sides at once solves each equation', (count) => {
  const random = seededRandom(count);
  const n = 11;
  const kernel = Float64Array.from({ length: n * n }, () => (random() - 0.5) / n);
  const sides = Array.from({ length: count }, (_, k) => ({
    sign: k % 2 === 0 ? 1 : -1,
    start: Float64Array.from({ length: n }, random),
    solved: new Float64Array(n),
  }));
  sumSeries(n, kernel, sides);
  for (const { sign, start, solved } of sides) {
    for (let i = 0; i < n; i++) {
      let left = solved[i]!;
      for (let j = 0; j < n; j++) left += sign * kernel[i * n + j]! * solved[j]!;
      expect(Math.abs(left - start[i]!)).toBeLessThan(0.01);
    }
  }
});
