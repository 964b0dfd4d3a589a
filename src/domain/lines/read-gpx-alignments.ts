import { Tally } from '../areas/raw-feature.ts';
import { AtlasError } from '../errors.ts';
import type { XmlAttributes } from '../formats/xml-attributes.ts';
import { XmlTokenizer } from '../formats/xml-tokenizer.ts';
import { isNumber } from './kml-coordinates.ts';
import type { RawAlignment, RawAlignments } from './alignment.ts';
import { MOST_POSITIONS } from './collect-alignments.ts';

/** A route or track that is being read. */
interface OpenLine {
  readonly number: number;
  /** How many elements it lies in. */
  readonly depth: number;
  readonly lines: number[][][];
  /** Of its own first name; undefined before that. */
  name: string | undefined;
}

/**
 * Read the routes and tracks of a GPX 1.0 or 1.1 document; each segment of a track is a line, waypoints are left out. No
 * tree is made of it: the points of a day's track would be a hundred megabytes of elements.
 * @throws AtlasError naming the file and the line, or the route or track and the attribute
 */
export function readGpxAlignments(text: string, file: string): RawAlignments {
  const alignments: RawAlignment[] = [];
  const dropped = new Tally();
  let [depth, number, waypoints, positions] = [0, 0, 0, 0];
  let open: OpenLine | undefined;
  let line: number[][] | undefined;
  let [segment, naming] = [0, 0];
  const readPoint = (attributes: XmlAttributes, row: number): void => {
    const at = { file, number, row };
    positions += 1;
    if (positions > MOST_POSITIONS.command)
      throw new AtlasError('lines.tooManyPositions', { most: MOST_POSITIONS.command, use: 'command' }, { file, row: number, field: 'trkpt' });
    line?.push([readDegrees(attributes, 'lon', at), readDegrees(attributes, 'lat', at)]);
  };
  const tokenizer = new XmlTokenizer(file, {
    open(name, attributes, row) {
      if (depth === 0 && name !== 'gpx') throw new AtlasError('gpx.otherRoot', { root: name.slice(0, 40) }, { file, row, field: 'gpx' });
      if (depth === 1 && name === 'wpt') waypoints += 1;
      if (depth === 1 && (name === 'rte' || name === 'trk')) {
        number += 1;
        open = { number, depth, lines: [], name: undefined };
        if (name === 'rte') {
          line = [];
          segment = depth;
          open.lines.push(line);
        }
      } else if (open && name === 'trkseg' && !line) {
        line = [];
        segment = depth;
        open.lines.push(line);
      } else if (line && depth === segment + 1 && (name === 'trkpt' || name === 'rtept')) readPoint(attributes, row);
      else if (open && name === 'name' && depth === open.depth + 1 && open.name === undefined) {
        open.name = '';
        naming = depth;
      }
      depth += 1;
    },
    close() {
      depth -= 1;
      if (depth === naming) naming = 0;
      if (line && depth === segment) line = undefined;
      if (!open || depth !== open.depth) return;
      const name = open.name?.trim() ?? '';
      alignments.push({ number: open.number, file, name, properties: { name }, lines: open.lines });
      open = undefined;
    },
    text(words) {
      if (open && naming > 0 && depth === naming + 1) open.name += words;
    },
  });
  tokenizer.push(text);
  tokenizer.end();
  if (waypoints > 0) dropped.add('dropped.points', waypoints);
  return { layer: file, alignments, featuresRead: number + waypoints, dropped, notes: [], system: undefined };
}

function readDegrees(
  attributes: XmlAttributes,
  field: 'lon' | 'lat',
  { file, number, row }: { readonly file: string; readonly number: number; readonly row: number },
): number {
  const text = attributes.get(field) ?? '';
  if (isNumber(text.trim())) return Number(text);
  throw new AtlasError('gpx.badPoint', { number, text: text.slice(0, 40) }, { file, row, field });
}
