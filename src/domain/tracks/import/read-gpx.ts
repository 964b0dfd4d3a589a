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

/** Fields of a waypoint, and those that are one text. */
const FIELDS = 5;
const AT_ONCE = 4096 * FIELDS;
/** XML forbids it. */
const FIELD_END = '\u0001';
const allowed = (text: string): string => (text.includes(FIELD_END) ? text.replaceAll(FIELD_END, '\uFFFD') : text);

/**
 * Waypoints with a time, until it is known whether the file has tracks: as text, thousands in one. Each as an object of texts
 * of its own takes ten times that, and there may be a million.
 */
class KeptWaypoints {
  count = 0;
  readonly #texts: string[] = [];
  #open: string[] = [];

  add({ source, place, row, time }: Waypoint): void {
    this.count += 1;
    this.#open.push(allowed(place[0]), allowed(place[1]), allowed(time), String(row), allowed(source.name));
    if (this.#open.length < AT_ONCE) return;
    this.#texts.push(this.#open.join(FIELD_END));
    this.#open = [];
  }

  *[Symbol.iterator](): Generator<Waypoint> {
    if (this.#open.length > 0) this.#texts.push(this.#open.join(FIELD_END));
    this.#open = [];
    for (const text of this.#texts) {
      const fields = text.split(FIELD_END);
      for (let at = 0; at < fields.length; at += FIELDS) {
        const [lon = '', lat = '', time = '', row = '', name = ''] = fields.slice(at, at + FIELDS);
        yield { source: { ...named('point'), name }, place: [lon, lat], row: Number(row), time };
      }
    }
  }
}

/**
 * Reads the tracks of a GPX file (1.0, 1.1): each `trkpt` is a row, the animal is its track's name, or the file where it
 * has none. Where there is no track, waypoints with a time are fixes; where there are none of those either, points of routes
 * with a time, the animal being the route's name. All others carry no movement and are left aside, with a note.
 */
export function gpxReader(context: FormatContext): XmlTrackReader {
  const { file, tally, note } = context;
  tally.format = 'GPX';
  tally.fields = { individual: 'name', time: 'time', lat: 'lat' };
  tally.axes = {};
  const { fixes, take } = takeXmlFixes(context, { field: 'time', utc: 'imported.gpxUtc' });
  const path: string[] = [];
  const waypoints = new KeptWaypoints();
  const routed = new KeptWaypoints();
  /** Lines of waypoints without a time, of which there may be millions. */
  const timeless: number[] = [];
  const routePoints: number[] = [];
  let track = named('track');
  let route = named('point');
  let tracks = 0;
  let point: Waypoint = { source: track, place: ['', ''], row: 0, time: '' };

  const takePoint = ({ source, time, place, row }: Waypoint): void => take(source, time, place, row);
  return {
    open(element, attributes, row) {
      path.push(element);
      if (element === 'trk') {
        track = named('track');
        tracks += 1;
      } else if (element === 'rte') route = named('point');
      else if (element === 'trkpt' || element === 'wpt' || element === 'rtept') {
        const place = [attributes.get('lon')?.trim() ?? '', attributes.get('lat')?.trim() ?? ''] as const;
        point = { source: element === 'trkpt' ? track : element === 'rtept' ? route : named('point'), place, row, time: '' };
      }
    },
    close(element) {
      path.pop();
      if (element === 'trkpt') takePoint(point);
      else if (element === 'wpt' && point.time.trim() === '') timeless.push(point.row);
      else if (element === 'wpt') waypoints.add(point);
      else if (element === 'rtept' && point.time.trim() === '') routePoints.push(point.row);
      else if (element === 'rtept') routed.add(point);
    },
    text(text) {
      const [parent, element] = path.slice(-2);
      if (element === 'time' && (parent === 'trkpt' || parent === 'wpt' || parent === 'rtept')) point.time += text;
      else if (element === 'name' && parent === 'trk') track.name += text;
      else if (element === 'name' && parent === 'rte') route.name += text;
      else if (element === 'name' && parent === 'wpt') point.source.name += text;
    },
    end() {
      // Without a track, places without times are what the file has: it is told so.
      if (tracks === 0) for (const row of timeless) tally.take('dropped.noTime', row);
      if (tracks === 0) for (const waypoint of waypoints) takePoint(waypoint);
      const isRoute = tracks === 0 && waypoints.count === 0 && routed.count > 0;
      if (isRoute) for (const place of routed) takePoint(place);
      if (tracks === 0 && fixes.count === 0) for (const row of routePoints) tally.take('dropped.noTime', row);
      fixes.settle(note);
      const others = routePoints.length + (isRoute ? 0 : routed.count) + (tracks === 0 ? 0 : waypoints.count + timeless.length);
      if (others > 0) note(noteOf('imported.gpxOthers', { file, n: others }));
    },
  };
}
