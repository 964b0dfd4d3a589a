import { gzipSync } from 'node:zlib';
import { type Makers, text } from './makers.ts';

// Lines, cells, tags, attributes, brackets and numbers without an end.

const gz = (words: string | Uint8Array): Uint8Array => gzipSync(words, { level: 1 });
const HEADER = 'timestamp,location-long,location-lat,individual-local-identifier\n';
const ROW = '2020-01-01 00:00:00,1,2,a\n';
const FIXES = 'x,y,t\n';
const gpx = (words: string): Uint8Array => text(`<gpx version="1.1">${words}</gpx>`);
const kml = (words: string): Uint8Array => text(`<kml>${words}</kml>`);
const collection = (features: string): string => `{"type":"FeatureCollection","features":[${features}]}`;
const feature = (type: string, coordinates: string, properties = '{"name":"a"}'): string =>
  `{"type":"Feature","properties":${properties},"geometry":{"type":"${type}","coordinates":${coordinates}}}`;
const EURING = 'DER|A0|L....21365|0|1|ZZ|00190|00190|N|0|U|U|U|2|2|--|--|5|9|U|20041999|0|1335|DECN|+541000+0071500|1|2|20|0|0|0|---|---';
const LON_LAT = (n: number): string =>
  Array.from({ length: n }, (_, i) => `[${(i % 150) - 75}.${1 + (i % 8999)},${(i % 60) - 30}.${1 + (i % 8333)}]`).join(',');
/** A ring that crosses itself some thirty thousand times. */
const KNOT = (k: number): string => {
  const places = Array.from(
    { length: 400 },
    (_, i) => `[${(i * i * 37 + k * 11) % 89}.${(i * 7919) % 1000},${((i * 53 + k) * i) % 43}.${(i * 104_729) % 1000}]`,
  );
  return `[${[...places, places[0]].join(',')}]`;
};
const RING = '[[8,59],[9,59],[9,60],[8,59]]';

export const TEXTS: Makers = {
  'line-of-200-megabytes.csv': () => Buffer.alloc(2e8, 'abcdefgh,'),
  'line-of-200-megabytes-after-rows.csv': () => Buffer.concat([Buffer.from(HEADER + ROW.repeat(10)), Buffer.alloc(2e8, '1,')]),
  'million-columns.csv': () => text(`${Array.from({ length: 1e6 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(1e6)}\n`),
  'million-short-columns.csv': () => text(`${'a,'.repeat(4e5)}\n${'1,'.repeat(4e5)}\n`),
  'same-column-names.csv': () => text(`${HEADER.trim()},${'location-lat,'.repeat(4e4)}\n${ROW.repeat(100)}`),
  'quote-never-closed.csv': () => Buffer.concat([Buffer.from(`${HEADER}${ROW}"`), Buffer.alloc(1e8, ROW)]),
  'quotes.csv': () => Buffer.concat([Buffer.from(HEADER), Buffer.alloc(5e7, '"')]),
  'quoted-fixes.csv': () => Buffer.concat([Buffer.from(FIXES), Buffer.alloc(5e7, '"')]),
  'carriage-returns.csv': () => Buffer.concat([Buffer.from(HEADER), Buffer.alloc(1e8, '\r')]),
  'empty-rows.csv': () => Buffer.concat([Buffer.from(FIXES), Buffer.alloc(1e8, ',,\n')]),
  'comments.csv': () => Buffer.alloc(1e8, '# a\n'),
  'rows-before-the-header.csv': () => Buffer.concat([Buffer.alloc(5e7, 'title\n'), Buffer.from(HEADER + ROW)]),
  'million-individuals.csv': () => text(HEADER + Array.from({ length: 6e5 }, (_, i) => `2020-01-01 00:00:00,1,2,a${i}`).join('\n')),
  'digits.csv': () => text(`${HEADER}2020-01-01 00:00:00,${'1'.repeat(9e5)},2,a\n2020-01-01 ${'0'.repeat(9e5)},1,2,a\n${ROW}`),
  'blanks-in-cells.csv': () => text(`${HEADER}2020-01-01${' '.repeat(9e5)}x,1,2,a\n2020-01-01 00:00:00,1${' '.repeat(9e5)}x,2,a\n${ROW}`),
  'degrees-in-one-cell.csv': () => text(`${HEADER}2020-01-01 00:00:00,${'1° '.repeat(3e5)}E,2,a\n2020-01-01 00:00:00,${"1'".repeat(4e5)},2,a\n${ROW}`),
  'megabytes-a-line-euring.txt': () => text(`${EURING}\n${EURING}${'|'.repeat(9e7)}\n${EURING}${'x'.repeat(9e6)}\n${EURING}`),
  'one-line-euring.txt': () => text(`${EURING.repeat(5e5)}`),
  'half-a-million-birds-euring.txt': () =>
    text(Array.from({ length: 3e5 }, (_, i) => EURING.replace('L....21365', `L${String(i).padStart(9, '.')}`)).join('\n')),
  'one-bird-euring.txt': () => text(`${EURING}\n`.repeat(3e5)),
  'attribute-of-megabytes.gpx': () => gpx(`<trk><trkseg><trkpt lat="1" lon="${'2'.repeat(9e7)}"/></trkseg></trk>`),
  'attributes-by-the-million.kml': () => kml(`<Placemark ${Array.from({ length: 9e5 }, (_, i) => `a${i}="b"`).join(' ')}><name>x</name></Placemark>`),
  'attribute-of-a-megabyte.kml': () => kml(`<Placemark a="${'b'.repeat(9e5)}"><name>x</name></Placemark>`.repeat(40)),
  'comment-never-closed.kml': () => kml(`<!--${'- '.repeat(2e7)}`),
  'section-never-closed.kml': () => kml(`<![CDATA[${']] '.repeat(2e7)}`),
  'tags-never-closed.kml': () => kml('<'.repeat(5e7)),
  'ends-alone.kml': () => kml('</a>'.repeat(1e7)),
  'references.kml': () => kml(`<Placemark><name>${'&amp;'.repeat(1e7)}</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>`),
  'references-never-closed.kml': () => kml(`<Placemark><name>${'&'.repeat(4e7)}</name></Placemark>`),
  'instruction-never-closed.gpx': () => text(`<?xml version="1.0"?><?${'? '.repeat(2e7)}<gpx/>`),
  'deep.kml': () => kml('<a>'.repeat(1e7)),
  'commas.kml': () => kml(`<Placemark><LineString><coordinates>${', '.repeat(2e7)}</coordinates></LineString></Placemark>`),
  'one-tuple.kml': () => kml(`<Placemark><LineString><coordinates>1,2 ${'3 , '.repeat(1e7)}</coordinates></LineString></Placemark>`),
  'points-by-the-million.gpx': () => gpx('<wpt lat="1" lon="2"/>'.repeat(2e6)),
  'tracks-by-the-hundred-thousand.gpx': () =>
    gpx(
      Array.from(
        { length: 2e5 },
        (_, i) => `<trk><name>${i}</name><trkseg><trkpt lat="1" lon="2"><time>2020-01-01T00:00:00Z</time></trkpt></trkseg></trk>`,
      ).join(''),
    ),
  'million-deep.geojson': () => text(collection(feature('LineString', `${'['.repeat(1e6)}1${']'.repeat(1e6)}`))),
  'objects-million-deep.geojson': () => text(`${'{"a":'.repeat(1e6)}1${'}'.repeat(1e6)}`),
  'number-of-ten-megabytes.geojson': () => text(collection(feature('LineString', `[[1,2],[${'1'.repeat(1e7)},2]]`))),
  'fraction-of-ten-megabytes.geojson': () => text(collection(feature('LineString', `[[1,2],[1.${'3'.repeat(1e7)},2],[4,5]]`))),
  'text-of-escapes.geojson': () => text(collection(feature('LineString', '[[1,2],[3,4]]', `{"name":"${'\\\\\\"'.repeat(1e7)}"}`))),
  'text-never-closed.geojson': () => text(collection(feature('LineString', '[[1,2],[3,4]]', `{"name":"${'\\"'.repeat(2e7)}`))),
  'line-as-polygon.geojson': () => text(collection(feature('Polygon', '[[1,2],[3,4]]'))),
  'polygon-as-line.geojson': () => text(collection(feature('LineString', `[${RING}]`))),
  'objects-as-positions.geojson': () => text(collection(feature('LineString', '[{"0":1,"1":2,"length":2},{"0":3,"1":4}]'))),
  'texts-as-positions.geojson': () => text(collection(feature('Polygon', '[[["8","59"],["9","59"],["9","60"],["8","59"]]]'))),
  'nulls.geojson': () => text(collection('null,'.repeat(5e6) + 'null')),
  'lines-of-features.geojson': () => text(`${feature('LineString', '[[1,2],[3,4]]')}\n`.repeat(4e5)),
  'empty-records.geojson': () => Buffer.alloc(5e7, '\u001E\n'),
  'empty-collections.geojson': () => text(`${collection('')}\n`.repeat(5e5)),
  'numbers-as-names.geojson': () => text(collection(`${feature('LineString', '[[1,2],[3,4]]', '{"__proto__":{"name":"b"},"constructor":1,"name":{"a":1}}')}`)),
  'long-positions.geojson': () => text(collection(feature('LineString', `[[1,2${',3'.repeat(4e6)}],[3,4]]`))),
  'valid-lines-of-40-megabytes.geojson': () => text(collection(Array.from({ length: 400 }, () => feature('LineString', `[${LON_LAT(6500)}]`)).join(','))),
  'many-short-lines.geojson': () =>
    text(
      collection(
        Array.from({ length: 250_000 }, (_, i) => feature('LineString', `[[1.${i},2.5],[3.${i},4.5],[5.${i},6.5]]`, `{"name":"a${i}","n":${i}}`)).join(','),
      ),
    ),
  'valid-areas-of-40-megabytes.geojson': () =>
    text(
      collection(
        Array.from({ length: 4000 }, (_, k) => {
          const ring = Array.from({ length: 400 }, (__, i) => [
            (k % 300) - 150 + Math.cos((i / 400) * 6.2831) / 2,
            (k % 100) - 50 + Math.sin((i / 400) * 6.2831) / 2,
          ]);
          return feature('Polygon', JSON.stringify([[...ring, ring[0]]]), `{"name":"a${k}"}`);
        }).join(','),
      ),
    ),
  'rings-of-knots.geojson': () => text(collection(Array.from({ length: 400 }, (_, k) => feature('Polygon', `[${KNOT(k)}]`)).join(','))),
  'bracket-of-blanks.geojson': () => text(`[${' '.repeat(5e7)}`),
  'crs-of-digits.geojson': () =>
    text(collection(feature('LineString', '[[1,2],[3,4]]')).replace('"features"', `"crs":{"properties":{"name":"EPSG:${'1'.repeat(1e6)}x"}},"features"`)),
  'crs-of-colons.geojson': () =>
    text(collection(feature('LineString', '[[1,2],[3,4]]')).replace('"features"', `"crs":{"properties":{"name":"${'EPSG:'.repeat(2e5)}"}},"features"`)),
  'messages.diag.gz': () => gz('00042  Date : 01.03.20 11:22:33  LC : 3  IQ : 58\r\n'.repeat(1e6)),
};
