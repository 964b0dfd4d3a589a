import { expect, test } from 'vitest';
import { readGeojsonAlignments } from '../../../src/domain/lines/read-geojson-alignments.ts';
import { readKmlAlignments } from '../../../src/domain/lines/read-kml-alignments.ts';

const LINE = {
  type: 'LineString',
  coordinates: [
    [10, 50],
    [11, 50],
  ],
};

test('a point beside a line of one feature is counted', () => {
  const geometry = { type: 'GeometryCollection', geometries: [LINE, { type: 'Point', coordinates: [1, 1] }] };
  const read = readGeojsonAlignments(JSON.stringify({ type: 'Feature', properties: {}, geometry }), 'a.geojson');
  expect(read.alignments).toHaveLength(1);
  expect(read.dropped.toRecord()).toEqual({ 'dropped.points': 1 });
});

test('a point beside a line of one placemark is counted', () => {
  const parts = '<LineString><coordinates>10,50 11,50</coordinates></LineString><Point><coordinates>1,1</coordinates></Point>';
  const text = `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A</name><MultiGeometry>${parts}</MultiGeometry></Placemark></kml>`;
  const read = readKmlAlignments(text, 'a.kml');
  expect(read.alignments).toHaveLength(1);
  expect(read.dropped.toRecord()).toEqual({ 'dropped.points': 1 });
});
