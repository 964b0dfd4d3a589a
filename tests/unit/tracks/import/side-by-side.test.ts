import { describe, expect, test } from 'vitest';
import { findSideBySide } from '../../../../src/domain/tracks/import/side-by-side.ts';
import { parseBareDate, parseLocalTime, recogniseTimeForm } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const rows = (make: (hour: string, i: number) => string): string => Array.from({ length: 6 }, (_, i) => `${make(`2020-03-01T0${i}:00:00Z`, i)}\n`).join('');

describe('animals side by side', () => {
  test('each is read as an animal of its own, and it is said', async () => {
    const text = `time,elk1_lon,elk1_lat,Elk 2 lon,Elk 2 lat,temp\n${rows((time, i) => `${time},7.${i},59.${i},${i < 2 ? '' : `8.${i}`},${i < 2 ? '' : `60.${i}`},3`)}`;
    const { tracks, report, notes } = await importOk(givenFile('a.csv', text));
    expect(tracks.map(({ individual, lon, lat }) => [individual, [...lon], [...lat]])).toEqual([
      ['Elk 2', [8.2, 8.3, 8.4, 8.5], [60.2, 60.3, 60.4, 60.5]],
      ['elk1', [7, 7.1, 7.2, 7.3, 7.4, 7.5], [59, 59.1, 59.2, 59.3, 59.4, 59.5]],
    ]);
    expect(report).toMatchObject({ rowsRead: 10, fixesKept: 10 });
    expect(notes.join()).toContain('the places of 2 animals stand side by side, and each was read as that of an animal of its own: elk1, Elk 2.');
  });

  test('one that a person names is read alone; a row without any place, or with too many cells, is counted', async () => {
    const text = `time,a lon,a lat,b lon,b lat\n${rows((time, i) => `${time},7.${i},59,8,60`)}2020-03-02T00:00:00Z,,,,\n2020-03-02T01:00:00Z,1,2,3,4,5\n`;
    const { tracks } = await importOk(givenFile('x.csv', text), { mapping: { map: { time: 'time', x: 'b lon', y: 'b lat' }, oneAnimal: true, zone: 'UTC' } });
    expect(tracks.map(({ individual, lon }) => [individual, lon.length])).toEqual([['x', 6]]);
    const { report } = await importOk(givenFile('x.csv', text));
    expect(report.dropped).toEqual({ 'dropped.noPlace': 1, 'dropped.tooManyCells': 1 });
  });

  test.each([
    ['an animal has its column', ['id', 'time', 'a_lon', 'a_lat', 'b_lon', 'b_lat']],
    ['two places of one animal', ['time', 'start_lon', 'start_lat', 'end_lon', 'end_lat']],
    ['two ways of one place', ['time', 'lon', 'lat', 'lon_smooth', 'lat_smooth']],
    ['one animal', ['time', 'a_lon', 'a_lat']],
    ['an axis is missing', ['time', 'a_lon', 'a_lat', 'b_lon', 'c_lat']],
  ])('but not where %s', (_, header) => {
    expect(findSideBySide(header)).toBeUndefined();
  });
});

describe('writings that are known and not read', () => {
  test.each([
    ['MGRS', '32VLM4000060000', 'MGRS codes'],
    ['grid', '32V LM 40000 60000', 'MGRS codes'],
    ['UTM', '32N 391000 6563000', 'a UTM zone, easting and northing in one cell'],
    ['grid ref', 'NN 166 712', 'British grid references'],
    ['geohash', 'u4t0c940c', 'geohashes'],
    ['code', '9FFW84J9+XG', 'Plus Codes'],
    ['where', 'https://maps.example.org/?q=59.2,7.1', 'links to a map'],
  ])('places in “%s” such as %s', async (field, text, said) => {
    const { message, place } = await importError(givenFile('a.csv', `id,time,${field}\n${rows((time) => `a,${time},"${text}"`)}`));
    expect(message).toContain(`“${field}” holds places as ${said}, such as “${text}”, which are not read here`);
    expect(place).toEqual({ file: 'a.csv', row: 2, field });
  });

  test.each([
    ['datenum', '737851.25', 'as MATLAB counts days from the year 0 on, and other programs from the year 1 on'],
    ['julian_date', '2458909.5', 'as Julian days are counted'],
  ])('times in “%s” such as %s', async (field, text, said) => {
    const { message, place } = await importError(givenFile('a.csv', `id,${field},lon,lat\n${rows((_, i) => `a,${text},7,59.${i}`)}`));
    expect(message).toContain(`“${field}” holds numbers such as ${text}, ${said}, which are not read here`);
    expect(place).toEqual({ file: 'a.csv', row: 2, field });
  });

  test('where coordinates have columns, a code beside them stops nothing', async () => {
    const text = `animal,time,lon,lat,geohash\n${rows((time, i) => `a,${time},7,59.${i},u4t0c940c`)}`;
    expect((await importOk(givenFile('a.csv', text))).tracks).toHaveLength(1);
    const asked = await importTracks([givenFile('b.csv', `animal,when_it_was,a1,b1\n${rows((time, i) => `a,${time},7.${i},59`)}`)]);
    expect(asked.kind).toBe('mapping');
  });
});

test('a week and its day are a date, as ISO 8601 counts them', () => {
  const dayOf = (text: string): string | undefined => {
    const read = parseBareDate(text, 'iso');
    return read && new Date(read.time).toISOString().slice(0, 10);
  };
  // From the standard and its annexes.
  for (const [text, date] of [
    ['1985-W15-5', '1985-04-12'],
    ['1985W155', '1985-04-12'],
    ['2009-W01-1', '2008-12-29'],
    ['2009-W53-7', '2010-01-03'],
    ['2020-W53-5', '2021-01-01'],
    ['2019-W53-1', undefined],
    ['2020-W09-0', undefined],
    ['2020-W09', undefined],
  ] as const)
    expect(dayOf(text), text).toBe(date);
  expect(parseLocalTime('1985-W15-5T10:15:30Z', 'iso')).toMatchObject({ time: Date.UTC(1985, 3, 12, 10, 15, 30), zoned: true });
  expect(recogniseTimeForm('2020-W09-7')).toBe('year-month-day');
});
