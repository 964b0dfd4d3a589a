import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions, MappingQuestion } from '../../../../src/domain/tracks/import/import-types.ts';
import type { TimeForm } from '../../../../src/domain/tracks/import/parse-local-time.ts';
import { givenFile, importError, importOk } from './given-file.ts';

/** Files as people have them: what spreadsheets, R, loggers and servers do to a table that was good. */
const HEADER = ['event-id', 'timestamp', 'location-long', 'location-lat', 'individual-local-identifier'] as const;
const ROWS = [
  ['1', '2021-03-01 06:00:00.000', '7.11', '59.21', 'Ren 1'],
  ['2', '2021-03-02 06:00:00.000', '7.12', '59.22', 'Ren 1'],
  ['3', '2021-03-03 06:00:00.000', '7.13', '59.23', 'Ren 1'],
];
const table = (rows: readonly (readonly string[])[], mark = ',', header: readonly string[] = HEADER): string =>
  `${[header, ...rows].map((cells) => cells.join(mark)).join('\n')}\n`;
const read = (text: string, options?: ImportOptions) => importOk(givenFile('f.csv', text), options);
const asked = async (text: string, options?: ImportOptions): Promise<MappingQuestion> => {
  const result = await importTracks([givenFile('f.csv', text)], options);
  if (result.kind !== 'mapping') throw new Error('read without a question');
  return result.needsMapping;
};
/** A Movebank table with other cells in one column. */
const withColumn = (column: (typeof HEADER)[number], cells: readonly string[], mark = ','): string =>
  table(
    cells.map((cell, i) =>
      HEADER.map((name, at) => (name === column ? cell : ((name === 'timestamp' ? undefined : ROWS[0]?.[at]) ?? `2021-03-0${(i % 9) + 1} 06:00:00`))),
    ),
    mark,
  );
const GOOD = table(ROWS);

describe('decimal commas', () => {
  const commas = (mark: string): string =>
    table(
      ROWS.map((row) => row.map((cell, at) => (at === 2 || at === 3 ? cell.replace('.', ',') : cell))),
      mark,
    );
  test.each([';', '\t', '|'])('in a Movebank table cut by %j, with a note', async (mark) => {
    const { tracks, notes } = await read(commas(mark));
    expect(tracks).toEqual((await read(GOOD)).tracks);
    expect(notes.join()).toMatch(/decimal comma were read as such .*: 6, the first in row 2/);
  });
  test('in quotes where commas cut the cells; in Darwin Core and the Seabird Tracking Database', async () => {
    const quoted = table(ROWS.map((row) => row.map((cell, at) => (at === 2 || at === 3 ? `"${cell.replace('.', ',')}"` : cell))));
    expect((await read(quoted)).tracks).toEqual((await read(GOOD)).tracks);
    const dwc = 'organismID\teventDate\tdecimalLatitude\tdecimalLongitude\nw\t2020-03-01T01:00Z\t25,5\t-112,25\nw\t2020-03-02T01:00Z\t25,5\t-112\n';
    expect((await read(dwc)).tracks[0]?.lon[0]).toBe(-112.25);
    const seabird = 'bird_id;date_gmt;time_gmt;latitude;longitude\nb;2020-03-01;01:00:00;-16,5;-5,25\nb;2020-03-02;01:00:00;-16,5;-5,5\n';
    expect([...(await read(seabird)).tracks[0]!.lon]).toEqual([-5.25, -5.5]);
  });
  test('a number with two commas is none', async () => {
    const { report } = await read(withColumn('location-long', ['7,11', '7,1,1', '7,12'], ';'));
    expect(report).toMatchObject({ fixesKept: 2, firstRows: { 'dropped.placeNotNumbers': [3] } });
  });
});

describe('what stands before the header', () => {
  test.each([',', ';', '\t', '|', '^', ':'])('sep=%j sets the delimiter, in any case and in quotes', async (mark) => {
    const rows = ROWS.map((row) => row.map((cell) => (mark === ':' ? cell.replaceAll(':00', 'h') : cell)));
    const readable = mark === ':' ? rows.map((row) => row.map((cell, at) => (at === 1 ? cell.slice(0, 10) : cell))) : ROWS;
    const expected = (await read(table(readable))).tracks;
    for (const line of [`sep=${mark}\r\n`, `"sep=${mark}"\n`, `\uFEFFSEP=${mark}\n\n`]) {
      const { tracks, report } = await read(line + table(readable, mark));
      expect(tracks, line).toEqual(expected);
      expect(report.rowsRead).toBe(3);
    }
  });
  test('sep= that the table does not keep to is passed over', async () => {
    expect((await read(`sep=;\n${GOOD}`)).tracks).toEqual((await read(GOOD)).tracks);
  });
  test.each([
    ['an encoding', 'UTF-8\n', 1],
    ['comments', '# Export of collar 1234, UTC\n# 3 positions, none lost, good\n', 2],
    ['lines of names and values, blank lines between', 'Collar: 1234\n\nExported,2021-03-04\nby,somebody\n', 3],
    ['lines that a spreadsheet filled up', 'Collar 1234,,,,\nUTC,,,,\n', 2],
    ['a title with commas', 'Wild reindeer, Setesdal, 2021\nall rights, by all, always\n', 2],
    ['percent signs', '% a\n% b\n% c\n', 3],
  ])('%s: passed over with a note, and rows keep their line numbers', async (_, before, skipped) => {
    const damaged = `${before}${GOOD}4,,7,59,Ren 1\n`;
    const { tracks, report, notes, format } = await read(damaged);
    expect(format).toBe('Movebank CSV');
    expect(tracks).toEqual((await read(GOOD)).tracks);
    const lines = before.split('\n').length - 1;
    expect(report.firstRows).toEqual({ 'dropped.noTime': [lines + 5] });
    expect(notes.join('\n')).toMatch(new RegExp(`f\\.csv: ${skipped} lines? before the header \\(row ${lines + 1}\\) passed over`));
  });
  test('a header that is itself a comment; the columns a person named', async () => {
    expect((await read(`# made by a logger\n#${GOOD}`)).tracks).toEqual((await read(GOOD)).tracks);
    const mapping = { map: { individual: 'deer', time: 'when', x: 'e', y: 'n' } };
    const { tracks } = await read('Logger\tfour\ndeer\twhen\te\tn\na\t2021-03-01T00:00Z\t7\t59\na\t2021-03-02T00:00Z\t7\t59\n', { mapping });
    expect(tracks[0]?.time).toHaveLength(2);
  });
  test('a row of units below the header is left out and counted, not one in the middle', async () => {
    const units = ',UTC,degrees_east,degrees_north,';
    const { report } = await read(GOOD.replace('\n', `\n${units}\n`));
    expect(report).toMatchObject({ rowsRead: 4, fixesKept: 3, firstRows: { 'dropped.units': [2] } });
    expect((await read(`${GOOD}${units}\n`)).report.dropped).toEqual({ 'dropped.noAnimal': 1 });
  });
  test('lines that hold no table at all are an error that names the file', async () => {
    expect((await importError(givenFile('f.csv', 'sep=;\n'))).message).toBe('f.csv is empty.');
    expect((await importError(givenFile('f.csv', '# one\n# two\n'))).place.file).toBe('f.csv');
    expect((await importError(givenFile('f.csv', 'one\ntwo\nthree\n'))).message).toContain('only one column');
  });
});

describe('times', () => {
  const times = (cells: readonly string[]) => withColumn('timestamp', cells);
  const hours = async (cells: readonly string[]): Promise<number[]> =>
    [...(await read(times(cells))).tracks[0]!.time].map((time) => (time - Date.UTC(2021, 2, 1)) / 3_600_000);
  test('without seconds, with T and Z, with an offset, mixed: exact, what names no zone is UTC', async () => {
    expect(
      await hours([
        '2021-03-01 06:00',
        '2021-03-01T07:00Z',
        '2021-03-01T10:00:00+02:00',
        '2021-03-01 09:00:00.000',
        '2021-03-01 04:30:00-0530',
        '2021-03-01T12:00+01',
        '20210301T120000Z',
      ]),
    ).toEqual([6, 7, 8, 9, 10, 11, 12]);
  });
  test('a bare date among times of day is midnight, with a note; one that no calendar has is counted', async () => {
    const { tracks, notes, report } = await read(times(['2021-03-01', '2021-03-01 06:00:00', '2021-03-02', '2021-02-30']));
    expect([...tracks[0]!.time]).toEqual([0, 6, 24].map((hour) => Date.UTC(2021, 2, 1, hour)));
    expect(notes.join()).toMatch(/2 dates without a time of day were taken as midnight \(“timestamp”\), the first in row 2/);
    expect(report.firstRows).toEqual({ 'dropped.otherTimeForm': [5] });
  });
  test('dates alone are read as their midnights, and it is said that they are dates alone', async () => {
    const { tracks, notes } = await read(times(['2021-03-01', '2021-03-02']));
    expect(tracks[0]?.time).toHaveLength(2);
    expect(notes.join()).toMatch(/“timestamp” holds dates without a time of day \(2,/);
    const dwc = 'organismID\teventDate\tdecimalLatitude\tdecimalLongitude\nw\t2020-03-01\t25\t-112\nw\t2020-03-02\t25\t-112\n';
    expect((await read(dwc)).tracks[0]?.time).toHaveLength(2);
  });
  test('a bare date in a mapped table, in its own form', async () => {
    const mapping = { map: { individual: 'i', time: 't', x: 'x', y: 'y' }, timeForm: 'day-month-year', zone: 'Europe/Berlin' } as const;
    const { tracks } = await read('i,t,x,y\na,01/07/2021,1,1\na,01/07/2021 06:00,1,1\n', { mapping });
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2021, 5, 30, 22), Date.UTC(2021, 6, 1, 4)]);
  });
  test.each([
    ['seconds', ['1509139743.2741', '1509239743,1'], 'unix-seconds', 1_509_139_743_274],
    ['milliseconds', ['1509139743274', '1509239743100'], 'unix-milliseconds', 1_509_139_743_274],
    ['seconds of last century', ['915148800', '915152400'], 'unix-seconds', 915_148_800_000],
  ])('%s since 1970 are known by their digits, in a known format and in a mapped table, and suggested', async (_, cells, timeForm, first) => {
    const semicolons = withColumn('timestamp', cells, ';');
    const { tracks, notes } = await read(semicolons);
    expect(tracks[0]?.time[0]).toBe(first);
    expect(notes.join()).toMatch(/“timestamp” holds numbers, which by their digits are (milli)?seconds since 1970/);
    const other = semicolons.replace('timestamp', 'ts').replace('individual-local-identifier', 'animal');
    const mapping = { map: { individual: 'animal', time: 'ts', x: 'location-long', y: 'location-lat' } };
    expect((await read(other, { mapping })).tracks[0]?.time[0]).toBe(first);
    expect((await asked(other.replace('location-long', 'lo').replace('location-lat', 'la'))).suggestion).toMatchObject({ timeForm });
  });
  test('seconds that were said to be milliseconds are refused with their count', async () => {
    const mapping = { map: { individual: 'i', time: 't', x: 'x', y: 'y' }, timeForm: 'unix-milliseconds' } as const;
    const error = await importError(givenFile('f.csv', 'i,t,x,y\na,1509139743,1,1\na,1509239743,1,1\n'), { mapping });
    expect(error).toMatchObject({ code: 'table.otherForm', place: { file: 'f.csv', row: 2, field: 't' } });
    expect(error.message).toContain('read as milliseconds, and 2 of 2 rows cannot be');
  });
});

describe('dates with the year last are asked for, never guessed', () => {
  const dates = (cells: readonly string[]) => withColumn('timestamp', cells);
  test.each<[string[], TimeForm | undefined, number, number]>([
    [['3/14/2015 7:05', '3/15/2015 7:05'], 'month-day-year', 0, 2],
    [['14.03.2015 07:05', '15.03.2015'], 'day-month-year', 2, 0],
    [['03-04-15 7:05 PM', '03-05-15 7:05 PM'], undefined, 0, 0],
    [['2015/03/14 07:05', '2015/03/15 07:05'], 'year-month-day', 0, 0],
  ])('%j', async (cells, timeForm, dayFirst, monthFirst) => {
    const question = await asked(dates(cells));
    expect(question).toMatchObject({ asks: 'timeForm', dates: { field: 'timestamp', text: cells[0], dayFirst, monthFirst, of: 2 } });
    expect(question.suggestion.timeForm).toBe(timeForm);
    expect(question.suggestion.map).toEqual({ individual: HEADER[4], time: HEADER[1], x: HEADER[2], y: HEADER[3] });
    const { tracks } = await read(dates(cells), { mapping: { ...question.suggestion, timeForm: timeForm ?? 'month-day-year' } });
    expect(tracks[0]?.time).toHaveLength(2);
  });
  test.each([
    ['month-day-year', 18, 'month first', 'day first'],
    ['day-month-year', 18, 'day first', 'month first'],
  ] as const)('%s where it cannot be: how many rows, and what they are', async (timeForm, n, read_, other) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const cells = Array.from({ length: 30 }, (_, i) => (timeForm === 'month-day-year' ? `${two(i + 1)}/06/2025 12:00` : `06/${two(i + 1)}/2025 12:00`));
    const error = await importError(givenFile('f.csv', dates(cells)), { mapping: { timeForm } });
    expect(error.place).toEqual({ file: 'f.csv', row: 14, field: 'timestamp' });
    expect(error.message).toContain(`was read ${read_}, and ${n} of 30 rows cannot be`);
    expect(error.message).toContain(`all of it makes sense ${other}`);
  });
  test('both forms in one column fit none', async () => {
    const error = await importError(givenFile('f.csv', dates(['13/06/2025 12:00', '06/14/2025 12:00'])), { mapping: { timeForm: 'day-month-year' } });
    expect(error.message).toContain('no one form fits all rows');
  });
  test('another form than the one that was said is counted too', async () => {
    const error = await importError(givenFile('f.csv', dates(['2025-06-13 12:00', '13/06/2025 12:00', '14/06/2025 12:00'])));
    expect(error.message).toContain('another date form, “13/06/2025 12:00”, in 2 of 3 rows');
  });
});

describe('cells that say that nothing is there', () => {
  test.each(['NA', 'NaN', 'NULL', 'null', 'n/a', 'N/A', '#N/A', 'None', '-', '.', '\\N', '-9999', '-9999.0'])(
    '%s is no animal, no time, no place',
    async (nothing) => {
      const rows = [
        ...ROWS,
        ['4', '2021-03-04 06:00:00', '7', '59', nothing],
        ['5', nothing, '7', '59', 'Ren 1'],
        ['6', '2021-03-06 06:00:00', nothing, nothing, 'Ren 1'],
      ];
      const { tracks, report } = await read(table(rows));
      expect(tracks.map(({ individual }) => individual)).toEqual(['Ren 1']);
      expect(report.firstRows).toEqual({ 'dropped.noAnimal': [5], 'dropped.noTime': [6], 'dropped.noPlace': [7] });
      const mapping = { map: { individual: HEADER[4], time: HEADER[1], x: HEADER[2], y: HEADER[3] }, zone: 'UTC' };
      expect((await read(table(rows), { mapping })).report.firstRows).toEqual(report.firstRows);
    },
  );
  test.each(['NA1', 'Nan', '-9998', 'None 2', '9999'])('%s is a name', async (name) => {
    const { tracks } = await read(withColumn('individual-local-identifier', [name, name]));
    expect(tracks.map(({ individual }) => individual)).toEqual([name]);
  });
});

describe('places', () => {
  const mapping = { map: { individual: 'id', time: 'when', x: 'long', y: 'lat' } };
  const places = async (cells: readonly (readonly [string, string])[], options: ImportOptions = { mapping }): Promise<number[][]> => {
    const rows = cells.map((pair, i) => ['m', `2020-05-0${i + 1}T00:00Z`, ...pair].map((cell) => `"${cell.replaceAll('"', '""')}"`));
    const [track] = (await read(table(rows, ',', ['id', 'when', 'long', 'lat']), options)).tracks;
    return Array.from(track!.lon, (lon, i) => [lon, track!.lat[i]!].map((value) => Math.round(value * 1e5) / 1e5));
  };
  test('degrees, minutes and seconds in the ways they are written', async () => {
    expect(
      await places([
        ['7°26\'20.5"E', '45°8\'41.3"N'],
        ['7º26′20,5″ E', '45˚ 08′ 41,3″ N'],
        ['7 26 20.5 E', 'N 45 8 41.3'],
        ['7d26m20.5sE', '45d08m41.3sN'],
        ['7:26:20.5', '45:08:41.3'],
        ["7°26.34167'E", "45°08.68833'N"],
        ['7Â°26\'20.5"E', '45Â°8\'41.3"N'],
      ]),
    ).toEqual(Array.from({ length: 7 }, () => [7.43903, 45.14481]));
    expect(
      await places([
        ['70.65W', '33.4S'],
        ['−70.65', '−33.4'],
        ["W70°39'", "S33°24'"],
        ["70° 39.0' W", "33° 24.0' S"],
      ]),
    ).toEqual(Array.from({ length: 4 }, () => [-70.65, -33.4]));
  });
  test('in a table of a known format too', async () => {
    const { tracks } = await read(withColumn('location-long', ["7°30'E", '8 30 00 W']));
    expect([...tracks[0]!.lon]).toEqual([7.5, -8.5]);
  });
  test('what is damaged is counted, not read as something else', async () => {
    const { report } = await read(withColumn('location-long', ['7', "7°61'", '45°N', '7°26\'20.5"E W', '8', '7 8 9 10', '1'.repeat(400_000)]));
    expect(report).toMatchObject({ fixesKept: 2, dropped: { 'dropped.placeNotNumbers': 5 } });
  });
  test('longitudes run on past ±180: 0 to 360, unwrapped both ways and more than once; what jumps there is left out', async () => {
    const cells = ['174', '182', '190', '270', '359', '368', '450', '530', '545'];
    const { tracks, notes, report } = await read(withColumn('location-long', cells));
    expect([...tracks[0]!.lon]).toEqual([174, -178, -170, -90, -1, 8, 90, 170, -175]);
    expect(report.dropped).toEqual({});
    expect(notes.join()).toMatch(/8 longitudes beyond ±180° were brought back .*first in row 3/);
    expect([...(await read(withColumn('location-long', ['-174', '-182', '-190', '-360']))).tracks[0]!.lon]).toEqual([-174, 178, 170, 0]);
    expect((await read(withColumn('location-long', ['174', '999', '400', '175']))).report.firstRows).toEqual({ 'dropped.placeOutOfRange': [3, 4] });
    const lon = [...(await read(withColumn('location-long', ['174', '178', '-178', '-174']))).tracks[0]!.lon];
    expect(lon).toEqual([174, 178, -178, -174]);
  });
});

test('a name that a spreadsheet shortened is noted; one that only looks like it is none', async () => {
  for (const name of ['1.71E+11', '1,71E+11', '2e12']) {
    expect((await read(withColumn('individual-local-identifier', [name, name], ';'))).notes.join()).toContain(
      `“${name}” in “individual-local-identifier” looks like a number`,
    );
  }
  expect((await read(withColumn('individual-local-identifier', ['E11', 'E11', '171000000000', '171000000000']))).notes.join()).not.toContain(
    'looks like a number',
  );
});

test('the columns of a table can be asked for though its format is known, with what it is read as now', async () => {
  const question = await asked(GOOD, { ask: true });
  expect(question).toMatchObject({ asks: 'all', suggestion: { map: { individual: HEADER[4], time: HEADER[1], x: HEADER[2], y: HEADER[3] } } });
  expect((await read(GOOD, { mapping: { ...question.suggestion, zone: 'UTC' } })).tracks).toEqual((await read(GOOD)).tracks);
});

test('one column for both coordinates and columns of hemispheres are suggested', async () => {
  const pairs = 'animal;time;lat, lon\na;2020-03-01T00:00Z;59.2, 7.1\na;2020-03-02T00:00Z;59.3, 7.2\n';
  const { suggestion } = await asked(pairs);
  expect(suggestion).toEqual({ map: { individual: 'animal', time: 'time', point: 'lat, lon' } });
  expect([...(await read(pairs, { mapping: suggestion })).tracks[0]!.lon]).toEqual([7.1, 7.2]);
  const hemispheres = 'animal,date,time,lat,N/S,lon,E/W\na,2020-03-01,00:00,33,S,70,W\na,2020-03-02,00:00,33,S,70,W\n';
  expect((await asked(hemispheres)).suggestion.map).toMatchObject({ time: 'date', timeOfDay: 'time', northSouth: 'N/S', eastWest: 'E/W' });
});

describe('a table that leaves nothing to ask is read, with a note', () => {
  const GENERIC = 'id,when,long,lat\na,2020-03-01T00:00Z,7.1,59.2\na,2020-03-02T00:00Z,7.2,59.3\n';
  test('by its names', async () => {
    const { tracks, notes } = await read(GENERIC);
    expect([...tracks[0]!.lon]).toEqual([7.1, 7.2]);
    expect(notes.join()).toContain('animal “id”, time “when”, longitude “long”, latitude “lat”');
  });
  test.each([
    ['times without a zone', GENERIC.replaceAll('Z', '')],
    ['names that are those of records', GENERIC.replace('\na,2020-03-02', '\nb,2020-03-02')],
    ['metres', GENERIC.replace('7.1', '500000')],
    ['a tag', GENERIC.replace('id', 'tag')],
    ['dates that can be read in more ways than one', GENERIC.replaceAll('2020-03-0', '3/').replaceAll('T00', '/2020 00')],
  ])('%s: asked for', async (_, text) => {
    expect((await asked(text)).asks).toBe('columns');
  });
});

test('a table with a column for everything is refused before it is drawn', async () => {
  const error = await importError(givenFile('f.csv', `${'c,'.repeat(200_000)}\n1\n`));
  expect(error.message).toBe('f.csv, row 1: the header has 200,001 columns; a table of tracks has at most 5,000.');
});

test('a file of one line without an end, in whatever format, ends soon', async () => {
  const started = performance.now();
  for (const text of ['a'.repeat(900_000), 'a,b '.repeat(200_000), 'Date:'.repeat(200_000), '"a'.repeat(300_000), '7°'.repeat(300_000)]) {
    expect((await importError(givenFile('f.csv', text))).place.file).toBe('f.csv');
  }
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('a table of measurements without a column of places says that it has none', async () => {
  const tilts = 'event-id,timestamp,sensor-type,tilt-x,individual-local-identifier\n1,2021-03-01 06:00:00,accessory-measurements,1,a\n';
  expect((await importError(givenFile('f.csv', tilts))).message).toBe('f.csv holds no locations: it has no column of longitude or latitude.');
  expect((await importError(givenFile('f.csv', GOOD.replace('location-lat', 'lt')))).message).toContain('the column “location-lat” is missing');
});

test('files without a time or without a place say so', async () => {
  const gpx = '<gpx><trk><trkseg><trkpt lat="59" lon="7"/><trkpt lat="59.1" lon="7.1"/></trkseg></trk></gpx>';
  expect((await importError(givenFile('a.gpx', gpx))).message).toBe('a.gpx: no point has a time (2 rows), and without times there are no tracks.');
  expect((await importError(givenFile('f.csv', withColumn('location-lat', ['', ''])))).message).toMatch(/holds no locations \(2 rows/);
});

test('animals of several species are told of, those of one are not', async () => {
  const rows = (species: readonly string[]): string =>
    [
      'timestamp,location-long,location-lat,individual-local-identifier,individual-taxon-canonical-name',
      ...species.flatMap((taxon, i) => [0, 1].map((hour) => `2020-01-01 0${hour}:00:00,${10 + i},50,a${i},${taxon}`)),
    ].join('\n');
  const { notes, species } = await importOk(givenFile('all.csv', rows(['Capra ibex', 'Cervus elaphus', 'Cervus elaphus', 'NA'])));
  expect(species).toBeUndefined();
  expect(notes.join(' ')).toContain('The animals are of 2 species: Cervus elaphus (2), Capra ibex (1).');
  const one = await importOk(givenFile('all.csv', rows(['Capra ibex', 'Capra ibex', ''])));
  expect(one.notes.join(' ')).not.toContain('species');
  // One of the animals is of a species that nobody names.
  expect(one.species).toBeUndefined();
  expect((await importOk(givenFile('all.csv', rows(['Capra ibex', 'Capra ibex'])))).species).toBe('Capra ibex');
});

test('reference data alone are told of as such', async () => {
  const reference = 'tag-id,animal-id,animal-taxon,deploy-on-date\n1,Ren 1,Rangifer tarandus,2020-01-01 00:00:00.000\n';
  const fault = await importError(givenFile('reference.csv', reference));
  expect(fault.code).toBe('import.referenceOnly');
  expect(fault.message).toContain('reference.csv says which animal carried which tag, and holds no locations');
});
