import type { LocalChain } from '../../src/domain/siting/local-line.ts';
import { findFailedEncounters } from '../../src/domain/siting/failed-encounters.ts';
import { placeStep } from '../../src/domain/siting/place-step.ts';
import { profileRows } from '../../src/domain/siting/describe-use.ts';
import { shareServed, sumUp, profileOf, ratesOf } from '../../src/domain/siting/profile.ts';
import { readLineUse } from '../../src/domain/siting/read-profile.ts';
import { cellOfSpan, siteStructures } from '../../src/domain/siting/site-structures.ts';
import { prepareLine } from '../../src/domain/siting/siting-line.ts';
import { herdBesideRoad, windingRoad } from '../simulations/herd-beside-road.ts';
import { simulateStraight, simulatePassages } from '../simulations/simulate-passages.ts';
import { seededNormal, seededRandom } from '../unit/movement/simulate-track.ts';
import { medianMs, printResult } from './print-result.ts';
import { runInPage } from './siting-page.ts';

const SPAN_M = 2_000;
/** Bridges whose places, in 100 bins, differ from the truth by a total variation of 0.01 on average: √(100/2πn)·… ≈ 0.4·√(100/n). */
const BRIDGES = 160_000;

/** The closed form against simulation of the same accuracy, a bend likewise, then 15 animals along 200 km of road, in the page (as it is built: `npm run build`) too. */
export async function run(): Promise<void> {
  const spread = 300 ** 2;
  const straight = { ax: 0, ay: 300, bx: 500, by: -200, spread };
  const chain = (x: number[], y: number[]): LocalChain => {
    const m = [0];
    for (let i = 1; i < x.length; i++) m.push(m[i - 1]! + Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!));
    return { x, y, m, beyondStart: false, beyondEnd: false };
  };
  const [random, normal] = [seededRandom(1), seededNormal(2)];
  const line = [chain([-20_000, 20_000], [0, 0])];
  const many = 200;
  const closed = (await medianMs(() => repeat(many, () => placeStep(line, straight)))) / many;
  printResult(
    'siting',
    'one step over a straight line, total variation at most 0.01',
    closed,
    `${BRIDGES} bridges, exact first passages`,
    await medianMs(() => simulateStraight(straight, BRIDGES / 2, random, normal), 3),
  );
  const corner = [chain([-20_000, 0, 0], [0, 0, 20_000])];
  const across = { ax: -200, ay: 200, bx: 300, by: -100, spread };
  const few = BRIDGES / 9 / 2;
  const bend = (await medianMs(() => repeat(20, () => placeStep(corner, across)))) / 20;
  printResult(
    'siting',
    'one step over a corner, total variation at most 0.03',
    bend,
    `${Math.round(2 * few)} bridges, halved to the line`,
    await medianMs(() => simulatePassages([-20_000, 0, 0, 0, 0, 20_000], across, few, random, normal), 3),
  );

  const road = windingRoad(200_000, 5_000, 7);
  const tracks = herdBesideRoad(road, 15, Math.ceil(40_000 / 15), 11);
  const title = '15 animals, 40,000 fixes, road of 200 km with 5,000 vertices';
  const read = async () => {
    const prepared = prepareLine([road]);
    return readLineUse({ tracks, line: prepared, cellM: cellOfSpan(SPAN_M, prepared.lengthM), locationErrorM: 20, maxLagHours: 13 });
  };
  const use = await read();
  const answer = async (): Promise<void> => {
    const again = await read();
    profileRows(again, SPAN_M / 20);
    await siteStructures({ use: again, structures: 3, spanM: SPAN_M, bootstraps: 0 });
  };
  printResult('siting', `profile and three structures: ${title}`, await medianMs(answer, 5), 'none', Number.NaN, { crossings: use.passages.length });
  printResult('siting', `bootstrap of 500: ${title}`, await medianMs(() => siteStructures({ use, structures: 3, spanM: SPAN_M }), 3), 'none', Number.NaN);
  printResult('siting', `failed encounters: ${title}`, await medianMs(() => findFailedEncounters(tracks, use.line), 3), 'none', Number.NaN);
  const sums = sumUp(profileOf(use.crossed, ratesOf(use.effort, new Float64Array(15).fill(1)), use.cells));
  const dragged = [10_000, 50_000, 90_000].map((fromM) => ({ fromM, toM: fromM + SPAN_M }));
  printResult(
    'siting',
    'share of three structures that are dragged',
    (await medianMs(() => repeat(1000, () => shareServed(dragged, sums, use.cells)))) / 1000,
    'none',
    Number.NaN,
  );
  await runInPage();
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work();
}
