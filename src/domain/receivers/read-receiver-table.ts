import { LeftOut } from '../encounters/encounter.ts';
import { AtlasError } from '../errors.ts';
import { CsvTokenizer } from '../formats/csv-tokenizer.ts';
import { isTooWide } from '../formats/read-cells.ts';
import type { NoteCode } from '../notes.ts';
import { orEmpty } from '../tracks/import/missing.ts';
import { WallClock } from '../tracks/import/wall-clock.ts';
import { isYes, judgeMotus, readPlace, readTime } from './judge-row.ts';
import { type Deployment, type Detection, MOST_DETECTIONS, type ReadReceivers } from './receivers.ts';
import { findSpec, locateRoles, type ReceiverRole, type TableSpec, nameTables } from './table-specs.ts';

/** A text longer than this does not fit into the memory of a build beside what is made of it. */
const LONGEST_TEXT = 400_000_000;
const LONGEST_NAME = 200;

type Row = { readonly deployment: Deployment } | { readonly unplaced: Omit<Deployment, 'lon' | 'lat'> } | { readonly detection: Detection } | 'kept';

/**
 * Read a table of receivers or of detections, known by its header: Motus (its website's receiver deployments, and `alltags`),
 * GLATOS, OTN (extracts, and the tables of its ERDDAP), IMOS, ETN and actel.
 * @param zone clock of tables that do not name theirs (actel's): UTC, ±hh:mm or a name such as Europe/Copenhagen
 * @throws AtlasError naming the file where its header is not known, or its clock is not named
 */
export function readReceiverTable(text: string, file: string, zone?: string): ReadReceivers {
  if (text.length > LONGEST_TEXT) throw new AtlasError('receivers.tooLong', {}, { file });
  const leftOut = new LeftOut();
  const deployments: Deployment[] = [];
  const unplaced: Omit<Deployment, 'lon' | 'lat'>[] = [];
  const detections: Detection[] = [];
  let reader: RowReader | undefined;
  let rowsRead = 0;
  const tokenizer = new CsvTokenizer(file, (cells, line) => {
    if (!reader) {
      reader = RowReader.of(cells, file, zone);
      return;
    }
    // ERDDAP writes the units below the header.
    if (rowsRead === 0 && isUnits(cells)) return;
    rowsRead += 1;
    const read = reader.read(cells, line);
    if (read === 'kept') return;
    if (typeof read === 'string') leftOut.add(read, line);
    else if ('deployment' in read) deployments.push(read.deployment);
    else if ('unplaced' in read) unplaced.push(read.unplaced);
    else if (detections.push(read.detection) > MOST_DETECTIONS) throw new AtlasError('receivers.tooLong', {}, { file });
  });
  tokenizer.push(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  tokenizer.end();
  if (!reader) throw new AtlasError('receivers.unknown', { known: nameTables() }, { file });
  const { spec, places, tags } = reader;
  return {
    file,
    format: spec.format,
    deployments,
    detections,
    ...(places.size > 0 ? { places } : {}),
    ...(unplaced.length > 0 ? { unplaced } : {}),
    ...(tags.size > 0 ? { tags } : {}),
    rowsRead,
    leftOut,
  };
}

const UNITS = /^(?:|degrees_(?:north|east)|UTC|m|s|degree_C|kg|Hz)$/;
const isUnits = (cells: readonly string[]): boolean => cells.every((cell) => UNITS.test(cell.trim()));

class RowReader {
  readonly places = new Map<string, { lon: number; lat: number }>();
  readonly tags = new Set<string>();

  private constructor(
    readonly spec: TableSpec,
    private readonly at: ReadonlyMap<ReceiverRole, number>,
    private readonly columns: number,
    private readonly file: string,
    private readonly clock: WallClock | undefined,
  ) {}

  static of(header: readonly string[], file: string, zone: string | undefined): RowReader {
    const spec = findSpec(header);
    if (!spec) throw new AtlasError('receivers.unknown', { known: nameTables() }, { file, row: 1 });
    if (spec.local && zone === undefined) throw new AtlasError('receivers.noZone', {}, { file, field: 'zone' });
    return new RowReader(spec, locateRoles(header, spec), header.length, file, spec.local && zone !== undefined ? clockOf(zone, file) : undefined);
  }

  read(cells: readonly string[], line: number): Row | NoteCode {
    if (isTooWide(cells, this.columns)) return 'dropped.tooManyCells';
    const cell = (role: ReceiverRole): string => {
      const text = orEmpty(cells[this.at.get(role) ?? -1]);
      return text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text;
    };
    if (this.spec.holds === 'detections') return this.readDetection(cell, line);
    if (this.spec.holds === 'receivers') return this.readReceiver(cell, line);
    return this.spec.holds === 'places' ? this.readPlace(cell) : this.readTag(cell);
  }

  /** An instant; NaN where it cannot be read, undefined where there is none. */
  private timeOf(text: string, who: string): number | undefined {
    if (text === '') return undefined;
    const time = readTime(text);
    return this.clock === undefined || Number.isNaN(time) ? time : this.clock.toUtc(time, who);
  }

  /**
   * The end of a deployment. OTN writes words in its place: one that failed or was turned off on a day ended then; one that
   * was lost, nobody knows when, stood at the least until it was last read, or on its first day.
   */
  private endOf(text: string, seen: string, start: number | undefined): number | undefined {
    const word = /^(?:failed|lost|turned off|removed)\b/i.test(text);
    if (!word) return this.timeOf(text, '');
    const stated = readTime(/\d{4}-\d{2}-\d{2}$/.exec(text)?.[0] ?? seen);
    return Number.isNaN(stated) || (start !== undefined && stated < start) ? start : stated;
  }

  private readReceiver(cell: (role: ReceiverRole) => string, line: number): Row | NoteCode {
    if (isYes(cell('mobile'))) return 'dropped.receiverMobile';
    if (/^(?:pending|planned)$/i.test(cell('status'))) return 'dropped.receiverPending';
    const [id, receiver, name] = [cell('id'), cell('receiver'), cell('name')];
    const start = this.timeOf(cell('start'), '');
    const end = this.endOf(cell('end'), cell('seen'), start);
    if (Number.isNaN(start) || Number.isNaN(end)) return 'dropped.timeUnreadable';
    if (start !== undefined && end !== undefined && end < start) return 'dropped.receiverReversed';
    const told = {
      ...(id === '' ? {} : { id }),
      ...(receiver === '' ? {} : { receiver }),
      ...(name === '' ? {} : { name }),
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      file: this.file,
      line,
    };
    if (!this.at.has('lat')) return name === '' ? 'dropped.receiverNoPlace' : { unplaced: told };
    const place = readPlace(cell('lat'), cell('lon'));
    if (typeof place === 'string') return place;
    return place === undefined ? 'dropped.receiverNoPlace' : { deployment: { ...told, ...place } };
  }

  private readDetection(cell: (role: ReceiverRole) => string, line: number): Row | NoteCode {
    const isMotus = this.spec.format === 'Motus';
    const animal = cell('animal');
    const [receiver, code, tag] = [cell('receiver'), cell('code'), cell('transmitter')];
    const judged = isMotus
      ? judgeMotus({ test: cell('test'), ambiguous: cell('ambiguous'), mobile: cell('mobile'), filter: cell('filter'), run: cell('run') })
      : undefined;
    if (judged !== undefined) return judged;
    if (animal === '') return 'dropped.noAnimal';
    // OTN's extracts begin each animal with the place of its release.
    if (/^release$/i.test(receiver)) return 'dropped.release';
    const time = this.timeOf(cell('time'), `${receiver} ${animal}`);
    if (time === undefined) return 'dropped.noTime';
    if (Number.isNaN(time)) return 'dropped.timeUnreadable';
    const place = readPlace(cell('lat'), cell('lon'));
    if (typeof place === 'string') return place;
    const [deployment, station, species] = [cell('id'), cell('name'), cell('species')];
    return {
      detection: {
        animal,
        time,
        transmitter: tag === '' ? animal : `${code} ${tag}`.trim(),
        ...(deployment === '' ? {} : { deployment }),
        ...(receiver === '' ? {} : { receiver }),
        ...(station === '' ? {} : { station }),
        ...place,
        ...(species === '' ? {} : { species }),
        filter: isMotus ? 'none' : 'isolated',
        file: this.file,
        line,
      },
    };
  }

  private readPlace(cell: (role: ReceiverRole) => string): Row | NoteCode {
    if (/^release$/i.test(cell('type'))) return 'dropped.release';
    const place = readPlace(cell('lat'), cell('lon'));
    if (typeof place === 'string') return place;
    if (place === undefined || cell('name') === '') return 'dropped.receiverNoPlace';
    this.places.set(cell('name').toLowerCase(), place);
    return 'kept';
  }

  private readTag(cell: (role: ReceiverRole) => string): Row | NoteCode {
    if (cell('animal') === '') return 'dropped.noAnimal';
    this.tags.add(cell('animal'));
    return 'kept';
  }
}

function clockOf(zone: string, file: string): WallClock {
  try {
    return new WallClock(zone);
  } catch {
    throw new AtlasError('receivers.noZone', {}, { file, field: 'zone' });
  }
}
