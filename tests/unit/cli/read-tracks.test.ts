import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeInEnglish } from '../../../src/cli/english.ts';
import { type MappingValues, nameParts, openTrackingFile, readMapping, readTracks } from '../../../src/cli/read-tracks.ts';
import type { TableMapping } from '../../../src/domain/tracks/import/table-mapping.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-tracks-'));
  mkdirSync(join(folder, 'sub'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, 'sub', name);
  writeFileSync(path, content);
  return path;
}

/** What the command would print on its error channel, or the fault in one line. */
async function attempt(path: string, values: MappingValues = {}, own?: TableMapping): Promise<string> {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const mapping = readMapping(values, own);
    const { tracks } = await readTracks([openTrackingFile(path)], mapping ? { mapping } : {}, nameParts(values, own, 'herd.json'));
    return [`${tracks.length} tracks`, ...printed.mock.calls.flat().map(String)].join('\n');
  } catch (error) {
    return describeInEnglish(error);
  } finally {
    printed.mockRestore();
  }
}

const OWN = 'id;when;lon;lat\nh;13/06/2025 12:00;4;51\nh;14/06/2025 12:00;4,1;51\nh;01/06/2025 12:00;4,2;51\n';
const MAP = ['individual=id', 'time=when', 'x=lon', 'y=lat'];

test('every fault of a mapping names the option that it came from, or that would mend it, and the file with its folder', async () => {
  const path = write('own.csv', OWN);
  const said = (values: MappingValues) => attempt(path, values);
  expect(await said({})).toBe(
    `${path}, row 1: which columns hold individual, time, x, y is not known; say so with --map ROLE=COLUMN, perhaps --map individual="id" time="when" x="lon" y="lat" --time-form day-month-year --zone NAME; NAME is the clock of the times, such as UTC or Europe/Berlin; found are id, when, lon, lat`,
  );
  expect(await said({ map: ['individual=ID no', ...MAP.slice(1)], zone: 'UTC' })).toBe(
    `${path}, row 1: the column “ID no” is missing. Said by --map individual=ID no time=when x=lon y=lat.`,
  );
  expect(await said({ map: MAP, zone: 'UTC' })).toBe(
    `${path}, row 2: “when” has another date form, “13/06/2025 12:00”, in 3 of 3 rows. Say it by --time-form.`,
  );
  expect(await said({ map: MAP, zone: 'UTC', 'time-form': 'month-day-year' })).toBe(
    `${path}, row 2: “when” was read month first, and 2 of 3 rows cannot be, such as “13/06/2025 12:00”; all of it makes sense day first. Said by --time-form month-day-year.`,
  );
  expect(await said({ map: MAP, 'time-form': 'day-month-year' })).toMatch(/own\.csv, row 2: “when” names no time zone.* Say it by --zone\.$/);
  expect(await said({ map: MAP, zone: 'Europe/Atlantis' })).toMatch(/^--zone Europe\/Atlantis: no such time zone is known/);
  expect(await said({ map: MAP, zone: 'UTC', crs: 'EPSG:99' })).toMatch(/^--crs EPSG:99: no such coordinate system is known/);
  expect(await said({ map: MAP, zone: 'Europe/Berlin', 'time-form': 'day-month-year' })).toBe('1 tracks');
});

test('what a population’s file says is named by its field', async () => {
  const path = write('own.csv', OWN);
  const map = { individual: 'id', time: 'when', x: 'lon', y: 'lat' };
  expect(await attempt(path, {}, { map, zone: 'Mars/Olympus' })).toMatch(/^import\.zone of herd\.json: no such time zone/);
  expect(await attempt(path, {}, { map, zone: 'UTC', timeForm: 'month-day-year' })).toMatch(/Said by import\.timeForm of herd\.json\.$/);
  expect(await attempt(path, { 'time-form': 'iso' }, { map, zone: 'UTC', timeForm: 'day-month-year' })).toMatch(/Said by --time-form iso\.$/);
  expect(await attempt(path, {}, { map, zone: 'UTC', timeForm: 'day-month-year' })).toBe('1 tracks');
});

const movebank = (rows: readonly string[]): string => ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ''].join('\n');

test('dates with the year last are asked for, with what the rows show', async () => {
  const path = write('us.csv', movebank(['3/14/2015 7:05,-110,43,D', '3/15/2015 7:05,-110,43,D', '3/1/2015 7:05,-110,43,D']));
  expect(await attempt(path)).toBe(
    `${path}: the dates in “timestamp”, such as 3/14/2015 7:05, can only be read month first; of the first 3 rows, 0 can only be day first and 2 only month first. Say it by --time-form month-day-year.`,
  );
  expect(await attempt(path, { 'time-form': 'month-day-year' })).toBe('1 tracks');
});

test('losses of more than a thousandth of the rows are printed with their first lines, smaller ones are not', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `${new Date(1.6e12 + i * 3_600_000).toISOString()},7,59,a`);
  const lossy = rows.map((row, i) => (i >= 10 && i < 13 ? row.replace(',7,59', ',,') : row));
  expect(await attempt(write('few.csv', movebank(rows.map((row, i) => (i < 2 ? row.replace(',7,59', ',,') : row)))))).toBe('1 tracks');
  const path = write('many.csv', movebank(lossy));
  expect(await attempt(path)).toBe(`1 tracks\n${path}: 3 of 2,000 rows left out: 3 × no coordinates (first in line 12, 13, 14)`);
});

/** Zebra of Laikipia, Kenya, with longitude and latitude in each other's column. */
const swapped = (header: string, animal: string): string =>
  [
    header,
    ...Array.from(
      { length: 30 },
      (_, i) => `${animal},2025-06-01T${String(i % 24).padStart(2, '0')}:${String(i).padStart(2, '0')}:00Z,${0.3 + i / 100},${36.7 + i / 100}`,
    ),
  ].join('\n');

test('exchanged longitude and latitude in range: said, with the options that mend it, and they do', async () => {
  const movebank = write('movebank.csv', swapped('individual-local-identifier,timestamp,location-long,location-lat', 'z'));
  expect(await attempt(movebank)).toBe(
    `1 tracks\n${movebank}: most positions lie in the sea; with longitude and latitude exchanged they lie on land (Kenya). If they are exchanged, say --map x="location-lat" y="location-long".`,
  );
  expect(await attempt(movebank, { map: ['x=location-lat', 'y=location-long'] })).toBe('1 tracks');
  const own = write('own-columns.csv', swapped('herd,when,lon,lat', 'z'));
  const map = ['individual=herd', 'time=when', 'x=lon', 'y=lat'];
  expect(await attempt(own, { map })).toContain('If they are exchanged, say --map individual="herd" time="when" x="lat" y="lon".');
  expect(await attempt(own, { map: ['individual=herd', 'time=when', 'x=lat', 'y=lon'] })).toBe('1 tracks');
  const darwin = write('darwin.csv', swapped('organismID,eventDate,decimalLongitude,decimalLatitude', 'z'));
  expect(await attempt(darwin)).toContain('say --map individual="organismID" time="eventDate" x="decimalLatitude" y="decimalLongitude".');
  expect(await attempt(darwin, { map: ['individual=organismID', 'time=eventDate', 'x=decimalLatitude', 'y=decimalLongitude'] })).toBe('1 tracks');
});

test('eastings and northings that their zone does not hold are told of on the error channel', async () => {
  const path = write('utm.csv', 'herd,when,e,n\nz,2025-06-01T00:00:00Z,9890030,262000\nz,2025-06-01T01:00:00Z,9890130,262100\n');
  const said = await attempt(path, { map: ['individual=herd', 'time=when', 'x=e', 'y=n'], crs: 'EPSG:32737' });
  expect(said).toMatch(
    /UTM zone 37S \(EPSG:32737\) does not hold .*easting 9890030 and northing 262000 \(row 2\).*Exchanged, easting for northing, the zone holds them\.$/,
  );
});
