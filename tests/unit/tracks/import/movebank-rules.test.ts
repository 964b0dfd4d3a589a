import { describe, expect, test } from 'vitest';
import { hourlyRows, writeTrackingFile, type Cells } from '../tracking-file.ts';
import { givenFile, importOk } from './given-file.ts';

const readText = (text: string): ReturnType<typeof importOk> => importOk(givenFile('saiga.csv', text), { defaultErrorM: 25 });
const read = (rows: readonly Cells[]): ReturnType<typeof importOk> => readText(writeTrackingFile(rows));
/** An hour later: no track has one fix alone. */
const later = (rows: readonly Cells[]): Cells[] => rows.map((row) => ({ ...row, timestamp: '2020-03-01 01:00:00' }));

test('the animal is the individual, never the tag: one animal with two tags is one track', async () => {
  const [first, second] = hourlyRows(2);
  const { tracks } = await read([
    { ...first, 'tag-local-identifier': 'A' },
    { ...second, 'tag-local-identifier': 'B' },
  ]);
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([['7', 2]]);
});

test('one tag on two animals is two tracks, in the order of their names', async () => {
  const { tracks } = await read([...hourlyRows(2, 'b'), ...hourlyRows(3, 'a')]);
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
});

test('identifiers are text, however numeric they look', async () => {
  const names = ['007', '7', '7.0', '12345678901234567890', '1e3'];
  const rows = names.map((name): Cells => ({ 'individual-local-identifier': name }));
  const { tracks } = await read([...rows, ...later(rows)]);
  expect(tracks.map(({ individual }) => individual)).toEqual([...names].sort());
});

test('milliseconds are kept, and set instants apart', async () => {
  const { tracks } = await read([{ timestamp: '2020-03-01 00:00:00.250' }, { timestamp: '2020-03-01 00:00:00.251' }, { timestamp: '2020-03-01 00:00:00' }]);
  const start = Date.UTC(2020, 2, 1);
  expect([...tracks[0]!.time]).toEqual([start, start + 250, start + 251]);
});

test('fixes come in time order whatever the order of rows', async () => {
  const { tracks } = await read(hourlyRows(5).reverse());
  expect([...tracks[0]!.lon]).toEqual([71.5, 71.51, 71.52, 71.53, 71.54]);
});

describe('rows left out are counted with their reason and their row', () => {
  const cases: [string, Cells][] = [
    ['dropped.tagOnly', { 'individual-local-identifier': '' }],
    ['dropped.noAnimal', { 'individual-local-identifier': '', 'tag-local-identifier': '' }],
    ['dropped.notVisible', { visible: 'false' }],
    ['dropped.notVisible', { visible: 'FALSE' }],
    ['dropped.outlierByHand', { 'manually-marked-outlier': 'true' }],
    ['dropped.outlierAtImport', { 'import-marked-outlier': 'TRUE' }],
    ['dropped.outlierByAlgorithm', { 'algorithm-marked-outlier': '1' }],
    ['dropped.noTime', { timestamp: '' }],
    ['dropped.otherTimeForm', { timestamp: 'noon' }],
    ['dropped.otherTimeForm', { timestamp: '2021-02-29 00:00:00' }],
    ['dropped.otherTimeForm', { timestamp: '2021-02-28 24:00:01' }],
    ['dropped.noPlace', { 'location-lat': '' }],
    ['dropped.noPlace', { 'location-long': ' ' }],
    ['dropped.placeNotNumbers', { 'location-long': '71°61' }],
    ['dropped.placeNotNumbers', { 'location-long': '71.5N' }],
    ['dropped.placeNotNumbers', { 'location-lat': 'north' }],
    ['dropped.noPlace', { 'location-lat': 'NaN' }],
    ['dropped.placeZero', { 'location-long': '0.0', 'location-lat': '-0' }],
    ['dropped.placeOutOfRange', { 'location-lat': '90.001' }],
    ['dropped.placeOutOfRange', { 'location-long': '-360.001' }],
    ['dropped.argosZ', { 'argos:lc': 'z' }],
    ['dropped.duplicate', { timestamp: '2020-03-01 02:00:00', 'location-long': '72' }],
  ];
  test.each(cases)('%s: %o', async (reason, cells) => {
    const good = hourlyRows(12);
    const { report, tracks } = await read([...good, { timestamp: '2020-03-02 00:00:00', ...cells }]);
    expect(report).toEqual({ rowsRead: 13, fixesKept: 12, dropped: { [reason]: 1 }, firstRows: { [reason]: [14] } });
    expect([...tracks[0]!.lon]).toEqual(good.map((row) => Number(row['location-long'])));
  });
});

test('what lies on a limit is kept: the poles, ±180°, and one zero coordinate', async () => {
  const places = [
    ['0', '10'],
    ['10', '0'],
    ['180', '90'],
    ['-180', '-90'],
  ];
  const rows = places.map(([lon, lat], i): Cells => ({ timestamp: `2020-03-01 0${i}:00:00`, 'location-long': lon!, 'location-lat': lat! }));
  expect((await read(rows)).report).toMatchObject({ fixesKept: 4, dropped: {} });
});

test('of fixes at one instant the first in the file stays, and other individuals are not twins', async () => {
  const at = { timestamp: '2020-03-01 00:00:00' };
  const { tracks, report } = await read([
    { ...at, 'location-long': '1' },
    { ...at, 'location-long': '2' },
    { ...at, 'individual-local-identifier': '8' },
    { timestamp: '2020-03-01 01:00:00', 'location-long': '3' },
  ]);
  expect(tracks.map(({ lon }) => [...lon])).toEqual([[1, 3], [71.5]]);
  expect(report.firstRows).toEqual({ 'dropped.duplicate': [3] });
});

test('Argos classes carry the errors of Costa et al. 2010 as a standard deviation; a fix without a class has the error it is given', async () => {
  const classes = { '3': 490 / 1.51, '2': 1010 / 1.51, '1': 1200 / 1.51, '0': 4180 / 1.51, A: 6190 / 1.51, b: 10280 / 1.51, L2: 1010 / 1.51, '': 25, G: 25 };
  const rows = Object.keys(classes).map((name): Cells => ({ 'individual-local-identifier': `i${name}`, 'argos:lc': name }));
  const found = new Map((await read([...rows, ...later(rows)])).tracks.map(({ individual, error }) => [individual, error[0]]));
  for (const [name, error] of Object.entries(classes)) expect(Math.abs((found.get(`i${name}`) ?? 0) - error)).toBeLessThanOrEqual(0.5);
});

test('at most five row numbers a reason are kept, but every row is counted', async () => {
  const { report } = await read([...hourlyRows(2), ...Array.from({ length: 9 }, (): Cells => ({ visible: 'false' }))]);
  expect(report).toMatchObject({ dropped: { 'dropped.notVisible': 9 }, firstRows: { 'dropped.notVisible': [4, 5, 6, 7, 8] } });
});

test('blank lines are no rows, yet row numbers stay those that an editor shows', async () => {
  const [header, first, second, third] = writeTrackingFile([...hourlyRows(2), { visible: 'false' }]).split('\n');
  const { report } = await readText([header, first, '', second, '', third, '', ''].join('\r\n'));
  expect(report).toEqual({ rowsRead: 3, fixesKept: 2, dropped: { 'dropped.notVisible': 1 }, firstRows: { 'dropped.notVisible': [6] } });
});

test('reads a byte order mark, quoted fields, semicolons, tabs and other spellings of the columns', async () => {
  const text = writeTrackingFile(hourlyRows(3));
  const expected = (await readText(text)).tracks;
  const quoted = text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    .join('\n');
  const twins = [
    `\uFEFF${text}`,
    quoted,
    text.replaceAll(',', ';'),
    text.replaceAll(',', '\t'),
    text.replaceAll('\n', '\r\n'),
    text.replace('location-long', 'location_long').replace('argos:lc', 'argos-lc').replace('timestamp', 'Timestamp'),
  ];
  for (const twin of twins) expect((await readText(twin)).tracks).toEqual(expected);
});
