import { AtlasError } from '../errors.ts';
import { findElements } from '../xml/find-elements.ts';
import { readXml, type XmlElement } from '../xml/read-xml.ts';
import { textOfChild } from '../xml/text-of-child.ts';
import type { RawAlignment, RawAlignments } from './alignment.ts';

/**
 * Read the placemarks of a KML 2.2 document (OGC 07-147r2; also Google's gx:Track). Links to other files are not followed.
 * @throws AtlasError naming the file and the line, or the placemark
 */
export function readKmlAlignments(text: string, file: string): RawAlignments {
  const root = readXml(text, file);
  if (root.name !== 'kml') {
    throw new AtlasError(`${file} is XML but not KML: its root is <${root.name.slice(0, 40)}>.`, 'Nothing was loaded. Export the line as KML, GPX or GeoJSON.', { file, row: root.line, field: 'kml' });
  }
  const placemarks = findElements(root, 'Placemark');
  const alignments: RawAlignment[] = [];
  let points = 0;
  let polygons = 0;
  placemarks.forEach((placemark, index) => {
    const number = index + 1;
    const lines = [
      ...findElements(placemark, 'LineString').map((line) => readCoordinates(textOfChild(line, 'coordinates'), /,/, file, number)),
      ...findElements(placemark, 'Track').map((track) => track.children.filter(({ name }) => name === 'coord')
        .flatMap((coord) => readCoordinates(coord.text.trim().replaceAll(/\s+/g, ','), /,/, file, number))),
    ];
    if (findElements(placemark, 'Polygon').length > 0) polygons += 1;
    else if (lines.length > 0) alignments.push({ number, file, name: textOfChild(placemark, 'name'), lines });
    else if (hasPoint(placemark)) points += 1;
  });
  return { alignments, featuresRead: placemarks.length, points, polygons };
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
      throw new AtlasError(
        `Placemark ${number} of ${file} has damaged coordinates: position ${at + 1} is “${tuple.slice(0, 40)}”.`,
        'Nothing was loaded. Export the file again from the program it came from.',
        { file, row: number, field: 'coordinates' },
      );
    }
    return [Number(lon), Number(lat)];
  });
}

/** `Number` alone takes empty text for 0 and reads hexadecimal. */
function isNumber(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
}
