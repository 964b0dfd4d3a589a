import { expect, test } from 'vitest';
import { givenFile, importOk } from './given-file.ts';

type Cells = Record<string, string>;

/** Rows of one animal, an hour apart. */
async function read(rows: readonly Cells[], options = {}) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row, i) => [`2020-03-01 0${i}:00:00`, 10 + i / 1000, 50, 'a', ...columns.map((column) => row[column] ?? '')].join(','));
  const header = ['timestamp', 'location-long', 'location-lat', 'individual-local-identifier', ...columns].join(',');
  const { tracks, sensors, report } = await importOk(givenFile('m.csv', [header, ...lines, ''].join('\n')), options);
  return { errors: [...(tracks[0]?.error ?? [])], sensors, report };
}

const ARGOS = { 'sensor-type': 'argos-doppler-shift' };

test('an error ellipse wins over the class: the mean variance of its axes, which are √2 standard deviations', async () => {
  const ellipse = { ...ARGOS, 'argos:lc': 'B', 'argos:semi-major': '5000', 'argos:semi-minor': '3000' };
  const { errors, sensors } = await read([ellipse, ellipse, { ...ARGOS, 'argos:lc': 'B', 'argos:error-radius': '1414.2' }, { ...ARGOS, 'argos:lc': '3' }]);
  // Half the sum of (5000/√2)² and (3000/√2)².
  const expected = Math.sqrt((5000 ** 2 / 2 + 3000 ** 2 / 2) / 2);
  expect(errors[0]).toBeCloseTo(expected, 1);
  expect(errors[1]).toBeCloseTo(expected, 1);
  expect(errors[2]).toBeCloseTo(1000, 0);
  expect(errors[3]).toBeCloseTo(490 / 1.51, 0);
  expect(sensors).toEqual({ 'argos-ellipse': 3, 'argos-class': 1 });
});

test('Argos positions without a class leave their error to the population, beside GPS they get that of class A', async () => {
  const alone = await read([ARGOS, ARGOS]);
  expect(alone).toMatchObject({ errors: [0, 0], sensors: { argos: 2 } });
  const mixed = await read([ARGOS, { 'sensor-type': 'gps' }, { ...ARGOS, 'argos:lc': '1' }]);
  expect(mixed.errors[0]).toBeCloseTo(6190 / 1.51, 0);
  expect(mixed.errors[1]).toBe(0);
  expect(mixed.errors[2]).toBeCloseTo(1200 / 1.51, 0);
  expect(mixed.sensors).toEqual({ argos: 1, gps: 1, 'argos-class': 1 });
  expect((await read([ARGOS, ARGOS], { defaultErrorM: 300 })).errors).toEqual([300, 300]);
});

test('positions by light have the error of light, alone as beside GPS; other sensors are not taken for none', async () => {
  const light = { 'sensor-type': 'solar-geolocator' };
  expect(await read([light, light])).toMatchObject({ errors: [0, 0], sensors: { geolocator: 2 } });
  const beside = await read([light, { 'sensor-type': 'gps' }, ARGOS]);
  expect(beside.errors.map(Math.round)).toEqual([148_000, 0, Math.round(6190 / 1.51)]);
  expect((await read([{ 'sensor-type': 'radio-transmitter' }, {}])).sensors).toEqual({ other: 1, unstated: 1 });
});

test('where neither class nor ellipse says more, an error that a row states itself wins over that of its sensor; GPS has the population’s', async () => {
  const stated = { 'location-error-numerical': '350' };
  const { errors, sensors } = await read([
    { ...stated, 'sensor-type': 'gps' },
    { ...stated, ...ARGOS, 'argos:lc': '3' },
    { ...stated, ...ARGOS },
    { ...stated, 'sensor-type': 'radio-transmitter' },
    { 'sensor-type': 'radio-transmitter', 'location-error-numerical': '0' },
  ]);
  expect(errors.map(Math.round)).toEqual([0, Math.round(490 / 1.51), 350, 350, 0]);
  expect(sensors).toEqual({ stated: 2, 'argos-class': 1, gps: 1, other: 1 });
});

test('the Seabird Tracking Database names its sensor in “device”', async () => {
  const rows = ['GPS,', 'GLS,', 'PTT,', 'PTT,3', ','].map((end, i) => `b1,2020-03-0${i + 1},00:00:00,50,${10 + i / 10},${end}`);
  const text = ['bird_id,date_gmt,time_gmt,latitude,longitude,device,argos_quality', ...rows, ''].join('\n');
  const { tracks, sensors } = await importOk(givenFile('s.csv', text));
  expect([...(tracks[0]?.error ?? [])].map(Math.round)).toEqual([0, 148_000, Math.round(6190 / 1.51), Math.round(490 / 1.51), 0]);
  expect(sensors).toEqual({ gps: 1, geolocator: 1, argos: 1, 'argos-class': 1, unstated: 1 });
});

test.each(['manually-marked-outlier', 'import-marked-outlier', 'algorithm-marked-outlier'])('manually-marked-valid overrides %s', async (mark) => {
  const rows = [
    { [mark]: 'true', 'manually-marked-valid': 'true' },
    { [mark]: 'true', 'manually-marked-valid': 'false' },
    { [mark]: 'false', 'manually-marked-valid': 'TRUE' },
    { [mark]: 'true', 'manually-marked-valid': '' },
  ];
  const { report } = await read(rows);
  expect(report.fixesKept).toBe(2);
  expect(Object.values(report.firstRows)).toEqual([[3, 5]]);
});

test('of positions at one instant the most accurate stays, the first of those that are alike, and GPS before Argos', async () => {
  const header = 'timestamp,location-long,location-lat,individual-local-identifier,sensor-type,argos:lc,argos:semi-major,argos:semi-minor';
  const row = (day: number, lon: number, rest: string): string => `2020-03-0${day} 00:00:00,${lon},50,a,${rest}`;
  const argos = (argosClass: string): string => `argos-doppler-shift,${argosClass},,`;
  const lines = [
    row(1, 1, argos('B')),
    row(1, 2, argos('3')),
    row(1, 3, argos('A')),
    row(2, 4, argos('0')),
    row(2, 5, 'argos-doppler-shift,B,900,700'),
    row(2, 6, argos('')),
    row(3, 7, argos('')),
    row(3, 8, argos('B')),
    row(4, 9, argos('3')),
    row(4, 10, 'gps,,,'),
    row(5, 11, argos('2')),
    row(5, 12, argos('2')),
  ];
  const { tracks, report } = await importOk(givenFile('m.csv', [header, ...lines, ''].join('\n')));
  expect([...(tracks[0]?.lon ?? [])]).toEqual([2, 5, 8, 10, 11]);
  expect(tracks[0]?.error[0]).toBeCloseTo(490 / 1.51, 0);
  expect(tracks[0]?.error[1]).toBeCloseTo(Math.hypot(900, 700) / 2, 0);
  expect(report).toMatchObject({ fixesKept: 5, dropped: { 'dropped.duplicate': 7 }, firstRows: { 'dropped.duplicate': [2, 4, 5, 7, 8] } });
});
