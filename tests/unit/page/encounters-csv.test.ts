import { expect, test } from 'vitest';
import type { BuiltEvents } from '../../../src/domain/catalog/built-events.ts';
import { formatEncountersCsv } from '../../../src/page/population/crossing-events/encounters-csv.ts';
import { built } from '../catalog/built-catalog.ts';

const roads = built.layers.find(({ id }) => id === 'roads-setesdal')!;
const rights = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody (2026)' };
const figures = { behaviours: undefined, individualsNear: 0, individualsNearTold: 0, individualsUntold: 0, touching: 0, stepsNear: 0, stepsNearTooLong: 0 };
const found: BuiltEvents['layers'] = {
  'roads-setesdal': {
    events: {
      barriers: [],
      all: { ...figures, crossed: { events: 0, individuals: 0, byMonth: [] } },
      individuals: 1,
      intervalHours: 3,
      distanceM: 500,
      maxLagHours: 13,
      steps: 10,
      stepsTooLong: 0,
      individualsTooCoarse: 0,
    },
    encounters: { individuals: ['=3358'], barriers: ['37236'], rows: [[0, 0, 'bounce', Date.UTC(2008, 3, 2, 9) / 1000, 3, 0, 7.4894, 59.3166]] },
  },
};

test('each encounter is a row with barrier, time, place and rights; layers that nothing is told of have none', () => {
  const [head, row, ...rest] = formatEncountersCsv({ entry: 'herd', layers: found }, [...built.layers.filter(({ id }) => id === 'roads-usa'), roads], rights)
    .trim()
    .split('\r\n');
  expect(head).toMatch(
    /^population,individual,barrier_layer,barrier,behaviour,start,hours,crossings,barrier_longitude,barrier_latitude,near_m,median_interval_h,/,
  );
  expect(row).toMatch(/^herd,"?'=3358"?,roads-setesdal,37236,bounce,2008-04-02T09:00:00Z,3,0,7\.4894,59\.3166,500,3\.00,/);
  expect(row).toMatch(/CC0-1\.0,Nobody,Nobody \(2026\)$/);
  expect(rest).toEqual([]);
});
