import type { FormatContext } from './import-types.ts';
import type { LooseSource } from './loose-fixes.ts';
import { takeXmlFixes, type WrittenPlace, type XmlTrackReader } from './xml-track-reader.ts';
import { noteOf } from '../../notes.ts';

interface Waypoint {
  readonly source: LooseSource;
  readonly place: WrittenPlace;
  readonly row: number;
  time: string;
}

const named = (kind: LooseSource['kind']): LooseSource => ({ kind, name: '', folder: undefined, animal: '' });

/**
 * Reads the tracks of a GPX file (1.0, 1.1): each `trkpt` is a row, the animal is its track's name, or the file where it
 * has none. Where there is no track, waypoints with a time are fixes. Other waypoints, and routes, carry no movement and
 * are left aside, with a note.
 */
export function gpxReader(context: FormatContext): XmlTrackReader {
  const { file, tally, note } = context;
  tally.format = 'GPX';
  tally.fields = { individual: 'name', time: 'time', lat: 'lat' };
  tally.axes = {};
  const { fixes, take } = takeXmlFixes(context, { field: 'time', utc: 'imported.gpxUtc' });
  const path: string[] = [];
  const waypoints: Waypoint[] = [];
  /** Lines of waypoints without a time, of which there may be millions. */
  const timeless: number[] = [];
  const routePoints: number[] = [];
  let track = named('track');
  let tracks = 0;
  let point: Waypoint = { source: track, place: ['', ''], row: 0, time: '' };

  const takePoint = ({ source, time, place, row }: Waypoint): void => take(source, time, place, row);
  return {
    open(element, attributes, row) {
      path.push(element);
      if (element === 'trk') {
        track = named('track');
        tracks += 1;
      } else if (element === 'trkpt' || element === 'wpt') {
        const place = [attributes.get('lon')?.trim() ?? '', attributes.get('lat')?.trim() ?? ''] as const;
        point = { source: element === 'wpt' ? named('point') : track, place, row, time: '' };
      } else if (element === 'rtept') routePoints.push(row);
    },
    close(element) {
      path.pop();
      if (element === 'trkpt') takePoint(point);
      else if (element === 'wpt' && point.time.trim() === '') timeless.push(point.row);
      else if (element === 'wpt') waypoints.push(point);
    },
    text(text) {
      const [parent, element] = path.slice(-2);
      if (element === 'time' && (parent === 'trkpt' || parent === 'wpt')) point.time += text;
      else if (element === 'name' && parent === 'trk') track.name += text;
      else if (element === 'name' && parent === 'wpt') point.source.name += text;
    },
    end() {
      // Without a track, places without times are what the file has: it is told so.
      if (tracks === 0) for (const row of timeless) tally.take('dropped.noTime', row);
      if (tracks === 0) waypoints.forEach(takePoint);
      if (tracks === 0 && fixes.count === 0) for (const row of routePoints) tally.take('dropped.noTime', row);
      fixes.settle(note);
      const others = routePoints.length + (tracks === 0 ? 0 : waypoints.length + timeless.length);
      if (others > 0) note(noteOf('imported.gpxOthers', { file, n: others }));
    },
  };
}
