import { Tally } from '../areas/raw-feature.ts';
import { AtlasError } from '../errors.ts';
import { findElements, readXml, textOfChild, type XmlElement } from '../formats/xml.ts';
import { isNumber } from './kml-coordinates.ts';
import type { RawAlignments } from './alignment.ts';

/** The elements that lines are read from. */
const WANTED = new Set(['rte', 'trk', 'wpt', 'trkseg', 'rtept', 'trkpt', 'name']);

/**
 * Read the routes and tracks of a GPX 1.0 or 1.1 document; each segment of a track is a line, waypoints are left out.
 * @throws AtlasError naming the file and the line, or the route or track and the attribute
 */
export function readGpxAlignments(text: string, file: string): RawAlignments {
  const root = readXml(text, file, WANTED);
  if (root.name !== 'gpx') {
    throw new AtlasError('gpx.otherRoot', { root: root.name.slice(0, 40) }, { file, row: root.line, field: 'gpx' });
  }
  const found = root.children.filter(({ name }) => name === 'rte' || name === 'trk');
  const points = root.children.filter(({ name }) => name === 'wpt').length;
  const dropped = new Tally();
  if (points > 0) dropped.add('dropped.points', points);
  const alignments = found.map((element, index) => {
    const number = index + 1;
    const read = (point: XmlElement): number[] => [readDegrees(point, 'lon', file, number), readDegrees(point, 'lat', file, number)];
    const parts = element.name === 'rte' ? [element] : findElements(element, 'trkseg');
    const lines = parts.map((part) => part.children.filter(({ name }) => name === 'rtept' || name === 'trkpt').map(read));
    const name = textOfChild(element, 'name');
    return { number, file, name, properties: { name }, lines };
  });
  return { layer: file, alignments, featuresRead: found.length + points, dropped, notes: [], system: undefined };
}

function readDegrees(point: XmlElement, field: 'lon' | 'lat', file: string, number: number): number {
  const text = point.attributes.get(field) ?? '';
  if (isNumber(text.trim())) return Number(text);
  throw new AtlasError('gpx.badPoint', { number, text: text.slice(0, 40) }, { file, row: point.line, field });
}
