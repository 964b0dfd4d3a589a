import { AtlasError } from '../errors.ts';
import { findElements, readXml, textOfChild, type XmlElement } from '../formats/xml.ts';
import { parseKmlCoordinates } from '../lines/kml-coordinates.ts';
import { type KmlFolder, KmlFolders } from '../lines/kml-folders.ts';
import { addressOf, noteLinks, PLACEMARKS_AND_LINKS, resolveLink } from '../lines/kml-links.ts';
import { nameOfPlacemark, wantWithNames } from '../lines/name-of-placemark.ts';
import { type RawFeature, type RawLayer, Tally } from './raw-feature.ts';

/** The elements that areas are read from. */
const WANTED = wantWithNames([
  'Placemark',
  'Folder',
  'Document',
  'NetworkLink',
  'Link',
  'Url',
  'href',
  'Polygon',
  'outerBoundaryIs',
  'innerBoundaryIs',
  'LinearRing',
  'coordinates',
  'Point',
  'LineString',
  'Track',
]);

/** What Google Earth and others call an area that nobody has named. */
const UNNAMED = /^((untitled|unnamed|new) polygon|polygone? sans titre|pol[ií]gono sin t[ií]tulo|unbenanntes polygon|مضلع (بدون|بلا) عنوان)( ?\(?\d+\)?)?$/iu;

/**
 * Read the polygons of a KML 2.2 document (OGC 07-147r2), a feature a placemark; one that nobody has named is called after
 * its folder. Placemarks without any are counted.
 * @param inside the files of its archive, in lower case: links to them lead nowhere else
 * @throws AtlasError naming the file and the line, or the placemark
 */
export function readKmlAreas(text: string, file: string, inside?: ReadonlySet<string>): RawLayer {
  const dropped = new Tally();
  const features: RawFeature[] = [];
  const links: string[] = [];
  let number = 0;
  const folders = new KmlFolders(({ name }) => name === 'Folder');
  /** What is called after its folder. */
  const unnamed: { readonly properties: { name: string }; readonly folder: KmlFolder | undefined }[] = [];
  const take = (element: XmlElement, parents: readonly XmlElement[]): void => {
    // Of another document nothing is read, and it is refused at its end.
    if (parents[1]?.name !== 'kml') return;
    if (element.name === 'NetworkLink') {
      links.push(addressOf(element));
      return;
    }
    number += 1;
    const polygons = readPolygons(element, file, number);
    if (polygons.length === 0) {
      dropped.add(isOfOtherKind(element) ? 'dropped.pointsAndLines' : 'dropped.noGeometry');
      return;
    }
    const properties = { name: nameOfPlacemark(element) };
    features.push({ number, file, id: undefined, properties, polygons });
    // Told of each, so that the tree need not hold it.
    const folder = folders.around(parents);
    if (properties.name === '' || UNNAMED.test(properties.name)) unnamed.push({ properties, folder });
  };
  const root = readXml(text, file, WANTED, { names: PLACEMARKS_AND_LINKS, take, close: (element) => folders.close(element) });
  if (root.name !== 'kml') {
    throw new AtlasError('kml.otherRoot', { root: root.name.slice(0, 40) }, { file, row: root.line, field: 'kml' });
  }
  for (const { properties, folder } of unnamed) properties.name = folders.namesOf(folder).at(-1) ?? properties.name;
  const outside = links.filter((link) => !inside?.has(resolveLink(link, file)));
  return { layer: file, features, featuresRead: number, dropped, mended: new Tally(), notes: noteLinks(outside, file), system: undefined };
}

function readPolygons(placemark: XmlElement, file: string, number: number): [number, number][][][] {
  return findElements(placemark, 'Polygon').map((polygon) =>
    [...findElements(polygon, 'outerBoundaryIs'), ...findElements(polygon, 'innerBoundaryIs')].flatMap((boundary) =>
      findElements(boundary, 'LinearRing').map((ring) => readRing(ring, file, number)),
    ),
  );
}

function isOfOtherKind(placemark: XmlElement): boolean {
  return ['Point', 'LineString', 'Track', 'LinearRing'].some((name) => findElements(placemark, name).length > 0);
}

function readRing(ring: XmlElement, file: string, number: number): [number, number][] {
  const positions = parseKmlCoordinates(textOfChild(ring, 'coordinates'));
  if (Array.isArray(positions)) return positions;
  throw new AtlasError('kml.badCoordinates', { position: positions.position, text: positions.text }, { file, row: number, field: 'coordinates' });
}
