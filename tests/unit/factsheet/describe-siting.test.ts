import { expect, test } from 'vitest';
import { answerSiting } from '../../../src/domain/siting/answer-siting.ts';
import { FIRST_PLAN } from '../../../src/domain/siting/siting-plan.ts';
import { describeSiting } from '../../../src/factsheet/report/describe-siting.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';
import { translatorIn } from '../i18n/catalogues.ts';

test('a structure that nobody moved keeps its interval and how often it is chosen again; one that was moved has neither', async () => {
  const lines = [windingRoad(40_000, 800, 5)];
  const tracks = herdBesideRoad(lines[0]!, 4, 800, 6);
  const answer = await answerSiting({ tracks, lines, structures: 2, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 20 });
  const [, second] = answer.structures;
  const translator = translatorIn('en');
  const write = (places: readonly { readonly fromM: number; readonly toM: number }[]): string =>
    JSON.stringify(
      describeSiting({ answer, places, closed: [], whose: undefined, tracks: ['deer.csv'], asked: FIRST_PLAN, locationErrorM: 20 }, 'Road', { translator }),
    );
  const interval = `${translator.percent(second!.interval![0])} – ${translator.percent(second!.interval![1])}`;
  const dashes = (text: string): number => text.split('"–"').length - 1;
  expect(write(answer.structures)).toContain(interval);
  expect(dashes(write(answer.structures))).toBe(0);
  const moved = write([{ fromM: 0, toM: 2_000 }, second!]);
  expect(moved).toContain(interval);
  expect(dashes(moved)).toBe(2);
  expect(moved).toContain('Each bar is the mean over');
});
