import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { TrackingFile } from '../../../../src/domain/tracks/import/import-types.ts';
import { givenFile, importError, importOk } from './given-file.ts';

const kml = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>Export</name>${inside}</Document></kml>`;
const track = (day: number, lon: number): string =>
  `<gx:Track><when>2020-05-0${day}T00:00:00Z</when><when>2020-05-0${day}T06:00:00.5Z</when><gx:coord>${lon} 59.1 10</gx:coord><gx:coord>${lon + 0.1} 59.2 11</gx:coord></gx:Track>`;
const mark = (name: string, hour: number, lon: number, more = ''): string =>
  `<Placemark><name>${name}</name><TimeStamp><when>2020-05-01T0${hour}:00:00Z</when></TimeStamp>${more}<Point><coordinates>${lon},59.1,0</coordinates></Point></Placemark>`;
const folder = (name: string, inside: string): string => `<Folder><name>${name}</name>${inside}</Folder>`;

/** Fixes by animal. */
async function animalsOf(file: TrackingFile | readonly TrackingFile[]): Promise<Record<string, number>> {
  const { tracks } = await importOk(file);
  return Object.fromEntries(tracks.map(({ individual, time }) => [individual, time.length]));
}

test('a track of KML is an animal’s, by its name; parts of one placemark are one animal’s', async () => {
  const text = kml(
    `<Placemark><name>Elk &amp; calf</name><gx:MultiTrack>${track(1, 7)}${track(2, 8)}</gx:MultiTrack></Placemark><Placemark>${track(1, 9)}<name>B</name></Placemark>`,
  );
  for (const piece of [1, 10_000]) {
    const { tracks, format, notes } = await importOk(givenFile('a.kml', text, piece));
    expect(tracks.map(({ individual }) => individual)).toEqual(['B', 'Elk & calf']);
    expect([...tracks[1]!.time]).toEqual([1, 2].flatMap((day) => [Date.UTC(2020, 4, day), Date.UTC(2020, 4, day, 6, 0, 0, 500)]));
    expect([...tracks[1]!.lon]).toEqual([7, 7.1, 8, 8.1]);
    expect([...tracks[1]!.lat]).toEqual([59.1, 59.2, 59.1, 59.2]);
    expect(format).toBe('KML');
    expect(notes.join()).toBe('');
  }
});

test('positions without a time, and times without a position, are counted', async () => {
  const text = kml(
    `<Placemark><name>a</name><Track><when>2020-05-01T00:00:00Z</when><when></when><when>2020-05-03T00:00:00Z</when><when>2020-05</when><when>2020-05-05</when>
<coord>7 59</coord><coord>7.1 59</coord><coord/><coord>7.3 59</coord><coord>7.4 59</coord></Track></Placemark>`,
  );
  const { report, notes } = await importOk(givenFile('a.kml', text));
  expect(report).toMatchObject({ rowsRead: 5, fixesKept: 2, dropped: { 'dropped.noTime': 1, 'dropped.noPlace': 1, 'dropped.timeUnreadable': 1 } });
  expect(notes.join()).toMatch(/names no time zone.*UTC, as KML has them/);
});

test.each<[string, string, Record<string, number>]>([
  [
    'by their folders, where names are numbers',
    folder('Deer 1', mark('1', 1, 7) + mark('2', 2, 7.1)) + folder('Deer 2', mark('1', 1, 8) + mark('2', 2, 8.1)),
    { 'Deer 1': 2, 'Deer 2': 2 },
  ],
  [
    'by the folder above one that programs call as all others',
    folder('12345', folder('Points', mark('12345-0', 1, 7) + mark('12345-1', 2, 7.1))) + folder('67', folder('Points', mark('x', 1, 8) + mark('y', 2, 8.1))),
    { 12345: 2, 67: 2 },
  ],
  ['by their names, where these come again', folder('Positions', mark('A', 1, 7) + mark('A', 2, 7.1) + mark('B', 1, 8) + mark('B', 2, 8.1)), { A: 2, B: 2 }],
  [
    'by their names, where folders are days',
    folder('2020-05-01', mark('A', 1, 7) + mark('B', 1, 8)) + folder('2020-05-02', mark('A', 2, 7.1) + mark('B', 2, 8.1)),
    { A: 2, B: 2 },
  ],
  [
    'by their names without the time in them',
    mark('12345 2020-05-01 01:00', 1, 7) + mark('12345 2020-05-01 02:00', 2, 7.1) + mark('77 2020-05-01 01:00', 1, 8) + mark('77 2020-05-01 02:00', 2, 8),
    { 12345: 2, 77: 2 },
  ],
  [
    'by a field',
    ['A', 'A', 'B', 'B']
      .map((name, at) => mark(String(at), at, 7 + at, `<ExtendedData><Data name="Animal_ID"><value> ${name} </value></Data></ExtendedData>`))
      .join(''),
    { A: 2, B: 2 },
  ],
  ['by the file, where nothing tells', mark('', 1, 7) + mark('', 2, 7.1) + mark('', 3, 7.1), { 'collar 7': 3 }],
])('points with a time are fixes, animals are told apart %s', async (_, inside, expected) => {
  expect(await animalsOf(givenFile('collar 7.kml', kml(inside)))).toEqual(expected);
});

test('what animals were told apart by is said', async () => {
  const inside = folder('Deer 1', mark('1', 1, 7) + mark('2', 2, 7.1));
  expect((await importOk(givenFile('a.kml', kml(inside)))).notes).toEqual([
    'a.kml has no column of animals: they were told apart by the names of its folders.',
  ]);
});

test('a span begins when its fix was; points that are a track’s once more count once', async () => {
  const span =
    '<Placemark><name>a</name><TimeSpan><begin>2020-05-01T00:00:00Z</begin><end>2020-05-01T06:00:00Z</end></TimeSpan><Point><coordinates>7,59.1</coordinates></Point></Placemark>';
  const { tracks, report } = await importOk(givenFile('a.kml', kml(span + `<Placemark><name>A</name>${track(1, 7)}</Placemark>`)));
  expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([['A', 2]]);
  expect(report.dropped).toEqual({ 'dropped.duplicate': 1 });
});

test('tracks that programs name are the file’s, one after the other; at the same time they are several animals’', async () => {
  const unnamed = (day: number, lon: number): string => `<Placemark><name>Untitled Path</name>${track(day, lon)}</Placemark>`;
  expect(await animalsOf(givenFile('Deer 1.kml', kml(unnamed(1, 7) + unnamed(2, 8))))).toEqual({ 'Deer 1': 4 });
  expect(await animalsOf(givenFile('Deer 1.kml', kml(unnamed(1, 7) + unnamed(1, 8))))).toEqual({ 'Deer 1 1': 2, 'Deer 1 2': 2 });
  const gpx = (name: string): string =>
    `<gpx><trk>${name}<trkseg><trkpt lat="59" lon="7"><time>2020-05-01T00:00:00Z</time></trkpt><trkpt lat="59" lon="7.1"><time>2020-05-02T00:00:00Z</time></trkpt></trkseg></trk></gpx>`;
  for (const name of ['', '<name>ACTIVE LOG 003</name>', '<name>Track 1</name>', '<name>Current Track: 01 MAY 2020 12:00</name>'])
    expect(await animalsOf([givenFile('d1/track.gpx', gpx(name)), givenFile('d2/track.gpx', gpx(name))])).toEqual({ d1: 2, d2: 2 });
});

test('a KMZ is read, named as it is and not as every document in one', async () => {
  const kmz = (lon: number): Uint8Array =>
    zipSync({ 'doc.kml': new TextEncoder().encode(kml(`<Placemark>${track(1, lon)}</Placemark>`)), 'files/icon.png': new Uint8Array(9) });
  expect(await animalsOf([givenFile('A.kmz', kmz(7)), givenFile('B.kmz', kmz(8))])).toEqual({ A: 2, B: 2 });
});

test('without any time the file says so; times among the fields are read as a table’s', async () => {
  const line = '<Placemark><name>way</name><LineString><coordinates>7,59 7.1,59 7.2,59</coordinates></LineString></Placemark>';
  const bare = '<Placemark><name>1</name><Point><coordinates>7,59</coordinates></Point></Placemark>';
  for (const [inside, n] of [
    [line, 3],
    [bare, 1],
    [line + bare, 4],
  ] as const) {
    const { code, message } = await importError(givenFile('a.kml', kml(inside)));
    expect([code, message]).toEqual(['import.noTimes', expect.stringContaining(`a.kml: no point has a time (${n} `)]);
  }
  const fields = (animal: string, time: string, lon: number): string =>
    `<Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="animal">${animal}</SimpleData><SimpleData name="time">${time}</SimpleData></SchemaData></ExtendedData><Point><coordinates>${lon},59</coordinates></Point></Placemark>`;
  const all = (zone: string): string => kml([1, 2, 3].map((hour) => fields('A', `2020-05-01 0${hour}:00:00${zone}`, 7 + hour)).join(''));
  expect(await animalsOf(givenFile('a.kml', all('Z')))).toEqual({ A: 3 });
  expect(await importTracks([givenFile('a.kml', all(''))])).toMatchObject({
    kind: 'mapping',
    needsMapping: { suggestion: { map: { individual: 'animal', time: 'time' } } },
  });
});

test('waypoints with a time are fixes where a GPX file has no track; places without one are told so', async () => {
  const point = (name: string, hour: number, lon: number): string =>
    `<wpt lat="59" lon="${lon}"><time>2020-05-01T0${hour}:00:00Z</time><name>${name}</name></wpt>`;
  const text = `<gpx>${point('A', 1, 7)}${point('A', 2, 7.1)}${point('B', 1, 8)}${point('B', 2, 8.1)}</gpx>`;
  expect(await animalsOf(givenFile('w.gpx', text))).toEqual({ A: 2, B: 2 });
  const route = '<gpx><rte><rtept lat="59" lon="7"/><rtept lat="59" lon="8"/></rte></gpx>';
  expect((await importError(givenFile('w.gpx', route))).message).toContain('no point has a time (2 rows)');
});

test('points of routes with a time are fixes where a GPX file has neither tracks nor such waypoints, the animal being the route’s name', async () => {
  const place = (name: string, hour: number, lon: number, time = true): string =>
    `<${name} lat="59" lon="${lon}">${time ? `<time>2020-05-01T0${hour}:00:00Z</time>` : ''}</${name}>`;
  const route = (name: string, ...points: string[]): string => `<rte><name>${name}</name>${points.join('')}</rte>`;
  const routes = `${route('Doe 7', place('rtept', 1, 7), place('rtept', 2, 7.1))}${route('Doe 8', place('rtept', 1, 8), place('rtept', 2, 8.1), place('rtept', 3, 8.2, false))}`;
  const { tracks, notes } = await importOk(givenFile('r.gpx', `<gpx>${routes}</gpx>`));
  expect(tracks.map(({ individual, lon }) => [individual, [...lon]])).toEqual([
    ['Doe 7', [7, 7.1]],
    ['Doe 8', [8, 8.1]],
  ]);
  expect(notes).toContainEqual('r.gpx: 1 waypoint or route point is no fix and was left aside.');
  const tracked = `<gpx>${routes}<trk><name>Buck</name><trkseg>${place('trkpt', 1, 9)}${place('trkpt', 2, 9.1)}</trkseg></trk></gpx>`;
  expect(await animalsOf(givenFile('t.gpx', tracked))).toEqual({ Buck: 2 });
});

test('thousands of waypoints keep their names, numbers and lines until it is known that the file has no track', async () => {
  const count = 9000;
  const time = (i: number): string => new Date(Date.UTC(2020, 0, 1) + 3_600_000 * i).toISOString();
  const points = Array.from(
    { length: count },
    (_, i) => `<wpt lat="${50 + i / 10_000}" lon="7"><time>${time(i)}</time><name>${i % 2 === 0 ? 'A' : 'B &amp; b'}</name></wpt>`,
  );
  const odd = '<wpt lat="95" lon="7"><time>2020-01-01T00:00:00Z</time><name>A\u0001x</name></wpt>';
  const { tracks, report } = await importOk(givenFile('w.gpx', `<gpx>\n${points.join('\n')}\n${odd}\n</gpx>`));
  expect(tracks.map(({ individual, time: times }) => [individual, times.length])).toEqual([
    ['A', count / 2],
    ['B & b', count / 2],
  ]);
  expect(tracks[0]!.lat[4200]).toBe(50.84);
  expect(report).toMatchObject({ rowsRead: count + 1, firstRows: { 'dropped.placeOutOfRange': [count + 2] } });
  const own = `<trk><name>T</name><trkseg><trkpt lat="1" lon="2"><time>${time(0)}</time></trkpt><trkpt lat="1" lon="3"><time>${time(24)}</time></trkpt></trkseg></trk>`;
  expect(await animalsOf(givenFile('t.gpx', `<gpx>${points.join('')}${own}</gpx>`))).toEqual({ T: 2 });
});

test('points that only numbers or times name are of their folder, however many those are', async () => {
  const numbered = Array.from({ length: 40 }, (_, i) => mark(`Point ${i}`, i % 10, 7 + i / 100)).join('');
  const timed = Array.from({ length: 40 }, (_, i) => mark(`2020-05-01 0${i % 10}:00`, i % 10, 9 + i / 100)).join('');
  expect(Object.keys(await animalsOf(givenFile('a.kml', kml(folder('Elk', numbered) + folder('Deer', timed)))))).toEqual(['Deer', 'Elk']);
});
