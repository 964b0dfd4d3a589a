import { expect, test } from 'vitest';
import { givenFile, importError, importOk } from './given-file.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { TableMapping } from '../../../../src/domain/tracks/import/table-mapping.ts';

// Tables as they are printed, put together and exported; each was a dead end, or was misread, before.

const MAPPING: TableMapping = { map: { individual: 'id', time: 'time', x: 'lon', y: 'lat' }, zone: 'UTC' };
const codesOf = (notes: readonly { readonly code: string }[]): string[] => notes.map(({ code }) => code);

/** Each animal with the first time and place, and how many fixes there are. */
async function read(text: string | Uint8Array, mapping: TableMapping = MAPPING) {
  const { tracks, report, notes } = await importOk(givenFile('f.txt', text), { mapping });
  const firsts = tracks.map(({ individual, time, lon, lat }) => `${individual} ${time.length} ${new Date(time[0]!).toISOString()} ${lon[0]} ${lat[0]}`);
  return { firsts, report, notes: notes.join('\n') };
}

const TIBBLE = `# A tibble: 3,000 × 5
   id    time                  lon   lat sex  
   <chr> <dttm>              <dbl> <dbl> <fct>
 1 Ren 1 2020-01-01 00:00:00   8.1  59.2 F    
 2 Ren 1 2020-01-01 04:00:00  NA    59.3 F    
10 Ren 2 2020-01-01 08:00:00  -8.3  59.4 <NA> 
11 Ren 2 2020-01-01 12:00:00  -8.4  59.5 M    
12 Ren 1 2020-01-02 00:00:00   8.2  59.2 F    
# ℹ 2,990 more rows
# ℹ Use \`print(n = ...)\` to see more rows
`;

test('a tibble as R prints it: names with blanks, cells without a value, and how many rows are not in it', async () => {
  const { firsts, report, notes } = await read(TIBBLE);
  expect(firsts).toEqual(['Ren 1 2 2020-01-01T00:00:00.000Z 8.1 59.2', 'Ren 2 2 2020-01-01T08:00:00.000Z -8.3 59.4']);
  expect(report).toMatchObject({ rowsRead: 5, dropped: { 'dropped.noPlace': 1 }, firstRows: { 'dropped.noPlace': [5] } });
  expect(notes).toMatch(/as R or Python prints it .*2,990 rows are not in it/);
});

test.each([
  [
    'data.table of R',
    '        id                time    lon   lat\n   1:   a1 2020-01-01 00:00:00  8.100  59.2\n   2:   a1 2020-01-01 04:00:00  8.110  59.2\n  ---\n2999:   a2 2020-01-02 00:00:00  8.200  59.9\n3000:   a2 2020-01-02 04:00:00  8.210  59.9\n',
    '2,996 rows are not in it',
  ],
  [
    'a data frame of Python',
    '   id                time   lon   lat\n0  a1 2020-01-01 00:00:00  8.10  59.2\n1  a1 2020-01-01 04:00:00  8.11  59.2\n.. ..                 ...   ...   ...\n28 a2 2020-01-02 00:00:00  8.20  59.9\n29 a2 2020-01-02 04:00:00  8.21  59.9\n\n[30 rows x 4 columns]\n',
    '26 rows are not in it',
  ],
])('%s as it is printed', async (_, text, said) => {
  const { firsts, report, notes } = await read(text);
  expect(firsts).toEqual(['a1 2 2020-01-01T00:00:00.000Z 8.1 59.2', 'a2 2 2020-01-02T00:00:00.000Z 8.2 59.9']);
  expect(report.dropped).toEqual({});
  expect(notes).toContain(said);
});

const row = (id: string, hour: number, x: string | number = 8, y: string | number = 59): string =>
  `${id},2020-01-01 ${String(hour).padStart(2, '0')}:00:00,${x},${y}`;
const HEADER = 'id,time,lon,lat';

test('a header that comes again is no row of data; in another order the rows below it are in that order', async () => {
  const same = await read([HEADER, row('a', 0), row('a', 1), HEADER, row('b', 0), row('b', 1), ''].join('\n'));
  expect(same.report).toMatchObject({ fixesKept: 4, dropped: { 'dropped.headerAgain': 1 }, firstRows: { 'dropped.headerAgain': [4] } });
  const turned = await read(
    [HEADER, row('a', 0), row('a', 1), 'lat,lon,time,id', '60,8,2020-01-01 00:00:00,b', '60,9,2020-01-01 01:00:00,b', HEADER, row('a', 2), ''].join('\n'),
  );
  expect(turned.firsts).toEqual(['a 3 2020-01-01T00:00:00.000Z 8 59', 'b 2 2020-01-01T00:00:00.000Z 8 60']);
  expect(turned.notes).toContain('row 4 is the header again, with its columns in another order');
  // An animal that is called as a column is.
  const named = await read([HEADER, row('id', 0), row('id', 1), ''].join('\n'));
  expect(named.firsts).toEqual(['id 2 2020-01-01T00:00:00.000Z 8 59']);
});

test.each([
  ['Longitude (W)', 'Latitude (S)', [-8, -59]],
  ['lon °W', 'lat [S]', [-8, -59]],
  ['deg_west', 'south', [-8, -59]],
  ['Longitude (E)', 'Latitude (N)', [8, 59]],
  ['lon_w', 'lat_s', [-8, -59]],
  ['lon.W', 'Latitude N', [-8, 59]],
  ['lon_e', 'lat_n', [8, 59]],
  // A letter of one axis alone may be short for anything.
  ['lon_w', 'latitude', [8, 59]],
  ['lon_w', 'lat_w', [8, 59]],
])('degrees without a sign in “%s” and “%s”', async (x, y, place) => {
  const mapping = { map: { individual: 'id', time: 'time', x, y }, zone: 'UTC' };
  const { tracks } = await importOk(givenFile('f.csv', `id,time,${x},${y}\n${row('a', 0)}\n${row('a', 1)}\n`), { mapping });
  expect([tracks[0]!.lon[0], tracks[0]!.lat[0]]).toEqual(place);
  // Signs say it themselves.
  const signed = await importOk(givenFile('f.csv', `id,time,${x},${y}\n${row('a', 0, -8)}\n${row('a', 1, 7)}\n`), { mapping });
  expect([...signed.tracks[0]!.lon]).toEqual([-8, 7]);
});

test.each([
  ['2563', /lie in the future: 2, the first in row 2, of the year 2563.*Buddhist/],
  ['1398', /before any animal was tracked: 2, the first in row 2, of the year 1398.*Solar Hijri/],
])('times of the year %s are told of', async (year, said) => {
  const { notes } = await read([HEADER, row('a', 0), row('a', 1), ''].join('\n').replaceAll('2020', year));
  expect(notes).toMatch(said);
});

test('days that only modified Julian days can be are asked for as no spreadsheet’s dates', async () => {
  const result = await importTracks([givenFile('f.csv', `${HEADER}\na,58849.25,8,59\na,58849.5,8,59\n`)]);
  expect(result.kind === 'mapping' && result.needsMapping.suggestion.timeForm).toBeUndefined();
});

test.each([
  ['2020-01-01 06:00:00 a. m.', 'iso'],
  ['2020-01-01 06:00\u202fAM', 'iso'],
  ['2020/1/1 上午 06:00:00', 'year-month-day'],
  ['2020/1/1 上午6:00', 'year-month-day'],
  ['01/01/2020 06:00:00 \u0635', 'day-month-year'],
  ['٢٠٢٠-٠١-٠١ ٠٦:٠٠:٠٠', 'iso'],
  ['۲۰۲۰/۰۱/۰۱ ۰۶:۰۰', 'year-month-day'],
  ['２０２０-０１-０１ ０６：００', 'iso'],
] as const)('“%s” is six in the morning', async (time, timeForm) => {
  const { firsts } = await read(`${HEADER}\na,${time},٨٫٥,59\na,${time.replace(/6|٦|۶|６/, '7')},8.6,59\n`, { ...MAPPING, timeForm });
  expect(firsts).toEqual(['a 2 2020-01-01T06:00:00.000Z 8.5 59']);
});

test('the name of an animal keeps the digits of its script', async () => {
  const { tracks } = await importOk(givenFile('f.csv', `${HEADER}\nغزال ٣,٢٠٢٠-٠١-٠١ ٠٦:٠٠:٠٠,٨,٥٩\nغزال ٣,٢٠٢٠-٠١-٠١ ٠٧:٠٠:٠٠,٨,٥٩\n`), { mapping: MAPPING });
  expect(tracks[0]!.individual).toBe('غزال ٣');
});

test('zeros at the end of a log are passed over, with a note; in its middle they are damage', async () => {
  const text = [HEADER, ...Array.from({ length: 2000 }, (_, at) => row('a', at % 24)), ''].join('\n');
  const { report, notes } = await read(`${text}${'\0'.repeat(9000)}`);
  expect(report.rowsRead).toBe(2000);
  expect(notes).toContain('ends in zero bytes');
  expect((await importError(givenFile('f.csv', `${text}${'\0'.repeat(9000)}${row('a', 1)}\n`), { mapping: MAPPING })).message).toContain('is not text');
});

test.each([
  ['a web page', '<html><body><table><tr><td>id</td></tr></table></body></html>', 'file.webPage'],
  ['SQL', "CREATE TABLE fixes (id text, time text, lon real, lat real);\nINSERT INTO fixes VALUES ('a', '2020-01-01', 8, 59);\n", 'file.foreign'],
  ['NMEA', '$GPRMC,000000.00,A,5912.0000,N,00806.0000,E,0.0,0.0,010120,,,A*6C\n$GPGGA,000000.00,5912.0000,N,00806.0000,E,1,8,1,1,M,1,M,,*6C\n', 'file.foreign'],
  ['IGC', 'AXXX\nHFDTE010120\nB0000005912000N00806000EA0000000000\n', 'file.foreign'],
  ['an image of R', 'X\n\0\0\0\u0003', 'text.binary'],
])('%s is called by its name', async (_, text, code) => {
  const error = await importError(givenFile('f.csv', text));
  expect(codesOf([error])).toEqual([code]);
});

const ALONE = 'time,lon,lat,temperature,record\n2020-01-01T00:00:00Z,8,59,11.5,1\n2020-01-01T01:00:00Z,8.1,59,11.5,2\n';

test('a file of one animal that no column names has the name of the file', async () => {
  const { tracks, notes } = await importOk([givenFile('collars/Ren 7.csv', ALONE), givenFile('collars/Ren 8.csv', ALONE)]);
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([
    ['Ren 7', 2],
    ['Ren 8', 2],
  ]);
  expect(notes.join('\n')).toContain('all its rows were taken for one animal, “Ren 7”, after the name of the file');
  const movebank = 'timestamp,location-long,location-lat,visible,sensor-type\n2020-01-01 00:00:00,8,59,true,gps\n2020-01-01 01:00:00,8.1,59,true,gps\n';
  expect((await importOk(givenFile('Ren 9.csv', movebank))).tracks[0]!.individual).toBe('Ren 9');
});

test.each([
  ['words', ALONE.replace('temperature', 'dev').replaceAll('11.5', 'A1')],
  ['figures that come again', `${ALONE.replace('temperature', 'dev').replaceAll('11.5', '7')}2020-01-01T02:00:00Z,8.2,59,7,3\n`],
])('columns of %s may tell animals apart: it is asked, and can be said', async (_, text) => {
  const asked = await importTracks([givenFile('Ren 7.csv', text)]);
  expect(asked.kind === 'mapping' && [asked.needsMapping.asks, asked.needsMapping.suggestion.oneAnimal]).toEqual(['columns', undefined]);
  const { tracks } = await importOk(givenFile('Ren 7.csv', text), { mapping: { map: { time: 'time', x: 'lon', y: 'lat' }, oneAnimal: true } });
  expect(tracks.map(({ individual }) => individual)).toEqual(['Ren 7']);
});

const RECORDS = [0, 1].map((hour) => ({ id: 'a', time: `2020-01-01T0${hour}:00:00Z`, lon: 8 + hour, lat: 59 }));
const column = <K extends keyof (typeof RECORDS)[number]>(name: K) => RECORDS.map((record) => record[name]);
const COLUMNS_OF = { id: column('id'), time: column('time'), lon: column('lon'), lat: column('lat') };

test.each([
  ['a record a line', RECORDS.map((record) => JSON.stringify(record)).join('\n')],
  ['records under a name', JSON.stringify({ status: 'ok', count: 2, data: RECORDS })],
  ['a list for each column', JSON.stringify(COLUMNS_OF)],
  ['members by number for each column', JSON.stringify(Object.fromEntries(Object.entries(COLUMNS_OF).map(([name, list]) => [name, { ...list }])))],
  [
    'animals with their locations',
    JSON.stringify({ individuals: [{ id: 'a', taxon: 'Rangifer tarandus', locations: RECORDS.map(({ time, lon, lat }) => ({ time, lon, lat })) }] }),
  ],
])('JSON of %s', async (_, text) => {
  const { tracks } = await importOk(givenFile('f.json', text));
  expect(tracks.map(({ individual, time, lon }) => [individual, time[0], ...lon])).toEqual([['a', Date.UTC(2020, 0, 1), 8, 9]]);
});

test.each([['{"error":{"code":499}}'], ['{"a":[1,2],"b":[{"c":1}]}\n{'], ['{"a":[],"b":[],"c":[]}'], ['{"a":1}\n{"b":']])(
  '%s is JSON, and no table',
  async (text) => {
    expect((await importError(givenFile('f.json', text))).code).toMatch(/^(import\.json|table\.|movebank|xml)/);
  },
);

test.each([
  ['whole lines in quotation marks', (line: string) => `"${line.replaceAll('"', '""')}";;`],
  [
    'curly quotation marks',
    (line: string) =>
      line
        .split(',')
        .map((cell) => `“${cell.replaceAll('"', '')}”`)
        .join(','),
  ],
])('%s', async (_, wrap) => {
  const lines = [HEADER, row('"Ren, 1"', 0).replace('Ren, 1', 'Ren 1'), row('"Ren 1"', 1)].map(wrap);
  const { firsts, notes } = await read(`${lines.join('\n')}\n`);
  expect(firsts).toEqual(['Ren 1 2 2020-01-01T00:00:00.000Z 8 59']);
  expect(notes).toContain('were read as the table that they were');
});
