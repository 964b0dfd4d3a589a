import { expect, test } from 'vitest';
import { COLUMNS, hourlyRows, writeTrackingFile } from '../tracking-file.ts';
import { givenFile, gzipped, importError, importOk, utf16 } from './given-file.ts';

const GOOD = writeTrackingFile(hourlyRows(6));
const file = 'f.csv';

test.each([
  ['a workbook', `PK\u0003\u0004\u0014${GOOD}`],
  ['zero bytes', `\0\0${GOOD}`],
  ['a PDF', '%PDF-1.7 ....'],
  ['late damage', `${GOOD.repeat(2)}\0${GOOD}`],
])('%s renamed to .csv is named', async (_, text) => {
  const error = await importError(givenFile(file, text));
  expect(error.message).toMatch(/f\.csv is not text/);
  expect(error.place).toEqual({ file });
});

test('records of rings are named as such, in fixed columns and in fields', async () => {
  const fields = ['DER', 'A0', 'CD...52065', '0', '1', 'ZZ', '18770', '18770', ...'N0ZUFF22U', '--', '--', '-', '08101971', '0', '----', 'DECK'];
  const record = [...fields, '+502400+0074200', '8', '8', '20', '0', '3', '00000', '000', '00000'];
  expect(record.join('')).toHaveLength(94);
  for (const [line, format] of [
    [record.join(''), 'EURING 2000'],
    [[...record, ...Array.from({ length: 27 }, () => '')].join('|'), 'EURING 2000+'],
    [[...record, ...Array.from({ length: 31 }, () => '')].join('|'), 'EURING 2020'],
  ] as const)
    expect((await importError(givenFile('rings.txt', `${line}\n${line}\n`))).message).toContain(`rings.txt holds ring encounters (${format}), not tracks`);
});

test.each([
  ['nothing', ''],
  ['blank lines', ' \n\r\n\n'],
  ['a byte order mark', '\uFEFF'],
  ['two bytes', '\n\n'],
  ['commas', ',,,\n,,\n'],
  ['packed nothing', gzipped('')],
  ['UTF-16 nothing', utf16('')],
])('an empty file: %s', async (_, content) => {
  expect((await importError(givenFile(file, content))).place.file).toBe(file);
});

test('gzip cut off or damaged is named', async () => {
  const packed = gzipped(writeTrackingFile(hourlyRows(2000)));
  const damaged = packed.slice();
  damaged.fill(255, 100, 200);
  for (const bytes of [packed.slice(0, packed.length - 20), packed.slice(0, 40), damaged]) {
    expect((await importError(givenFile(file, bytes))).message).toMatch(/f\.csv cannot be unpacked/);
  }
});

test('a wrong delimiter, a missing header and a missing column name row 1 and the field', async () => {
  expect((await importError(givenFile(file, GOOD.replaceAll(',', '#')))).place).toMatchObject({ file, row: 1, field: expect.stringContaining('event-id#') });
  const missing = await importError(givenFile(file, GOOD.split('\n').slice(1).join('\n')));
  expect(missing.message).toMatch(/row 1: the header is missing/);
  expect((await importError(givenFile(file, GOOD.replace('location-lat', 'other')))).place).toEqual({ file, row: 1, field: 'location-lat' });
});

test.each(['timestamp', 'location-long', 'location-lat', 'individual-local-identifier'])(
  'a Movebank table without the column %s is told which',
  async (field) => {
    const error = await importError(givenFile(file, GOOD.replace(field, 'other')));
    expect(error.place).toEqual({ file, row: 1, field });
    expect(error.message).toContain(`“${field}”`);
  },
);

test('a file whose rows are all left out says why', async () => {
  const error = await importError(givenFile(file, writeTrackingFile(hourlyRows(3).map((row) => ({ ...row, 'location-lat': '' })))));
  expect(error.message).toContain('3 rows: 3 × no coordinates');
  expect((await importError(givenFile(file, `${COLUMNS.join(',')}\n`))).message).toContain('(0 rows)');
});

test('a file cut off in the middle of a row keeps what stands before it', async () => {
  const { report } = await importOk(givenFile(file, GOOD.slice(0, GOOD.lastIndexOf('2020-03-01') + 4)));
  expect(report).toMatchObject({ rowsRead: 6, fixesKept: 5 });
});

test.each(['01/03/2020 05:00', '2020/03/01 05:00:00', '1583020800'])('mixed date forms stop the import at the row: %s', async (timestamp) => {
  const error = await importError(givenFile(file, writeTrackingFile([...hourlyRows(4), { timestamp }])));
  expect(error.place).toEqual({ file, row: 6, field: 'timestamp' });
});

test('times without a zone are UTC in a Movebank file, and a note says so', async () => {
  expect((await importOk(givenFile(file, GOOD))).notes).toContain('f.csv: times are taken as UTC, as Movebank writes them.');
});

test('exchanged coordinates are an error that offers the exchange, and the exchange reads them', async () => {
  const rows = hourlyRows(40).map((row, i) => ({ ...row, 'location-long': '42.5', 'location-lat': (-109.5 - i / 100).toFixed(3) }));
  const swapped = givenFile(file, writeTrackingFile(rows));
  const error = await importError(swapped);
  expect(error).toMatchObject({ code: 'table.swapped', place: { file, row: 2, field: 'location-lat' } });
  const { tracks } = await importOk(swapped, { swapCoordinates: true });
  expect([tracks[0]!.lon[0], tracks[0]!.lat[0]]).toEqual([-109.5, 42.5]);
  const few = await importOk(givenFile(file, writeTrackingFile([...rows.slice(0, 3), ...hourlyRows(40)])));
  expect(few.report.dropped['dropped.placeOutOfRange']).toBe(3);
});

test('one fix an animal is an error, one such animal among others a note', async () => {
  const singles = hourlyRows(5).map((row, i) => ({ ...row, 'individual-local-identifier': `i${i}` }));
  expect((await importError(givenFile(file, writeTrackingFile(singles)))).place).toEqual({ file, row: 2, field: 'individual-local-identifier' });
  expect((await importOk(givenFile(file, writeTrackingFile([...singles, ...hourlyRows(3, 'z')])))).notes.join()).toMatch(/5 of 6 animals have one fix only/);
});

test('all fixes equal, and times that go backwards, are noted', async () => {
  const equal = await importOk(givenFile(file, writeTrackingFile(hourlyRows(5).map((row) => ({ ...row, 'location-long': '71' })))));
  expect(equal.notes.join()).toMatch(/all fixes lie at one place, 71, 48\.25 \(“location-lat”\)/);
  const backwards = await importOk(givenFile(file, writeTrackingFile(hourlyRows(5).reverse())));
  expect(backwards.notes.join('\n')).toMatch(/f\.csv, row 3: “timestamp” goes backwards in 4 rows/);
  expect([...backwards.tracks[0]!.lon]).toEqual([71.5, 71.51, 71.52, 71.53, 71.54]);
});

test.each([
  'timestamp,eobs:accelerations-raw,individual-local-identifier\n2020-03-01 00:00:00,1 2 3,a\n',
  'timestamp,acceleration-raw-x,tag-id\n2020-03-01 00:00:00,1,a\n',
  'timestamp,gls:light-level,animal-id\n2020-03-01 00:00:00,1,a\n',
])('a file of sensors without locations is named: %#', async (text) => {
  expect((await importError(givenFile(file, text))).message).toMatch(/holds no locations: it is a light-level or acceleration file/);
});

test.each([6, 20_000])('a quotation mark that never closes is an error at its row, in a file of %i rows', async (count) => {
  const lines = writeTrackingFile(hourlyRows(count)).split('\n');
  const broken = [lines[0], lines[1], lines[2]?.replace('2020', '"2020'), ...lines.slice(3)].join('\n');
  expect(await importError(givenFile(file, broken))).toMatchObject({ message: expect.stringMatching(/quotation mark is not closed/), place: { file, row: 3 } });
});

test('a delimiter inside a value would shift the cells after it: such a row is counted, not misread', async () => {
  const { report } = await importOk(givenFile(file, writeTrackingFile([...hourlyRows(3), { timestamp: '2020-03-02 00:00:00', 'study-name': 'Steppe, east' }])));
  expect(report).toMatchObject({ dropped: { 'dropped.tooManyCells': 1 }, firstRows: { 'dropped.tooManyCells': [5] } });
});

test('a file that cannot be read is named', async () => {
  const gone = { name: file, size: 9, stream: () => new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) }) };
  expect((await importError(gone)).message).toBe('f.csv cannot be read.');
});

test('the first rows left out are the first of the file, whichever animal they are of', async () => {
  const row = (animal: string): string => `2020-01-01 00:00:00,8,59,${animal}`;
  const text = ['timestamp,location-long,location-lat,individual-local-identifier', row('b'), row('a'), row('a'), row('b'), '2020-01-02 00:00:00,8,59,a'];
  const { report } = await importOk(givenFile(file, text.join('\n')));
  expect(report.firstRows).toEqual({ 'dropped.duplicate': [4, 5] });
});
