import { AtlasError } from '../../errors.ts';
import { type Fix, mixedTimes } from './movebank-table.ts';
import type { DropReason } from './judge-fix.ts';
import { PlaceReader } from './read-places.ts';
import type { FormatContext } from './import-types.ts';
import { parseLocalTime, recogniseTimeForm } from './parse-local-time.ts';
import { XmlTokenizer } from '../../formats/xml-tokenizer.ts';
import { noteOf } from '../../notes.ts';

/**
 * Read the tracks of a GPX file (1.0, 1.1): each `trkpt` is a row, the animal is its track's name, or the track's number
 * where it has none. Waypoints and routes carry no movement and are left aside, with a note.
 * @throws AtlasError naming file and row where the XML is damaged or no GPX
 */
export async function readGpx(chunks: AsyncIterable<string>, context: FormatContext): Promise<void> {
  const { file, tally, note, options, defaultErrorM } = context;
  tally.format = 'GPX';
  tally.fields = { individual: 'name', time: 'time', lat: 'lat' };
  tally.axes = {};
  const places = new PlaceReader(tally);
  const path: string[] = [];
  let name = '';
  let track = 0;
  let time = '';
  let place: readonly [lon: string, lat: string] = ['', ''];
  let row = 0;
  let others = 0;

  const judge = (): Fix | DropReason => {
    const text = time.trim();
    if (text === '') return 'dropped.noTime';
    const read = parseLocalTime(text, 'iso');
    if (!read) {
      const seen = recogniseTimeForm(text);
      if (seen !== undefined && seen !== 'year-month-day') throw mixedTimes(file, row, 'time', text);
      return 'dropped.timeUnreadable';
    }
    if (!read.zoned) note(noteOf('imported.gpxUtc', { file }));
    const found = places.read(...place, row);
    return typeof found === 'string' ? found : { individual: name.trim() || `track ${track}`, time: read.time, ...found, error: defaultErrorM };
  };
  const tokenizer = new XmlTokenizer(file, {
    open(element, attributes, at) {
      if (path.length === 0 && element !== 'gpx') {
        throw new AtlasError('gpx.otherXml', {}, { file, row: at, field: element.slice(0, 40) });
      }
      path.push(element);
      if (element === 'trk') {
        track += 1;
        name = '';
      } else if (element === 'trkpt') {
        const [lon, lat] = [attributes.get('lon')?.trim() ?? '', attributes.get('lat')?.trim() ?? ''];
        place = options.swapCoordinates === true ? [lat, lon] : [lon, lat];
        time = '';
        row = at;
      } else if (element === 'wpt' || element === 'rtept') others += 1;
    },
    close(element) {
      path.pop();
      if (element === 'trkpt') tally.takePlaced(judge(), row, ...place);
    },
    text(text) {
      const [parent, element] = path.slice(-2);
      if (element === 'time' && parent === 'trkpt') time += text;
      else if (element === 'name' && parent === 'trk') name += text;
    },
  });
  for await (const chunk of chunks) {
    tokenizer.push(chunk);
    tally.swaps.check('lat', false);
  }
  tokenizer.end();
  tally.swaps.check('lat', true);
  if (others > 0) note(noteOf('imported.gpxOthers', { file, n: others }));
}
