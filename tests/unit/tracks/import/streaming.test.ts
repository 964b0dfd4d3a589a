import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AtlasError } from '../../../../src/domain/errors.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions, TrackingFile } from '../../../../src/domain/tracks/import/import-types.ts';
import { COLUMNS, hourlyRows, writeTrackingFile } from '../tracking-file.ts';
import { givenFile, gzipped, importOk } from './given-file.ts';
import { told } from '../../i18n/catalogues.ts';
import { isFull } from '../../../full.ts';

/** Rows made while they are read: nothing of the file is ever whole. */
function endlessFile(rows: number, onPull: (row: number) => void = () => undefined, row: (i: number) => string = plainRow): TrackingFile {
  const header = 'timestamp,location-long,location-lat,individual-local-identifier\n';
  const encoder = new TextEncoder();
  return {
    name: 'long.csv',
    size: rows * 50,
    stream() {
      let at = -1;
      return new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            if (at < 0) controller.enqueue(encoder.encode(header));
            at = Math.max(at, 0);
            if (at >= rows) return controller.close();
            const lines: string[] = [];
            for (const end = Math.min(rows, at + 2000); at < end; at++) lines.push(row(at));
            controller.enqueue(encoder.encode(lines.join('')));
            onPull(at);
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}

const START = Date.UTC(2020, 0, 1);
/** Texts of what comes again: to make the rows must not take longer than to read them. */
const LONS = Array.from({ length: 1000 }, (_, i) => (10 + i / 1000).toFixed(4));
const LATS = Array.from({ length: 997 }, (_, i) => (45 + i / 1000).toFixed(4));
let written = { minute: -1, time: '' };
function plainRow(i: number): string {
  const minute = Math.floor(i / 40);
  if (written.minute !== minute) written = { minute, time: new Date(START + minute * 60_000).toISOString().replace('T', ' ').slice(0, 23) };
  return `${written.time},${LONS[i % 1000]},${LATS[i % 997]},animal ${i % 40}\n`;
}

test('rows by the million need no more memory than a few dozen bytes a fix', async () => {
  const rows = isFull ? 2_000_000 : 600_000;
  const used = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const before = used();
  let peak = 0;
  const { report, tracks } = await importOk(
    endlessFile(rows, (row) => {
      if (row % 100_000 === 0) peak = Math.max(peak, used() - before);
    }),
  );
  expect(report).toMatchObject({ rowsRead: rows, fixesKept: rows, dropped: {} });
  expect(tracks).toHaveLength(40);
  // 32 bytes a fix and 80 MB of text in flight not yet collected: ten million rows stay under 500 MB.
  expect(peak).toBeLessThan(rows * 32 + 160e6);
}, 180_000);

test('300,000 duplicate rows are counted and noted', async () => {
  const { report, notes } = await importOk(endlessFile(300_000, undefined, (i) => plainRow(i === 0 ? 40 : 0)));
  expect(report).toMatchObject({
    rowsRead: 300_000,
    fixesKept: 2,
    dropped: { 'dropped.duplicate': 299_998 },
    firstRows: { 'dropped.duplicate': [4, 5, 6, 7, 8] },
  });
  expect(notes.join()).toMatch(/299,998 of 300,000 fixes repeat/);
}, 120_000);

test('a column with a value for every row is not the animal, and the error comes before the memory is gone', async () => {
  await expect(importOk(endlessFile(300_000, undefined, (i) => `2020-01-01 00:00:00,1,1,r${i}\n`))).rejects.toMatchObject({
    place: { file: 'long.csv', row: 100_002, field: 'individual-local-identifier' },
  });
});

test('cancelling stops the reading at once, with the reason given, and closes the file', async () => {
  const controller = new AbortController();
  let pulled = 0;
  const file = endlessFile(50_000_000, (row) => {
    pulled = row;
    if (row >= 100_000) controller.abort(new DOMException('enough', 'AbortError'));
  });
  await expect(importTracks([file], { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError', message: 'enough' });
  expect(pulled).toBeLessThan(120_000);
  await expect(importTracks([file], { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});

test('other work gets its turn while a long file is read', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await importOk(endlessFile(100_000));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

test('progress never falls and ends at the size of the files, packed or not', async () => {
  const text = writeTrackingFile(hourlyRows(3000));
  const seen: [number, number][] = [];
  const files = [givenFile('a.csv', text, 5000), givenFile('b.csv.gz', gzipped(text), 500)];
  await importOk(files, { onProgress: (done, total) => seen.push([done, total]) });
  const total = files[0]!.size + files[1]!.size;
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.every(([done, of], i) => of === total && done >= (seen[i - 1]?.[0] ?? 0))).toBe(true);
  expect(seen.at(-1)).toEqual([total, total]);
});

/** Files of a known format are read without a mapping. */
const optionsFor = (name: string): ImportOptions => (/^(mapped|any|hostile)/.test(name) ? { mapping: MAPPING } : {});
const MAPPING = { map: { individual: 'a', time: 'b', x: 'c', y: 'd' }, zone: 'UTC' };

async function check(name: string, content: string | Uint8Array, piece: number): Promise<void> {
  try {
    const result = await importTracks([givenFile(name, content, piece)], optionsFor(name));
    if (result.kind === 'mapping') return expect(result.needsMapping.file).toBe(name);
    const { report, tracks } = result;
    const dropped = Object.values(report.dropped).reduce((sum, count) => sum + count, 0);
    expect(report.rowsRead).toBe(report.fixesKept + dropped);
    expect(tracks.reduce((sum, { time }) => sum + time.length, 0)).toBe(report.fixesKept);
    for (const { time, lon, lat } of tracks) {
      expect(time.every((value, i) => Number.isFinite(value) && (i === 0 || value > time[i - 1]!))).toBe(true);
      expect(lon.every((value) => Math.abs(value) <= 180) && lat.every((value) => Math.abs(value) <= 90)).toBe(true);
    }
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    expect(error.place.file).toBe(name);
    expect(told(error).message).not.toMatch(/undefined|NaN|-1 rows/);
  }
}

const SEEDS: Record<string, string> = {
  'movebank.csv': writeTrackingFile(hourlyRows(5)),
  'seabird.csv': 'track_id,date_gmt,time_gmt,longitude,latitude\n1,2012-07-22,04:17:15,-5.7,-16\n1,2012-07-23,04:17:15,-5.8,-16\n',
  'dwc.txt': 'organismID\teventDate\tdecimalLatitude\tdecimalLongitude\nw\t2020-03-01T01:00:00Z\t25\t-112\nw\t2020-03-02T01:00:00Z\t25\t-112\n',
  'mapped.csv': '"a";"b";"c";"d"\nx;"2020-03-01 00:00";"1,5";2\nx;2020-03-01 01:00;1;2\n',
  'track.gpx':
    '<gpx><trk><name>n</name><trkseg><trkpt lat="1" lon="2"><time>2020-03-01T00:00:00Z</time></trkpt><trkpt lat="1" lon="3"><time>2020-03-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>',
  'diag.dia':
    ' 02163  Date : 01.02.98 03:32:32  LC : B  IQ : 00\n  Lat1 : 53.773S  Lon1 :  39.255W  Lat2 : 57.840S  Lon2 :  17.574W\n 02163  Date : 02.02.98 03:32:32  LC : 1  IQ : 00\n  Lat1 : 53.773S  Lon1 :  39.255W  Lat2 : 57.840S  Lon2 :  17.574W\n',
};

test.each(Object.entries(SEEDS))('%s reads; with a few characters changed every row is kept or counted, or an error names the file', async (name, good) => {
  expect((await importTracks([givenFile(name, good)], optionsFor(name))).kind).toBe('tracks');
  const edit = fc.tuple(
    fc.nat(good.length - 1),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('"', '\n', '\r', ',', ';', '<', '&', '>', '0', '')),
    fc.nat(6),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 400 }), async (edits, piece) => {
      let text = good;
      for (const [at, insert, remove] of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
      await check(name, text, piece);
    }),
    { seed: 41, numRuns: 300 },
  );
});

test('any bytes, and any cells under a good header, do the same', async () => {
  const size = fc.integer({ min: 1, max: 100 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), size, (bytes, piece) => check('any.csv', bytes, piece)),
    { seed: 43, numRuns: 500 },
  );
  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', '0', '"', ',', '2020-03-01 00:00:00', 'true', '1e400', '__proto__', 'constructor'));
  const row = fc.array(cell, { maxLength: COLUMNS.length + 2 }).map((cells) => cells.join(','));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), size, (rows, piece) => check('rows.csv', [COLUMNS.join(','), ...rows].join('\n'), piece)),
    { seed: 47, numRuns: 500 },
  );
});

test('hostile shapes end soon: half a million fields in a row, or quotes without a delimiter after', async () => {
  for (const text of [
    `a,b\n${'"",'.repeat(300_000)}`,
    `a,b\n${'"x"\n'.repeat(300_000)}`,
    `${'\n'.repeat(500_000)}a,b,c`,
    `<gpx>${'<a>'.repeat(100_000)}`,
    `<gpx>${'&'.repeat(300_000)}`,
  ])
    await check('hostile.csv', text, 65_536);
}, 30_000);
