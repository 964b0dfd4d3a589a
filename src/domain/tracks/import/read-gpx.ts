import type { FormatContext } from './import-types.ts';
import { LooseFixes, type LooseSource } from './loose-fixes.ts';
import { PlaceReader } from './read-places.ts';
import { readXmlTime, type XmlTrackReader } from './xml-track-reader.ts';
import { noteOf } from '../../notes.ts';

interface Waypoint {
  readonly source: LooseSource;
  readonly place: readonly [lon: string, lat: string];
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
  const { file, tally, note, options, defaultErrorM } = context;
  tally.format = 'GPX';
  tally.fields = { individual: 'name', time: 'time', lat: 'lat' };
  tally.axes = {};
  const places = new PlaceReader(tally);
  const fixes = new LooseFixes(tally, defaultErrorM);
  const timePlace = { file, tally, note, field: 'time', utc: 'imported.gpxUtc' } as const;
  const path: string[] = [];
  const waypoints: Waypoint[] = [];
  const routePoints: number[] = [];
  let track = named('track');
  let tracks = 0;
  let point: Waypoint = { source: track, place: ['', ''], row: 0, time: '' };

  const take = ({ source, place, row, time: text }: Waypoint): void => {
    const time = readXmlTime(text, row, timePlace);
    fixes.take(source, time, typeof time === 'string' ? time : places.read(...place, row), row, place);
  };
  return {
    open(element, attributes, row) {
      path.push(element);
      if (element === 'trk') {
        track = named('track');
        tracks += 1;
      } else if (element === 'trkpt' || element === 'wpt') {
        const [lon, lat] = [attributes.get('lon')?.trim() ?? '', attributes.get('lat')?.trim() ?? ''];
        const place = options.swapCoordinates === true ? ([lat, lon] as const) : ([lon, lat] as const);
        point = { source: element === 'wpt' ? named('point') : track, place, row, time: '' };
      } else if (element === 'rtept') routePoints.push(row);
    },
    close(element) {
      path.pop();
      if (element === 'trkpt') take(point);
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
      if (tracks === 0) waypoints.forEach(take);
      if (tracks === 0 && fixes.count === 0) for (const row of routePoints) tally.take('dropped.noTime', row);
      fixes.settle(note);
      const others = routePoints.length + (tracks === 0 ? 0 : waypoints.length);
      if (others > 0) note(noteOf('imported.gpxOthers', { file, n: others }));
    },
  };
}
