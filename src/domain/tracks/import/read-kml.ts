import { countPositions } from '../../lines/kml-coordinates.ts';
import { noteOf } from '../../notes.ts';
import type { FormatContext, MappingQuestion } from './import-types.ts';
import type { LooseSource, NamedFolder } from './loose-fixes.ts';
import { readTable } from './read-table.ts';
import { takeXmlFixes, type WrittenPlace, type XmlTrackReader } from './xml-track-reader.ts';
import { fieldOfAnimal } from './suggest-mapping.ts';
import { TimelessPoints } from './timeless-points.ts';

interface TrackPart {
  readonly whens: string[];
  readonly coords: string[];
  readonly rows: number[];
}

interface Placemark {
  readonly row: number;
  readonly folder: NamedFolder | undefined;
  name: string;
  when: string;
  begin: string;
  end: string;
  point: string | undefined;
  tracks: TrackPart[] | undefined;
  fields: Map<string, string> | undefined;
  /** Of lines, which have no times. */
  positions: number;
}

/** Of millions of empty tracks one is kept. */
function openTrack(tracks: TrackPart[]): void {
  const last = tracks.at(-1);
  if (!last || last.whens.length + last.rows.length > 0) tracks.push({ whens: [], coords: [], rows: [] });
}

/** The first two numbers of a position. */
function placeOf(text: string): WrittenPlace {
  const [lon = '', lat = ''] = text.trim().split(/[\s,]+/, 2);
  return [lon, lat];
}

/**
 * Reads the tracks of a KML file (2.2 and 2.3, and Google's extensions): positions of `Track` and `MultiTrack` by their
 * `when`, and placemarks with a point and a TimeStamp or the beginning of a TimeSpan. Animals are told apart as
 * `LooseFixes` does. Where nothing has such a time and the points have it among their fields, they are read as a table.
 */
export function kmlReader(context: FormatContext): XmlTrackReader {
  const { file, tally, note } = context;
  tally.format = 'KML';
  tally.fields = { individual: 'name', time: 'when', lat: 'coordinates' };
  tally.axes = {};
  const { fixes, take } = takeXmlFixes(context, { field: 'when', utc: 'imported.kmlUtc' });
  const timeless = new TimelessPoints(tally);
  const path: string[] = [];
  const text = { words: '', field: '' };
  let folder: NamedFolder | undefined;
  let placemark: Placemark | undefined;
  const lines: { readonly row: number; readonly positions: number }[] = [];

  const takePlacemark = ({ name, fields, tracks, point, when, begin, end, row, positions, folder: inside }: Placemark): void => {
    const animal = fields?.get(fieldOfAnimal([...fields.keys()]) ?? '') ?? '';
    const track: LooseSource = { kind: 'track', name, folder: inside, animal };
    for (const { whens, coords, rows } of tracks ?? []) {
      for (let at = 0; at < Math.max(whens.length, coords.length); at++) take(track, whens[at] ?? '', placeOf(coords[at] ?? ''), rows[at] ?? row);
    }
    const time = when || begin || end;
    if (point !== undefined && time !== '') take({ kind: 'point', name, folder: inside, animal }, time, placeOf(point), row);
    else if (point !== undefined) timeless.add({ name, fields, place: placeOf(point), row });
    if (positions > 0) lines.push({ row, positions });
  };
  return {
    open(element, attributes, row) {
      path.push(element);
      text.words = '';
      if (element === 'Folder' || element === 'Document') folder = { name: '', above: folder };
      else if (element === 'Placemark')
        placemark = { row, folder, name: '', when: '', begin: '', end: '', point: undefined, tracks: undefined, fields: undefined, positions: 0 };
      else if (element === 'Track' && placemark) openTrack((placemark.tracks ??= []));
      else if (element === 'coord') placemark?.tracks?.at(-1)?.rows.push(row);
      else if (element === 'Data' || element === 'SimpleData') text.field = attributes.get('name') ?? '';
    },
    close(element) {
      path.pop();
      const [above, parent] = path.slice(-2);
      const words = text.words.trim();
      text.words = '';
      if (element === 'Folder' || element === 'Document') folder = folder?.above;
      else if (element === 'name' && (parent === 'Folder' || parent === 'Document') && folder) folder.name = words;
      if (!placemark) return;
      if (element === 'Placemark') {
        takePlacemark(placemark);
        placemark = undefined;
      } else if (element === 'name' && parent === 'Placemark') placemark.name = words;
      else if (element === 'when' && parent === 'Track') placemark.tracks?.at(-1)?.whens.push(words);
      else if (element === 'coord' && parent === 'Track') placemark.tracks?.at(-1)?.coords.push(words);
      else if (above === 'Placemark' && parent === 'TimeStamp' && element === 'when') placemark.when = words;
      else if (above === 'Placemark' && parent === 'TimeSpan' && element === 'begin') placemark.begin = words;
      else if (above === 'Placemark' && parent === 'TimeSpan' && element === 'end') placemark.end = words;
      else if (element === 'coordinates' && parent === 'Point') placemark.point = words;
      else if (element === 'coordinates') placemark.positions += countPositions(words);
      else if ((element === 'value' && parent === 'Data') || element === 'SimpleData') {
        if (words !== '' && text.field !== '') timeless.setField((placemark.fields ??= new Map()), text.field, words);
      }
    },
    text(words) {
      if (placemark !== undefined || path.at(-1) === 'name') text.words += words;
    },
    async end(): Promise<MappingQuestion | undefined> {
      const table = fixes.count === 0 ? timeless.asTable() : undefined;
      if (table) return readTable(pieces(table), context);
      timeless.drop();
      if (fixes.count > 0 && lines.length > 0) note(noteOf('imported.othersAside', { file, n: lines.length }));
      if (fixes.count === 0) for (const { row, positions } of lines) tally.drop('dropped.noTime', row, positions);
      fixes.settle(note);
      return undefined;
    },
  };
}

async function* pieces(table: Iterable<string>): AsyncGenerator<string> {
  yield* table;
}
