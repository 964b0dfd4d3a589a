import { AtlasError } from '../errors.ts';
import { findElements, readXml, textOfChild, type XmlElement } from '../formats/xml.ts';
import { parseKmlCoordinates } from '../lines/kml-coordinates.ts';
import { type RawFeature, type RawLayer, Tally } from './raw-feature.ts';

/** The elements that areas are read from. */
const WANTED = new Set(['Placemark', 'name', 'Polygon', 'outerBoundaryIs', 'innerBoundaryIs', 'LinearRing', 'coordinates', 'Point', 'LineString', 'Track']);

/**
 * Read the polygons of a KML 2.2 document (OGC 07-147r2), a feature a placemark; placemarks without any are counted.
 * @throws AtlasError naming the file and the line, or the placemark
 */
export function readKmlAreas(text: string, file: string): RawLayer {
  const root = readXml(text, file, WANTED);
  if (root.name !== 'kml') {
    throw new AtlasError('kml.otherRoot', { root: root.name.slice(0, 40) }, { file, row: root.line, field: 'kml' });
  }
  const dropped = new Tally();
  const placemarks = findElements(root, 'Placemark');
  const features = placemarks.flatMap((placemark, index): RawFeature[] => {
    const number = index + 1;
    const polygons = findElements(placemark, 'Polygon').map((polygon) =>
      [...findElements(polygon, 'outerBoundaryIs'), ...findElements(polygon, 'innerBoundaryIs')].flatMap((boundary) =>
        findElements(boundary, 'LinearRing').map((ring) => readRing(ring, file, number)),
      ),
    );
    if (polygons.length > 0) return [{ number, file, id: undefined, properties: { name: textOfChild(placemark, 'name') }, polygons }];
    const other = ['Point', 'LineString', 'Track', 'LinearRing'].some((name) => findElements(placemark, name).length > 0);
    dropped.add(other ? 'dropped.pointsAndLines' : 'dropped.noGeometry');
    return [];
  });
  return { layer: file, features, featuresRead: placemarks.length, dropped, mended: new Tally(), notes: [], system: undefined };
}

function readRing(ring: XmlElement, file: string, number: number): [number, number][] {
  const positions = parseKmlCoordinates(textOfChild(ring, 'coordinates'));
  if (Array.isArray(positions)) return positions;
  throw new AtlasError('kml.badCoordinates', { position: positions.position, text: positions.text }, { file, row: number, field: 'coordinates' });
}
