import { AtlasError } from '../errors.ts';
import { findElements } from '../xml/find-elements.ts';
import { readXml, type XmlElement } from '../xml/read-xml.ts';
import { textOfChild } from '../xml/text-of-child.ts';
import type { RawAlignments } from './alignment.ts';

/**
 * Read the routes and tracks of a GPX 1.0 or 1.1 document; each segment of a track is a line, waypoints are left out.
 * @throws AtlasError naming the file and the line, or the route or track and the attribute
 */
export function readGpxAlignments(text: string, file: string): RawAlignments {
  const root = readXml(text, file);
  if (root.name !== 'gpx') {
    throw new AtlasError(`${file} is XML but not GPX: its root is <${root.name.slice(0, 40)}>.`, 'Nothing was loaded. Export the line as GPX, KML or GeoJSON.', { file, row: root.line, field: 'gpx' });
  }
  const found = root.children.filter(({ name }) => name === 'rte' || name === 'trk');
  const points = root.children.filter(({ name }) => name === 'wpt').length;
  const alignments = found.map((element, index) => {
    const number = index + 1;
    const read = (point: XmlElement): number[] => [readDegrees(point, 'lon', file, number), readDegrees(point, 'lat', file, number)];
    const parts = element.name === 'rte' ? [element] : findElements(element, 'trkseg');
    const lines = parts.map((part) => part.children.filter(({ name }) => name === 'rtept' || name === 'trkpt').map(read));
    return { number, file, name: textOfChild(element, 'name'), lines };
  });
  return { alignments, featuresRead: found.length + points, points, polygons: 0 };
}

function readDegrees(point: XmlElement, field: 'lon' | 'lat', file: string, number: number): number {
  const text = point.attributes[field] ?? '';
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return Number(text);
  throw new AtlasError(
    `Route or track ${number} of ${file} has a damaged point on line ${point.line}: its ${field} is “${text.slice(0, 40)}”.`,
    'Nothing was loaded. Export the file again from the program it came from.',
    { file, row: point.line, field },
  );
}
