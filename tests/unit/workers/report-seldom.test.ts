import { expect, it } from 'vitest';
import { reportSeldom } from '../../../src/workers/report-seldom.ts';

it('tells of progress at most ten times a second, and of the end always', () => {
  let time = 0;
  const told: number[] = [];
  const report = reportSeldom(
    (done) => told.push(done),
    () => time,
  );
  for (let done = 1; done <= 1000; done++) {
    time += 1;
    report(done, 1000);
  }
  expect(told).toEqual([1, 101, 201, 301, 401, 501, 601, 701, 801, 901, 1000]);
});
