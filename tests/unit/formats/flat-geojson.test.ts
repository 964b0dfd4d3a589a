import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlatFeatureReader } from '../../../src/domain/formats/flat-geojson.ts';
import { FlatLine } from '../../../src/domain/geometry/flat-line.ts';

const read = (text: string) => new FlatFeatureReader().read(text, 0, text.length);
const featureOf = (type: string, coordinates: string, properties = '{"name":"a"}'): string =>
  `{"type":"Feature","properties":${properties},"geometry":{"type":"${type}","coordinates":${coordinates}}}`;

/** As `JSON.parse` would have it, positions of two numbers. */
function unflatten(value: unknown): unknown {
  if (value instanceof FlatLine) return value.toPositions();
  return Array.isArray(value) ? value.map(unflatten) : value;
}

test('reads the numbers that JSON.parse reads, to the last bit, however they are written', () => {
  const digits = fc.stringMatching(/^\d{1,24}$/);
  const written = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.oneof(fc.constant('0'), fc.stringMatching(/^[1-9]\d{0,20}$/)),
      fc.option(digits),
      fc.option(fc.integer({ min: -30, max: 30 })),
    )
    .map(([sign, whole, decimals, power]) => `${sign}${whole}${decimals === null ? '' : `.${decimals}`}${power === null ? '' : `e${power}`}`);
  const number = fc.oneof(
    written,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.double({ min: -180, max: 180, noNaN: true }).map(String),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 12 }), (line) => {
      const coordinates = `[${line.map((each) => `[${each.join(' , ')}]`).join(',\n')}]`;
      expect(unflatten(read(featureOf('LineString', coordinates))?.geometry.coordinates)).toEqual(JSON.parse(coordinates));
    }),
    { seed: 9, numRuns: 150 },
  );
});

test.each([
  ['LineString', '[[1,2],[3,4]]'],
  ['MultiLineString', '[[[1,2],[3,4]],[[5,6],[7,8]]]'],
  ['Polygon', '[[[1,2],[3,4],[5,6],[1,2]],[[2,2],[3,3],[2,3],[2,2]]]'],
  ['MultiPolygon', '[[[[1,2],[3,4],[5,6],[1,2]]],[[[2,2],[3,3],[2,3],[2,2]]]]'],
])('reads a feature that is a %s', (type, coordinates) => {
  const text = featureOf(type, coordinates, '{"name":"a\\"}{","n":{"of":[1]}}').replace('{', '{ "id" : "k\\u00e9",');
  const feature = read(text);
  expect({ ...feature, geometry: { type: feature?.geometry.type, coordinates: unflatten(feature?.geometry.coordinates) } }).toEqual(JSON.parse(text));
});

test('leaves heights out, and lines longer than a piece of memory whole', () => {
  expect(unflatten(read(featureOf('LineString', '[[1,2,300],[3,4,5,6]]'))?.geometry.coordinates)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  const long = JSON.stringify(Array.from({ length: 17_000 }, (_, at) => [at / 1000, -at / 1000]));
  const reader = new FlatFeatureReader();
  const short = featureOf('LineString', '[[1,2],[3,4]]');
  const all = [short, featureOf('LineString', long), short].map((text) => reader.read(text, 0, text.length)?.geometry.coordinates);
  expect(JSON.stringify(all.map(unflatten))).toBe(`[[[1,2],[3,4]],${long.replace('-0]', '0]')},[[1,2],[3,4]]]`);
});

test.each([
  ['a word for a number', featureOf('LineString', '[[1,2],[3,"4"]]')],
  ['nothing for a number', featureOf('LineString', '[[1,2],[3,null]]')],
  ['a height that is no number', featureOf('LineString', '[[1,2],[3,4,"5"]]')],
  ['one number', featureOf('LineString', '[[1],[3,4]]')],
  ['a number that is none', featureOf('LineString', '[[1,2],[03,4]]')],
  ['a sign that JSON has not', featureOf('LineString', '[[1,2],[+3,4]]')],
  ['a point without decimals', featureOf('LineString', '[[1,2],[3.,4]]')],
  ['an exponent without digits', featureOf('LineString', '[[1,2],[3e,4]]')],
  ['a number beyond all', featureOf('LineString', '[[1,2],[1e999,4]]')],
  ['too few lists', featureOf('MultiLineString', '[[1,2],[3,4]]')],
  ['too many lists', featureOf('LineString', '[[[1,2],[3,4]]]')],
  ['empty lists', featureOf('LineString', '[]')],
  ['a comma too many', featureOf('LineString', '[[1,2],[3,4],]')],
  ['points', featureOf('MultiPoint', '[[1,2],[3,4]]')],
  ['properties that are a list', featureOf('LineString', '[[1,2],[3,4]]', '[]')],
  ['damaged properties', featureOf('LineString', '[[1,2],[3,4]]', '{"a":}')],
  ['no type', featureOf('LineString', '[[1,2],[3,4]]').replace('"type":"Feature",', '')],
  ['no properties', featureOf('LineString', '[[1,2],[3,4]]').replace('"properties":{"name":"a"},', '')],
  ['a member twice', featureOf('LineString', '[[1,2],[3,4]]').replace('{', '{"properties":{},')],
  ['a member more', featureOf('LineString', '[[1,2],[3,4]]').replace('{', '{"bbox":[1,2,3,4],')],
  ['words behind it', `${featureOf('LineString', '[[1,2],[3,4]]')} {}`],
  ['an end too early', featureOf('LineString', '[[1,2],[3,4]]').slice(0, -1)],
])('leaves %s to others', (_, text) => expect(read(text)).toBeUndefined());

test('reads a feature where it stands in a text, a line end behind it, and none that goes beyond its place', () => {
  const one = featureOf('LineString', '[[1,2],[3,4]]');
  const text = `${one}\r\n${one} \n${one}`;
  const reader = new FlatFeatureReader();
  const ends = [...text.matchAll(/\n|$/g)].map(({ index }) => index);
  let from = 0;
  for (const end of ends) {
    expect(unflatten(reader.read(text, from, end)?.geometry.coordinates)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    from = end + 1;
  }
  expect(reader.read(text, 0, one.length - 1)).toBeUndefined();
});

test('reads features that are written alike, and one that is not among them, as JSON.parse does', () => {
  const alike = [
    featureOf('LineString', '[[1,2],[3,4]]'),
    featureOf('LineString', '[[5,6],[7,8]]', '{"name":"b"}'),
    featureOf('Polygon', '[[[1,2],[3,4],[5,6],[1,2]]]', '{"name":"b"}'),
    featureOf('Polygon', '[[[1,2],[3,4],[5,6],[1,2]]]', 'null'),
    featureOf('LineString', '[[1,2],[3,4]]').replaceAll(':', ' : '),
    featureOf('LineString', '[[1,2],[3,4]]', '{}').replaceAll(':', ' : '),
  ];
  const others = [
    '{"type":"Feature","properties":{"name":"a"},"id":7,"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}',
    '{"id":8,"type":"Feature","properties":{"name":"a"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}',
    '{"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"type":"Feature","properties":{"name":"c"}}',
    '{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{"name":"c"}}',
  ];
  const reader = new FlatFeatureReader();
  for (const text of others.flatMap((other) => [...alike, other])) {
    const feature = reader.read(text, 0, text.length);
    expect({ ...feature, geometry: { ...feature?.geometry, coordinates: unflatten(feature?.geometry.coordinates) } }).toEqual(JSON.parse(text));
  }
  for (const odd of ['"properties":{},', '"type":"Feature",', '"geometry":null,']) {
    const text = featureOf('LineString', '[[1,2],[3,4]]').replace('"geometry"', `${odd}"geometry"`);
    expect(reader.read(text, 0, text.length)).toBeUndefined();
  }
});
