import { Tally } from '../areas/raw-feature.ts';
import { AtlasError } from '../errors.ts';
import { readXml, textOfChild, type XmlElement } from '../formats/xml.ts';
import { ALL_COLUMNS } from '../formats/wanted-columns.ts';
import { FlatStore } from '../geometry/flat-line.ts';
import { isNameColumn, type RawAlignment, type RawAlignments } from './alignment.ts';
import { MOST_POSITIONS } from './collect-alignments.ts';
import { countPositions, parseKmlCoordinates } from './kml-coordinates.ts';
import { type KmlFolder, KmlFolders } from './kml-folders.ts';
import { addressOf, PLACEMARKS_AND_LINKS } from './kml-links.ts';
import { nameOfPlacemark, wantWithNames } from './name-of-placemark.ts';

/** A KML document's lines, and the addresses that it links to. */
export interface KmlAlignments extends RawAlignments {
  readonly links: readonly string[];
}

/** The elements that lines are read from. */
const WANTED = wantWithNames([
  'Placemark',
  'Folder',
  'Document',
  'NetworkLink',
  'Link',
  'Url',
  'href',
  'LineString',
  'LinearRing',
  'Track',
  'coord',
  'coordinates',
  'Polygon',
  'Point',
]);

/**
 * Read the placemarks of a KML 2.2 document (OGC 07-147r2; also Google's gx:Track), with the folders that they lie in.
 * Points and polygons are left out and counted. Links are listed, and followed by whoever has the other files.
 * @param wants the attributes that lines keep; all of them when left out
 * @throws AtlasError naming the file and the line, or the placemark
 */
export function readKmlAlignments(text: string, file: string, wants = ALL_COLUMNS): KmlAlignments {
  const alignments: Placed[] = [];
  /** The folder of each. */
  const around: (KmlFolder | undefined)[] = [];
  const store = new FlatStore();
  const dropped = new Tally();
  const links: string[] = [];
  const folders = new KmlFolders(isFolder);
  let [number, positions] = [0, 0];
  const take = (element: XmlElement, parents: readonly XmlElement[]): void => {
    // Of another document nothing is read, and it is refused at its end.
    if (parents[1]?.name !== 'kml') return;
    if (element.name === 'NetworkLink') links.push(addressOf(element));
    else {
      number += 1;
      const found = readPlacemark(element, { file, number }, dropped, MOST_POSITIONS.command - positions);
      if (found.length === 0) return;
      for (const line of found) positions += line.length;
      const name = nameOfPlacemark(element);
      const lines = found.map((line) => store.add(line));
      alignments.push({ file, number, name, folders: NO_FOLDERS, properties: wants === isNameColumn ? NONE : { name }, lines });
      around.push(folders.around(parents));
    }
  };
  const root = readXml(text, file, WANTED, { names: PLACEMARKS_AND_LINKS, take, close: (element) => folders.close(element) });
  if (root.name !== 'kml') {
    throw new AtlasError('kml.otherRoot', { root: root.name.slice(0, 40) }, { file, row: root.line, field: 'kml' });
  }
  for (const [at, folder] of around.entries()) if (folder) alignments[at]!.folders = folders.namesOf(folder);
  return { layer: file, alignments, featuresRead: number, dropped, notes: [], system: undefined, links };
}

/** A document inside another is a folder of it. */
const isFolder = ({ name }: XmlElement, parent: XmlElement): boolean => name === 'Folder' || (name === 'Document' && parent.name !== 'kml');

/** Its folders are known at the document's end. */
interface Placed extends RawAlignment {
  folders: readonly string[];
}

const NO_FOLDERS: readonly string[] = [];
const NONE: Readonly<Record<string, unknown>> = {};

/**
 * The lines of a placemark; what it has else is counted.
 * @param most positions that may still come: a file of more is refused before they have filled the memory
 */
function readPlacemark(placemark: XmlElement, at: { readonly file: string; readonly number: number }, dropped: Tally, most: number): [number, number][][] {
  let positions = 0;
  const read = (text: string): [number, number][] => {
    const line = readCoordinates(text, at, most - positions);
    positions += line.length;
    return line;
  };
  const found = gatherParts(placemark, { lines: [], rings: [], tracks: [], polygons: false, points: false });
  const lines = [...found.lines, ...found.rings].map((line) => read(textOfChild(line, 'coordinates')));
  for (const track of found.tracks) {
    lines.push(track.children.filter(({ name }) => name === 'coord').flatMap((coord) => read(coord.text.trim().replaceAll(/\s+/g, ','))));
  }
  if (found.polygons) dropped.add('dropped.polygons');
  if (found.points) dropped.add('dropped.points');
  if (lines.length === 0 && !found.polygons && !found.points) dropped.add('dropped.noGeometry');
  return lines;
}

interface Parts {
  readonly lines: XmlElement[];
  /** Rings that bound no polygon: lines that end where they begin. */
  readonly rings: XmlElement[];
  readonly tracks: XmlElement[];
  polygons: boolean;
  points: boolean;
}

/** What a placemark is made of. What lies inside a line, ring, track or polygon is its own. */
function gatherParts(element: XmlElement, parts: Parts): Parts {
  for (const child of element.children) {
    if (child.name === 'LineString') parts.lines.push(child);
    else if (child.name === 'LinearRing') parts.rings.push(child);
    else if (child.name === 'Track') parts.tracks.push(child);
    else if (child.name === 'Polygon') parts.polygons = true;
    else if (child.name === 'Point') parts.points = true;
    else gatherParts(child, parts);
  }
  return parts;
}

function readCoordinates(text: string, { file, number }: { readonly file: string; readonly number: number }, most: number): [number, number][] {
  const tooMany = (): AtlasError =>
    new AtlasError('lines.tooManyPositions', { most: MOST_POSITIONS.command, use: 'command' }, { file, row: number, field: 'coordinates' });
  if (countPositions(text) > most) throw tooMany();
  const positions = parseKmlCoordinates(text, most);
  if (!Array.isArray(positions)) {
    throw new AtlasError('kml.badCoordinates', { position: positions.position, text: positions.text }, { file, row: number, field: 'coordinates' });
  }
  if (positions.length <= most) return positions;
  throw tooMany();
}
