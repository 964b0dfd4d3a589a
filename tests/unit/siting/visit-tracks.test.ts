import { expect, it } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { packLines, unpackLines } from '../../../src/domain/siting/pack-lines.ts';
import { packProfile, unpackProfile } from '../../../src/domain/siting/pack-profile.ts';
import { describeSiting } from '../../../src/domain/siting/siting-files.ts';
import { buffersOf, packVisit, unpackVisit } from '../../../src/domain/siting/pack-visit.ts';
import { type LineSiting, type LineSitingRequest, siteLine } from '../../../src/domain/siting/site-line.ts';
import { prepareLine } from '../../../src/domain/siting/siting-line.ts';
import { trackVisitor, type VisitHand, type VisitLabour } from '../../../src/domain/siting/visit-tracks.ts';
import { placeOfPassage } from '../../../src/domain/siting/describe-use.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

const road = windingRoad(30_000, 100, 7);
const tracks = herdBesideRoad(road, 6, 200, 11);
const asked: LineSitingRequest = { tracks, lines: [road], structures: 2, spanM: 2_000, locationErrorM: 40, maxLagHours: 13, bootstraps: 20 };
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A hand as a worker is one: what it is asked and what it answers are copies. */
function handOf(taken: number[], more: (track: number) => Promise<unknown> = turn): VisitHand {
  const line = prepareLine(unpackLines(structuredClone(packLines(asked.lines))));
  const visit = trackVisitor(line, asked, true);
  return {
    visit: async (track) => {
      taken.push(track);
      await more(track);
      const packed = packVisit(visit(structuredClone(tracks[track]!)));
      return unpackVisit(structuredClone(packed, { transfer: buffersOf(packed) as ArrayBuffer[] }), tracks[track]!, () => line, asked);
    },
  };
}

/** All that is told, where the mean way meets the line too. */
function toldBy({ use, profile, summary, siting, notes }: LineSiting) {
  const { passages, possible, crossed, failed, effort, stepsNear, stepsNearTooLong } = use;
  const places = passages.map((passage) => ({ ...passage, meanM: passage.meanM(), at: placeOfPassage(passage) }));
  return { profile, summary, siting, notes, places, possible, crossed, failed, effort, stepsNear, stepsNearTooLong };
}

it('tells the same, to the last bit, however many threads look at the animals', async () => {
  const alone = toldBy(await siteLine(asked));
  expect(alone.places.length).toBeGreaterThan(20);
  expect(alone.places.some(({ places }) => places.length > 1)).toBe(true);
  expect(alone.failed!.length).toBeGreaterThan(0);
  for (const number of [1, 3]) {
    const taken: number[] = [];
    const labour: VisitLabour = { hands: Array.from({ length: number }, () => Promise.resolve(handOf(taken))), turn };
    const shared = toldBy(await siteLine({ ...asked, hire: () => labour }));
    expect(taken.length).toBeGreaterThan(0);
    expect(shared).toEqual(alone);
  }
});

it('does alone what hands fail at, and waits for none that does not come', async () => {
  const alone = toldBy(await siteLine(asked));
  const taken: number[] = [];
  const crashing = handOf(taken, () => Promise.reject(new AtlasError('worker.crashed')));
  const hands = [Promise.resolve(crashing), Promise.reject<VisitHand>(new AtlasError('worker.unloadable')), new Promise<VisitHand>(() => undefined)];
  expect(toldBy(await siteLine({ ...asked, hire: () => ({ hands, turn }) }))).toEqual(alone);
  expect(taken.length).toBeGreaterThan(0);
  // One that takes two animals and never comes back with them.
  const silent = handOf(taken, () => new Promise(() => undefined));
  expect(toldBy(await siteLine({ ...asked, hire: () => ({ hands: [Promise.resolve(silent)], turn }) }))).toEqual(alone);
});

it('is given up with hands at work as without', async () => {
  const giveUp = new AbortController();
  const hand = handOf([], async () => giveUp.abort());
  const given = siteLine({ ...asked, signal: giveUp.signal, hire: () => ({ hands: [Promise.resolve(hand)], turn }) });
  await expect(given).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

it('calls nobody for a line that was told of before', async () => {
  const { LineMemory } = await import('../../../src/domain/siting/line-memory.ts');
  const memory = new LineMemory();
  await siteLine(asked, memory);
  await siteLine({ ...asked, spanM: 1_000, hire: () => expect.unreachable('It is known.') }, memory);
});

it('packs a profile with what is not known', async () => {
  const { profile } = describeSiting(await siteLine(asked), asked);
  const rows = profile.map((row, i) =>
    i % 3 === 0 ? { ...row, failedPerYear: null, byMonth: row.byMonth.map((each, month) => (month % 5 === 0 ? null : each)) } : row,
  );
  expect(unpackProfile(structuredClone(packProfile(rows)))).toEqual(rows);
});

it('packs lines of any number and length', () => {
  const lines: [number, number][][] = [
    [
      [1, 2],
      [3, -4],
    ],
    [],
    [[179.5, 60]],
  ];
  expect(unpackLines(packLines(lines))).toEqual(lines);
  expect(unpackLines(packLines([]))).toEqual([]);
});
