import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { Track } from '../../../../src/domain/tracks/track.ts';
import { hourlyRows, writeTrackingFile } from '../tracking-file.ts';
import { FIXTURES, givenFile, gzipped, hasRawData, importError, importOk, RAW_DATA, sample, utf16 } from './given-file.ts';
import { readWholeText } from './whole-text-reader.ts';
import { isFull } from '../../../full.ts';

/** Byte by byte: by its values one by one, as `toEqual` goes, a study takes seconds. */
function expectSameTracks(tracks: readonly Track[], expected: readonly Track[]): void {
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual(expected.map(({ individual, time }) => [individual, time.length]));
  tracks.forEach((track, i) => {
    const other = expected[i]!;
    const { time, lon, lat, error, ...words } = track;
    const { time: times, lon: lons, lat: lats, error: errors, ...others } = other;
    expect(words).toEqual(others);
    const pairs = [
      [time, times],
      [lon, lons],
      [lat, lats],
      [error, errors],
    ] as const;
    const same = pairs.every(([a, b]) => a.constructor === b.constructor && bytesOf(a).equals(bytesOf(b)));
    // Which value differs, or none but for the bits of a NaN.
    if (!same) expect(track).toEqual(other);
  });
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Float32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

const GOOD = writeTrackingFile([...hourlyRows(5, 'Müller'), ...hourlyRows(3, 'a')]);

test('a Movebank CSV gives the same tracks and report as Papa Parse on the whole text, however its bytes arrive', async () => {
  const expected = readWholeText(GOOD, 0);
  for (const piece of [1, 7, 1000]) {
    const { tracks, report, format } = await importOk(givenFile('f.csv', GOOD, piece));
    expect(tracks).toEqual(expected.tracks);
    expect(report).toEqual(expect.objectContaining(expected.report));
    expect(format).toBe('Movebank CSV');
  }
});

test('gzip, encodings, delimiters, line ends and quotes change nothing', async () => {
  const { tracks } = await importOk(givenFile('f.csv', GOOD));
  const latin1 = new Uint8Array(Buffer.from(GOOD, 'latin1'));
  const quoted = GOOD.trim()
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    .join('\n');
  const twins = [
    gzipped(GOOD),
    utf16(GOOD),
    utf16(GOOD, true),
    utf16(GOOD, false, false),
    latin1,
    `\uFEFF${GOOD}`,
    quoted,
    GOOD.replaceAll(',', ';'),
    GOOD.replaceAll(',', '\t'),
    GOOD.replaceAll(',', '|'),
    GOOD.replaceAll('\n', '\r\n'),
    GOOD.replaceAll('\n', '\r'),
    GOOD.trimEnd(),
  ];
  for (const [at, twin] of twins.entries()) {
    for (const piece of [3, 65_536]) expect((await importOk(givenFile('f.csv', twin, piece))).tracks, `twin ${at}, ${piece} bytes a read`).toEqual(tracks);
  }
  expect((await importOk(givenFile('f.csv', latin1))).notes.join()).toMatch(/Windows-1252/);
});

test('a Latin-1 line does not spoil the UTF-8 names around it', async () => {
  const lines = writeTrackingFile(hourlyRows(4, 'Müller')).split('\n');
  const bytes = Buffer.concat([
    Buffer.from(`${lines.slice(0, 3).join('\n')}\n`),
    Buffer.from(`${lines[3]}\n`, 'latin1'),
    Buffer.from(lines.slice(4).join('\n')),
  ]);
  expect((await importOk(givenFile('f.csv', new Uint8Array(bytes)))).tracks.map(({ individual, time }) => [individual, time.length])).toEqual([['Müller', 4]]);
});

test('row numbers are line numbers, also after a line break inside quotes', async () => {
  const lines = writeTrackingFile([...hourlyRows(2), { visible: 'false' }])
    .trim()
    .split('\n');
  const text = [lines[0], lines[1]?.replace('Steppe', '"Ste\n""ppe"""'), '', lines[2], lines[3]].join('\n');
  for (const piece of [1, 999])
    expect((await importOk(givenFile('f.csv', text, piece))).report).toMatchObject({ rowsRead: 3, firstRows: { 'dropped.notVisible': [6] } });
});

test('several files are one study: tracks join, a fix in both counts once, as the earlier file has it', async () => {
  const rows = hourlyRows(4);
  const twin = { ...rows[2], 'location-long': '80' };
  const { tracks, files, report } = await importOk([
    givenFile('a.csv', writeTrackingFile(rows.slice(0, 3))),
    givenFile('b.csv.gz', gzipped(writeTrackingFile([twin, ...rows.slice(3), { ...rows[3], 'location-long': '81' }, ...hourlyRows(2, 'b')]))),
  ]);
  expect(tracks.map(({ individual, lon }) => [individual, [...lon]])).toEqual([
    ['7', [71.5, 71.51, 71.52, 71.53]],
    ['b', [71.5, 71.51]],
  ]);
  expect(files.map(({ file, fixesKept, firstRows }) => [file, fixesKept, firstRows])).toEqual([
    ['a.csv', 3, {}],
    ['b.csv.gz', 3, { 'dropped.duplicateInFiles': [2], 'dropped.duplicate': [4] }],
  ]);
  expect(report).toMatchObject({ rowsRead: 8, fixesKept: 6 });
});

test('files of different formats are one study too', async () => {
  const gpx =
    '<gpx><trk><name>7</name><trkseg><trkpt lat="48.25" lon="71.5"><time>2020-03-01T00:00:00Z</time></trkpt><trkpt lat="48.3" lon="71.6"><time>2020-03-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>';
  const { tracks, report, format } = await importOk([givenFile('a.csv', writeTrackingFile(hourlyRows(2))), givenFile('b.gpx', gpx)]);
  expect(format).toBe('Movebank CSV + GPX');
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([['7', 3]]);
  expect(report.dropped).toEqual({ 'dropped.duplicateInFiles': 1 });
});

test('a fix too fast to reach and to leave is dropped and counted in its own file, at its own row', async () => {
  const rows = hourlyRows(6);
  const fast = { ...rows[3], 'location-long': '75' };
  const files = [givenFile('a.csv', writeTrackingFile(rows.slice(0, 2))), givenFile('b.csv', writeTrackingFile([rows[5]!, fast, rows[4]!, rows[2]!]))];
  const reason = 'dropped.tooFast';
  const { tracks, files: reports, report } = await importOk(files, { topSpeedKmh: 15 });
  expect(tracks.map(({ lon }) => [...lon])).toEqual([[71.5, 71.51, 71.52, 71.54, 71.55]]);
  expect(reports.map(({ fixesKept, firstRows }) => [fixesKept, firstRows])).toEqual([
    [2, {}],
    [3, { [reason]: [3] }],
  ]);
  expect(report).toMatchObject({ topSpeedKmh: 15, rowsRead: 6, fixesKept: 5, dropped: { [reason]: 1 }, firstRows: { [reason]: [3] } });
  expect((await importOk(files)).report.fixesKept).toBe(6);
});

describe('Seabird Tracking Database', () => {
  const text =
    'bird_id,track_id,date_gmt,time_gmt,latitude,longitude,argos_quality\nB1,9,2012-07-22,04:17:15,-16.007,-5.726,\nB1,8,2012-07-23,04:17:15,-16.1,-5.8,A\nB1,8,2012-07-24,04:17:15,-16.1,-5.8,Z\n';
  test('the animal is the bird, not the trip; date and time are UTC', async () => {
    const { tracks, format, report } = await importOk(givenFile('s.csv', text));
    expect(format).toBe('Seabird Tracking Database');
    expect(tracks).toMatchObject([{ individual: 'B1' }]);
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2012, 6, 22, 4, 17, 15), Date.UTC(2012, 6, 23, 4, 17, 15)]);
    expect([...tracks[0]!.error]).toEqual([0, 4099]);
    expect(report.dropped).toEqual({ 'dropped.argosZ': 1 });
  });
  test('a missing column and a month of 22 are named', async () => {
    expect((await importError(givenFile('s.csv', text.replace('latitude', 'lat')))).place).toEqual({ file: 's.csv', row: 1, field: 'latitude' });
    expect((await importError(givenFile('s.csv', text.replace('2012-07-23', '07/23/2012')))).place).toEqual({ file: 's.csv', row: 3, field: 'date_gmt' });
  });
});

describe('Darwin Core', () => {
  const text =
    'occurrenceID\torganismID\teventDate\tdecimalLatitude\tdecimalLongitude\tcoordinateUncertaintyInMeters\tlocality\n1\tw1\t2020-03-01T01:00:00+02:00/2020-03-01T03:00:00+02:00\t25.5\t-112.2\t150\t"Bay\n2\tw1\t2020-03-02T01:00:00Z\t25.6\t-112.3\t\t\n3\tw1\t2020-03-03\t25.6\t-112.3\t\t\n';
  test('the start of an interval, its zone, the uncertainty; quotation marks are plain; a date alone is no instant', async () => {
    const { tracks, report } = await importOk(givenFile('occurrence.txt', text));
    expect([...tracks[0]!.time]).toEqual([Date.UTC(2020, 1, 29, 23), Date.UTC(2020, 2, 2, 1)]);
    expect([...tracks[0]!.error]).toEqual([150, 0]);
    expect(report).toMatchObject({ rowsRead: 3, dropped: { 'dropped.dateOnly': 1 }, firstRows: { 'dropped.dateOnly': [4] } });
  });
  test('without an organism the animal is asked for, never taken from the occurrence', async () => {
    const result = await importTracks([givenFile('occurrence.txt', text.replace('organismID', 'other'))]);
    expect(result).toMatchObject({ kind: 'mapping', needsMapping: { file: 'occurrence.txt' } });
  });
});

describe('GPX', () => {
  const text =
    '<?xml version="1.0"?>\n<gpx version="1.1"><wpt lat="1" lon="2"/>\n<trk><name>Elk &amp; <![CDATA[<calf>]]></name><trkseg>\n<trkpt lat="52.1" lon=\'-115.8\'><ele>1</ele><time>2002-01-01T22:01:00Z</time></trkpt>\n<trkpt lat="52.2" lon="-115.9"><time>2002-01-02T22:01:00.5Z</time></trkpt><!-- > -->\n<trkpt lat="52.2" lon="-115.9"/></trkseg></trk></gpx>';
  test('track points with a time are fixes, the track names the animal', async () => {
    for (const piece of [1, 10_000]) {
      const { tracks, report, notes } = await importOk(givenFile('e.gpx', text, piece));
      expect(tracks.map(({ individual }) => individual)).toEqual(['Elk & <calf>']);
      expect([...tracks[0]!.time]).toEqual([Date.UTC(2002, 0, 1, 22, 1), Date.UTC(2002, 0, 2, 22, 1, 0, 500)]);
      expect([...tracks[0]!.lon]).toEqual([-115.8, -115.9]);
      expect(report).toMatchObject({ rowsRead: 3, firstRows: { 'dropped.noTime': [6] } });
      expect(notes.join()).toMatch(/1 waypoint or route point is no fix/);
    }
  });
  test.each([
    ['cut off', text.slice(0, 250)],
    ['crossed tags', text.replace('</trkseg></trk>', '</trk></trkseg>')],
    ['an unknown entity', text.replace('&amp;', '&evil;')],
    ['a document type', text.replace('<gpx', '<!DOCTYPE gpx><gpx')],
    ['other XML', '<svg>\n</svg>'],
  ])('%s is named with its row', async (_, broken) => {
    expect((await importError(givenFile('e.gpx', broken))).place).toMatchObject({ file: 'e.gpx', row: expect.any(Number) });
  });
});

describe('Argos DIAG', () => {
  const text =
    ' 02163  Date : 01.02.98 03:32:32  LC : B  IQ : 00\n      Lat1 : 53.773S  Lon1 :  39.255W  Lat2 : 57.840S  Lon2 :  17.574W\n      12161\n 02163  Date : 02.02.98 03:32:32  LC : 1  IQ : 00\n      Lat1 : 53.7N  Lon1 :  39.2E  Lat2 : 57.840S  Lon2 :  17.574W\n 02163  Date : 02.02.98 04:00:00  LC : Z  IQ : 00\n      Lat1 : ???????  Lon1 : ????????  Lat2 : ???????  Lon2 : ????????\n 02163  Date : 02.02.98 05:00:00  LC : 1  IQ : 00\n';
  test('the first solution with its hemisphere letters, class and a year of the last century', async () => {
    const { tracks, report } = await importOk(givenFile('a.dia', text));
    expect(tracks[0]).toMatchObject({
      individual: '02163',
      lon: Float64Array.of(-39.255, 39.2),
      lat: Float64Array.of(-53.773, 53.7),
      error: Float32Array.of(6808, 795),
    });
    expect(tracks[0]?.time[0]).toBe(Date.UTC(1998, 1, 1, 3, 32, 32));
    expect(report).toMatchObject({ rowsRead: 4, firstRows: { 'dropped.noPlace': [6], 'dropped.noPositionLine': [8] } });
  });
  test('a date in another form stops it; positions alone are no fixes', async () => {
    expect((await importError(givenFile('a.dia', text.replace('02.02.98', '1998-02-02')))).place).toEqual({ file: 'a.dia', row: 4, field: 'Date' });
    expect((await importError(givenFile('a.dia', text.replaceAll(/Lat1/g, 'Lat9')))).message).toMatch(/no usable location.*no position line/);
  });
});

describe.each([['three animals of each', FIXTURES] as const, ...(hasRawData && isFull ? [['every animal', RAW_DATA] as const] : [])])(
  'real files: %s',
  (_, data) => {
    test.each([
      'mule-deer-wyoming/gps.csv.gz',
      'reindeer-setesdal/gps.csv.gz',
      'elk-ya-ha-tinda/gps.csv.gz',
      'white-stork-sw-germany/gps.csv.gz',
      'southern-elephant-seal-kerguelen/argos.csv.gz',
      'blue-whale-north-pacific/argos.csv.gz',
      'oystercatcher-assen/O_ASSEN-gps-2018.csv.gz',
    ])('%s is read as Papa Parse reads the whole text', async (path) => {
      const raw = readFileSync(new URL(path, data));
      const expected = readWholeText(gunzipSync(raw).toString('utf8'), 0);
      const { tracks, report } = await importOk(sample(path, data));
      expectSameTracks(tracks, expected.tracks);
      expect(report).toEqual(expected.report);
    });
    const folder = 'oystercatcher-assen';
    const [reference, first, second] = ['O_ASSEN-reference-data.csv', 'O_ASSEN-gps-2018.csv.gz', 'O_ASSEN-gps-2019.csv.gz'].map((name) => `${folder}/${name}`);
    test('the oystercatchers as a data package: both years, reference data left aside', async () => {
      const { format, files, notes, tracks } = await importOk([
        sample(`${folder}/datapackage.json`, data),
        sample(reference!, data),
        sample(second!, data),
        sample(first!, data),
      ]);
      expect(format).toBe('Frictionless Data Package + Movebank CSV');
      expect(files.map(({ file }) => file)).toEqual(['O_ASSEN-gps-2018.csv.gz', 'O_ASSEN-gps-2019.csv.gz']);
      expect(notes.join()).toMatch(/reference-data\.csv is part/);
      expect(tracks.length).toBeGreaterThanOrEqual(3);
    });
    test('a package whose tables are missing names them', async () => {
      expect((await importError(sample(`${folder}/datapackage.json`, data))).place).toEqual({ file: 'O_ASSEN-gps-2018.csv.gz' });
      expect((await importOk([sample(`${folder}/datapackage.json`, data), sample(second!, data)])).notes.join()).toMatch(
        /2018\.csv\.gz is part of the data package and was not given/,
      );
      expect((await importError(givenFile('datapackage.json', '{"resources": 3}'))).place).toMatchObject({ file: 'datapackage.json', field: 'resources' });
    });
  },
);

// Their licences let nobody pass them on, not even a few rows: the formats are tested above on rows of our own.
describe.skipIf(!hasRawData)('real files that are not passed on (skipped without the raw data)', () => {
  test('the masked boobies: every row is kept or counted', async () => {
    const { report, format } = await importOk(sample('masked-booby-st-helena/seabird-tracking-database.csv.gz', RAW_DATA));
    expect(format).toBe('Seabird Tracking Database');
    expect(report.rowsRead).toBe(178_006);
    expect(report.fixesKept).toBeGreaterThan(177_000);
  });
  test('the Argos DIAG sample: 980 messages, 290 of them without a place', async () => {
    const { report, tracks } = await importOk(sample('argos-diag-sample/98feb_a.dia.gz', RAW_DATA));
    expect(report).toMatchObject({ rowsRead: 980, dropped: { 'dropped.noPlace': 290, 'dropped.argosZ': 6 } });
    expect(tracks.every(({ lat }) => lat.every((value) => value < -40))).toBe(true);
  });
});
