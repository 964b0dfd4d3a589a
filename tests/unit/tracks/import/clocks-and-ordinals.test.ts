import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const HEADER = 'animal_id,time,longitude,latitude';
const table = (...times: readonly string[]): string => `${HEADER}\n${times.map((time, at) => `A,"${time}",7.${at},59`).join('\n')}\n`;
const read = async (text: string, mapping = {}) => {
  const { tracks, notes } = await importOk(givenFile('f.csv', text), {
    mapping: { map: { individual: 'animal_id', time: 'time', x: 'longitude', y: 'latitude' }, ...mapping },
  });
  return { times: Array.from(tracks[0]!.time, (time) => new Date(time).toISOString()), notes: notes.join('\n') };
};

test.each([
  ['MST', '19:00', '−07:00'],
  ['PDT', '19:00', '−07:00'],
  ['CET', '11:00', '+01:00'],
  ['MESZ', '10:00', '+02:00'],
  ['ACST', '02:30', '+09:30'],
])('%s after a time is one clock, and is said', async (name, clock, offset) => {
  const { times, notes } = await read(table(`2020-05-01 12:00:00 ${name}`, `2020-05-02 12:00:00${name}`));
  expect(times).toEqual([`2020-05-01T${clock}:00.000Z`, `2020-05-02T${clock}:00.000Z`]);
  expect(notes).toContain(`${name} after the times of “time” was read as UTC${offset}`);
});

test.each(['UTC+2', 'GMT+2', 'UTC +2', 'UTC+2:00', '+02:00'])('%s after a time is its distance', async (zone) =>
  expect((await read(table(`2020-05-01 12:00:00 ${zone}`, `2020-05-02 12:00:00 ${zone}`))).times[0]).toBe('2020-05-01T10:00:00.000Z'),
);

test.each(['CST', 'IST', 'BST'])('%s is several clocks: it is asked for, of Movebank too, and then the one that was said', async (name) => {
  const text = table(`2020-05-01 12:00:00 ${name}`, `2020-05-02 12:00:00 ${name}`);
  const mapping = { map: { individual: 'animal_id', time: 'time', x: 'longitude', y: 'latitude' } };
  expect(await importError(givenFile('f.csv', text), { mapping })).toMatchObject({
    code: 'table.zoneUnclear',
    values: { name },
    place: { row: 2, field: 'time' },
  });
  const movebank = text.replace(HEADER, 'individual-local-identifier,timestamp,location-long,location-lat');
  expect((await importError(givenFile('m.csv', movebank))).code).toBe('table.zoneUnclear');
  expect((await importError(givenFile('m.csv', movebank), { mapping: { timeForm: 'iso' } })).code).toBe('table.zoneUnclear');
  expect((await read(text, { zone: 'America/Chicago' })).times[0]).toBe('2020-05-01T17:00:00.000Z');
});

test('a year and its day are a date, of leap years too, and are said; 29 February comes from day 60', async () => {
  const { times, notes } = await read(table('2020-060T12:00:00Z', '2020-366 12:00:00Z', '2020153 00:00Z', '2021-060 12:00Z'));
  expect(times).toEqual(['2020-02-29T12:00:00.000Z', '2020-06-01T00:00:00.000Z', '2020-12-31T12:00:00.000Z', '2021-03-01T12:00:00.000Z']);
  expect(notes).toContain('“2020-060T12:00:00Z” in “time” (row 2) was read as a year and the day of that year');
  const { report } = await importOk(givenFile('f.csv', table('2021-001 12:00Z', '2021-366 12:00Z', '2021-002 12:00Z')), {
    mapping: { map: { individual: 'animal_id', time: 'time', x: 'longitude', y: 'latitude' } },
  });
  expect(report.dropped).toEqual({ 'dropped.timeUnreadable': 1 });
});

test.each(['.123456', '.123456789', ',123'])('a second has its decimals: %s', async (decimals) =>
  expect((await read(table(`2020-05-01T12:00:00${decimals}Z`, '2020-05-02T12:00:00Z'))).times[0]).toBe('2020-05-01T12:00:00.123Z'),
);

test.each([
  ['512 345,6', '6 512 345,6'],
  ['512\u00a0345,6', '6\u00a0512\u00a0345,6'],
  ['512\u202f345,6', '6\u202f512\u202f345,6'],
  ["512'345.6", "6'512'345.6"],
  ['512’345.6', '6’512’345.6'],
  ['512,345.6', '6,512,345.6'],
])('thousands set apart are one number: %s', async (x, y) => {
  const mapping = { map: { individual: 'id', time: 'time', x: 'x', y: 'y' }, crs: 'EPSG:32632' };
  for (const [mark, quote] of [
    [';', ''],
    [',', '"'],
  ] as const) {
    const cells = [1, 2].map((day) => ['A', `2020-05-0${day}T00:00:00Z`, x, y].map((cell) => `${quote}${cell}${quote}`).join(mark));
    const { tracks, notes } = await importOk(givenFile('f.csv', `${['id', 'time', 'x', 'y'].join(mark)}\n${cells.join('\n')}\n`), { mapping });
    expect([tracks[0]!.lon[0]!.toFixed(3), tracks[0]!.lat[0]!.toFixed(2)]).toEqual(['9.213', '58.75']);
    expect(notes.join()).toContain(`“${x}” (row 2) and its like were read as one number`);
  }
});

test.each([
  [
    'of R, with numbers of rows',
    '     id                time  longitude latitude\n1 Elk 1 2020-05-01 12:00:00Z    7.1000    59.2\n2 Elk 1 2020-05-02 12:00:00Z    7.2000    59.2\n'.replaceAll(
      'Elk 1',
      'Elk_1',
    ),
  ],
  ['of write.table', '"id" "time" "longitude" "latitude"\n"1" "Elk_1" "2020-05-01 12:00:00Z" 7.1 59.2\n"2" "Elk_1" "2020-05-02 12:00:00Z" 7.2 59.2\n'],
  [
    'of a vendor, two blanks at least',
    'id      time                  longitude  latitude\nElk_1   2020-05-01 12:00:00Z  7.1000     59.2\nElk_1   2020-05-02 12:00:00Z  7.2000     59.2\n',
  ],
])('columns set apart by blanks are read, %s', async (_, text) => {
  const { tracks, notes } = await importOk(givenFile('f.txt', text));
  expect(tracks.map(({ individual, time, lon }) => [individual, time[0], [...lon]])).toEqual([['Elk_1', Date.UTC(2020, 4, 1, 12), [7.1, 7.2]]]);
  expect(notes.join()).toContain('columns are set apart by blanks');
});

test('a line with other words than the table has columns is left out and counted, never shifted', async () => {
  const rows = Array.from({ length: 50 }, (_, at) => `A 2020-05-01T${String(at % 24).padStart(2, '0')}:00:00Z 7.${at} 59`);
  const { report } = await importOk(givenFile('f.txt', `id time longitude latitude\n${rows.join('\n')}\nA 2020-06-01T00:00:00Z 59\n`));
  expect(report).toMatchObject({ rowsRead: 51, dropped: { 'dropped.damagedLine': 1 }, firstRows: { 'dropped.damagedLine': [52] } });
});

test('columns set apart by blanks are seen though a line lacks a cell', async () => {
  const text =
    'id    date       clock     latitude longitude\n101   2020-05-01 06:00:00Z 59.1000  7.1000\n101   2020-05-01 12:00:00Z 59.2000  7.2000\n101   2020-05-02 06:00:00Z\n';
  const mapping = { map: { individual: 'id', time: 'date', timeOfDay: 'clock', x: 'longitude', y: 'latitude' } };
  expect((await importOk(givenFile('f.txt', text), { mapping })).report).toMatchObject({ fixesKept: 2, dropped: { 'dropped.damagedLine': 1 } });
});

test('a JSON list of records is a table; any other list is told to be none', async () => {
  const records = [1, 2].map((day) => ({ id: 'A', time: `2020-05-0${day}T00:00:00Z`, latitude: 59, longitude: 7 + day }));
  const { tracks } = await importOk(givenFile('f.json', JSON.stringify(records)));
  expect(tracks.map(({ individual, lon }) => [individual, [...lon]])).toEqual([['A', [8, 9]]]);
  for (const text of ['[[1,2],[3,4]]', `${JSON.stringify(records).slice(0, -9)}`])
    expect((await importError(givenFile('f.json', text))).code).toBe('import.json');
});

test.each([
  ['the tracker, not the position', 'Position Id,Tracker,Date,Latitude,Longitude', 'Tracker'],
  ['the transmitter', 'ref,D_DATE,LQ,LAT,LON', 'ref'],
])('the animal is likely %s', async (_, header, column) => {
  const row = header.split(',').map((name, at) => (/date/i.test(name) ? '2020-05-01 06:00' : /lat/i.test(name) ? '59' : /lon/i.test(name) ? '7' : `x${at}`));
  const result = await importTracks([givenFile('f.csv', `${header}\n${row.join(',')}\n${row.join(',')}\n`)]);
  expect(result).toMatchObject({ kind: 'mapping', needsMapping: { suggestion: { map: { individual: column } } } });
});
