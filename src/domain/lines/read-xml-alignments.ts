import { AtlasError } from '../errors.ts';
import { findElements, readXml, textOfChild, type XmlElement } from '../formats/xml.ts';
import type { RawAlignment, RawAlignments } from './alignment.ts';

/**
 * Read the routes and tracks of a GPX 1.0 or 1.1 document; each segment of a track is a line, waypoints are left out.
 * @throws AtlasError naming the file and the line, or the route or track and the attribute
 */
export function readGpxAlignments(text: string, file: string): RawAlignments {
  const root = readXml(text, file);
  if (root.name !== 'gpx') {
    throw new AtlasError('gpx.otherRoot', { root: root.name.slice(0, 40) }, { file, row: root.line, field: 'gpx' });
  }
  const found = root.children.filter(({ name }) => name === 'rte' || name === 'trk');
  const points = root.children.filter(({ name }) => name === 'wpt').length;
  const alignments = found.map((element, index) => {
    const number = index + 1;
    const read = (point: XmlElement): number[] => [readDegrees(point, 'lon', file, number), readDegrees(point, 'lat', file, number)];
    const parts = element.name === 'rte' ? [element] : findElements(element, 'trkseg');
    const lines = parts.map((part) => part.children.filter(({ name }) => name === 'rtept' || name === 'trkpt').map(read));
    const name = textOfChild(element, 'name');
    return { number, file, name, properties: { name }, lines };
  });
  return { layer: file, alignments, featuresRead: found.length + points, points, polygons: 0 };
}

function readDegrees(point: XmlElement, field: 'lon' | 'lat', file: string, number: number): number {
  const text = point.attributes.get(field) ?? '';
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return Number(text);
  throw new AtlasError('gpx.badPoint', { number, text: text.slice(0, 40) }, { file, row: point.line, field });
}

/**
 * Read the placemarks of a KML 2.2 document (OGC 07-147r2; also Google's gx:Track). Links to other files are not followed.
 * @throws AtlasError naming the file and the line, or the placemark
 */
export function readKmlAlignments(text: string, file: string): RawAlignments {
  const root = readXml(text, file);
  if (root.name !== 'kml') {
    throw new AtlasError('kml.otherRoot', { root: root.name.slice(0, 40) }, { file, row: root.line, field: 'kml' });
  }
  const placemarks = findElements(root, 'Placemark');
  const alignments: RawAlignment[] = [];
  let points = 0;
  let polygons = 0;
  placemarks.forEach((placemark, index) => {
    const number = index + 1;
    const lines = [
      ...findElements(placemark, 'LineString').map((line) => readCoordinates(textOfChild(line, 'coordinates'), /,/, file, number)),
      ...findElements(placemark, 'Track').map((track) =>
        track.children.filter(({ name }) => name === 'coord').flatMap((coord) => readCoordinates(coord.text.trim().replaceAll(/\s+/g, ','), /,/, file, number)),
      ),
    ];
    const name = textOfChild(placemark, 'name');
    if (findElements(placemark, 'Polygon').length > 0) polygons += 1;
    else if (lines.length > 0) alignments.push({ number, file, name, properties: { name }, lines });
    else if (hasPoint(placemark)) points += 1;
  });
  return { layer: file, alignments, featuresRead: placemarks.length, points, polygons };
}

function hasPoint(placemark: XmlElement): boolean {
  return findElements(placemark, 'Point').length > 0;
}

/** Tuples lon,lat[,height] with white space between. */
function readCoordinates(text: string, separator: RegExp, file: string, number: number): number[][] {
  if (text === '') return [];
  return text.split(/\s+/).map((tuple, at) => {
    const [lon = '', lat = ''] = tuple.split(separator);
    if (!isNumber(lon) || !isNumber(lat)) {
      throw new AtlasError('kml.badCoordinates', { position: at + 1, text: tuple.slice(0, 40) }, { file, row: number, field: 'coordinates' });
    }
    return [Number(lon), Number(lat)];
  });
}

/** `Number` alone takes empty text for 0 and reads hexadecimal. */
function isNumber(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
}
