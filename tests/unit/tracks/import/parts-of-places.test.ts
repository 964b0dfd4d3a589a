import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const T = ['2021-03-14T06:00:00Z', '2021-03-14T12:00:00Z'];

test.each([
  ['lat_deg,lat_min,lon_deg,lon_min', ['60,6.0,10,12.0', '60,6.6,10,13.2'], 'minutes', 'lat_min'],
  ['Latitude (deg),Latitude (min),Longitude (deg),Longitude (min)', ['60,6.0,10,12.0', '60,6.6,10,13.2'], 'minutes', 'Latitude (min)'],
  ['lat_rad,lon_rad', ['1.0489429,0.1780236', '1.0491174,0.1783726'], 'radians', 'lat_rad'],
])('%s are refused: the degrees alone would be elsewhere', async (header, rows, kind, field) => {
  const text = `id,timestamp,${header}\n${rows.map((row, i) => `a,${T[i]},${row}\n`).join('')}`;
  const { code, values, place } = await importError(givenFile('p.csv', text));
  expect({ code, kind: values['kind'], place }).toEqual({ code: 'table.placeParts', kind, place: { file: 'p.csv', row: 2, field } });
});

test('eastings of a second UTM zone’s rows are refused, and one zone is read', async () => {
  const text = (second: string): string => `id,timestamp,UTM_Zone,easting,northing\na,${T[0]},32V,566000,6660000\na,${T[1]},${second},566100,6660100\n`;
  const mapping = { map: { individual: 'id', time: 'timestamp', x: 'easting', y: 'northing' }, crs: 'EPSG:32632' };
  const { code, place } = await importError(givenFile('z.csv', text('33V')), { mapping });
  expect({ code, place }).toEqual({ code: 'table.severalZones', place: { file: 'z.csv', row: 3, field: 'UTM_Zone' } });
  expect((await importOk(givenFile('z.csv', text('32 V')), { mapping })).tracks[0]?.lon[0]).toBeCloseTo(10.19, 1);
});

test('a letter right behind the name of an axis is its hemisphere where both have one', async () => {
  const file = givenFile('w.csv', `id,timestamp,latN,lonW\na,${T[0]},60.1,110.2\na,${T[1]},60.2,110.3\n`);
  const { tracks, notes } = await importOk(file, { mapping: { map: { individual: 'id', time: 'timestamp', x: 'lonW', y: 'latN' } } });
  expect(tracks[0]?.lon[0]).toBe(-110.2);
  expect(notes.join()).toContain('its name says that they are west');
});

test('names that differ in case or blanks alone are told of', async () => {
  const file = givenFile(
    'n.csv',
    `id,timestamp,lon,lat\n${['Bella', 'bella ', 'Rex'].flatMap((name) => T.map((t, i) => `${name},${t},8.${i},59\n`)).join('')}`,
  );
  const { tracks, notes } = await importOk(file);
  expect(tracks).toHaveLength(3);
  expect(notes.join('\n')).toMatch(/names that differ in case, blanks or hyphens alone, Bella, bella/);
});

test('times of day with a word behind them, and Scandinavian columns', async () => {
  const german = givenFile('d.csv', 'Tier;Datum;Uhrzeit;Breite;Länge\nRot 1;14.03.2021;06:00 Uhr;60,1;10,2\nRot 1;14.03.2021;12:00 Uhr;60,2;10,2\n');
  const map = { individual: 'Tier', time: 'Datum', timeOfDay: 'Uhrzeit', x: 'Länge', y: 'Breite' };
  expect(await importTracks([german])).toMatchObject({ needsMapping: { suggestion: { map, timeForm: 'day-month-year' } } });
  const { tracks } = await importOk(german, { mapping: { map, timeForm: 'day-month-year', zone: 'UTC' } });
  expect([...(tracks[0]?.time ?? [])]).toEqual([Date.UTC(2021, 2, 14, 6), Date.UTC(2021, 2, 14, 12)]);
  const swedish = givenFile('s.csv', 'Djur;Tid;Nord_SWEREF99TM;Ost_SWEREF99TM\nÄlg 1;2021-03-14 06:00;6660000;566000\nÄlg 1;2021-03-14 12:00;6660100;566100\n');
  expect(await importTracks([swedish])).toMatchObject({
    needsMapping: { suggestion: { map: { individual: 'Djur', time: 'Tid', x: 'Ost_SWEREF99TM', y: 'Nord_SWEREF99TM' } }, open: { crs: true, zone: true } },
  });
});

test('a Russian table in Windows-1251 is read with its letters, a Western one in Windows-1252 with its own', async () => {
  const rows = (name: string): string => T.map((t, i) => `${name};${t};60,1;10,${i}\n`).join('');
  // Both code pages have ASCII where it is; Cyrillic letters stand from 0xC0 on in their order.
  const cp1251 = (text: string): Uint8Array =>
    Uint8Array.from(text, (letter) => (letter >= 'А' && letter <= 'я' ? (letter.codePointAt(0) ?? 0) - 0x410 + 0xc0 : (letter.codePointAt(0) ?? 0)));
  const russian = givenFile('r.csv', cp1251(`Животное;Время;Широта;Долгота\n${rows('Сайгак 1')}`));
  const asked = await importTracks([russian]);
  const map = { individual: 'Животное', time: 'Время', x: 'Долгота', y: 'Широта' };
  expect(asked).toMatchObject({ needsMapping: { suggestion: { map } } });
  const { tracks, notes } = await importOk(russian, { mapping: { map } });
  expect(tracks.map(({ individual }) => individual)).toEqual(['Сайгак 1']);
  expect(notes.join('\n')).toContain('r.csv was read as WINDOWS-1251.');
  const western = givenFile(
    'w.csv',
    Uint8Array.from(`id;timestamp;lat;lon\n${rows('Öræfi ÅÄÖ naïve 1')}`, (letter) => letter.codePointAt(0) ?? 0),
  );
  const { tracks: own } = await importOk(western, { mapping: { map: { individual: 'id', time: 'timestamp', x: 'lon', y: 'lat' } } });
  expect(own.map(({ individual }) => individual)).toEqual(['Öræfi ÅÄÖ naïve 1']);
});
