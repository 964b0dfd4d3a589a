import * as v from 'valibot';
import { CsvTokenizer } from '../formats/csv-tokenizer.ts';
import { AtlasError } from '../errors.ts';
import { isTooWide, readAmount, readLonLat } from '../formats/read-cells.ts';
import type { NoteCode } from '../notes.ts';
import { findColumn } from '../tracks/import/table-mapping.ts';
import { orEmpty } from '../tracks/import/missing.ts';
import { CIRCUMSTANCES, CONDITIONS } from './euring-codes.ts';
import { type EncounterDate, type EncounterFormat, type EncounterPlace, type EncounterRecord, isDate, LeftOut, type ReadEncounters } from './encounter.ts';

const column = v.optional(v.pipe(v.string(), v.minLength(1)));
const DATE_FORMS = ['iso', 'day-month-year', 'month-day-year'] as const;
type DateForm = (typeof DATE_FORMS)[number];

/** How a table of ringing and re-encounters is read: one row an event, or one row a pair of ringing and encounter. */
export const EncounterTableSchema = v.object({
  /** Role → name of the column. */
  map: v.strictObject({
    ring: v.pipe(v.string(), v.minLength(1)),
    date: v.pipe(v.string(), v.minLength(1)),
    lat: v.pipe(v.string(), v.minLength(1)),
    lon: v.pipe(v.string(), v.minLength(1)),
    /** What kind of event a row is; without it, the first of each ring is its ringing. */
    event: column,
    /** The ring that the bird was first marked with, where it has several. */
    firstRing: column,
    species: column,
    /** Radius within which the event lay, metres. */
    radiusM: column,
    /** Size of the block of latitude and longitude that the event lay in, minutes. */
    blockMinutes: column,
    /** Whether the bird was there: rows that say `absent` are left out. */
    status: column,
    /** EURING codes. */
    condition: column,
    circumstances: column,
    /** Date and place of the ringing, where it stands in the row of the encounter. */
    ringingDate: column,
    ringingLat: column,
    ringingLon: column,
  }),
  /** How dates are written; iso when left out. */
  dateForm: v.optional(v.picklist(DATE_FORMS), 'iso'),
  /** How dates of ringing are written, where another way; as the others when left out. */
  ringingDateForm: v.optional(v.picklist(DATE_FORMS)),
  /** Values of `event` that mean ringing. */
  ringing: v.optional(v.array(v.string()), []),
});
export type EncounterTable = v.InferOutput<typeof EncounterTableSchema>;

/** The tables that are known by their header. */
const KNOWN: readonly { readonly format: EncounterFormat; readonly table: EncounterTable }[] = [
  {
    format: 'NABBP',
    table: {
      map: {
        ring: 'BAND',
        firstRing: 'ORIGINAL_BAND',
        event: 'EVENT_TYPE',
        date: 'EVENT_DATE',
        species: 'SPECIES_ID',
        lat: 'LAT_DD',
        lon: 'LON_DD',
        blockMinutes: 'COORD_PREC',
      },
      dateForm: 'month-day-year',
      ringing: ['B'],
    },
  },
  {
    format: 'Darwin Core',
    table: {
      map: {
        ring: 'organismID',
        date: 'eventDate',
        lat: 'decimalLatitude',
        lon: 'decimalLongitude',
        species: 'scientificName',
        radiusM: 'coordinateUncertaintyInMeters',
        status: 'occurrenceStatus',
      },
      dateForm: 'iso',
      ringing: [],
    },
  },
];

/** Whether a line is the header of the Bird Banding Laboratory's release, whose columns no table of tracks has. */
export function isBandingHeader(line: string): boolean {
  const header = line.split(',').map((name) => name.trim().replaceAll('"', ''));
  return KNOWN.some(
    ({ format, table: { map } }) => format === 'NABBP' && [map.ring, map.date, map.lat, map.lon].every((name) => findColumn(header, name) >= 0),
  );
}

/** A minute of latitude on the sphere, metres; half the diagonal of a block of so many minutes is never longer than at the equator. */
const MINUTE_M = 1_853;
/** Blocks that the Bird Banding Laboratory's file is known to use; 0 is finer than a minute. */
const BLOCKS: readonly number[] = [0, 1, 10, 60];
/** Days before and after a date whose day is not known, so that it lies in its month. */
const HALF_A_MONTH = 15;
/** And of one whose month is not known, from the middle of its year. */
const HALF_A_YEAR = 183;

type Role = keyof EncounterTable['map'];
const ROLES = v.keyof(EncounterTableSchema.entries.map).options;

/**
 * Read a table of ringing and re-encounters, by the columns that are named or, where none are, by a header that is known
 * (USGS Bird Banding Laboratory's release, Darwin Core).
 * @throws AtlasError where the header is not known and no columns are named, or a named column is not there
 */
export function readEncounterTable(text: string, file: string, given: EncounterTable | undefined): ReadEncounters {
  const leftOut = new LeftOut();
  const rows: EncounterRecord[] = [];
  let reader: RowReader | undefined;
  let rowsRead = 0;
  const tokenizer = new CsvTokenizer(file, (cells, row) => {
    if (!reader) {
      reader = RowReader.of(cells, file, given);
      return;
    }
    rowsRead += 1;
    const read = reader.read(cells, row);
    if (typeof read === 'string') leftOut.add(read, row);
    else rows.push(...read);
  });
  tokenizer.push(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  tokenizer.end();
  const records = reader?.isPaired ? dropRepeats(rows) : rows;
  return { file, format: reader?.format ?? 'table', records: reader?.isMarkedFirst ? markFirst(records) : records, rowsRead, leftOut };
}

/** The ringing of a bird stands in each row of its encounters, whatever else they say: once is enough. */
function dropRepeats(rows: readonly EncounterRecord[]): EncounterRecord[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (row.event === 'encounter') return true;
    const key = JSON.stringify([row.bird, row.date, row.place?.lon, row.place?.lat]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Without a column that says so, the first event of each bird is where it was marked. */
function markFirst(rows: readonly EncounterRecord[]): EncounterRecord[] {
  const first = new Map<string, EncounterRecord>();
  const when = ({ date: { year, month = 0, day = 0 } }: EncounterRecord): number => (year * 13 + month) * 32 + day;
  for (const row of rows) {
    const known = first.get(row.bird);
    if (!known || when(row) < when(known)) first.set(row.bird, row);
  }
  return rows.map((row) => (first.get(row.bird) === row ? { ...row, event: 'ringing' } : row));
}

class RowReader {
  private constructor(
    readonly format: EncounterFormat,
    private readonly table: EncounterTable,
    private readonly at: ReadonlyMap<Role, number>,
    private readonly columns: number,
    private readonly file: string,
  ) {}

  static of(header: readonly string[], file: string, given: EncounterTable | undefined): RowReader {
    const known = KNOWN.find(({ table: { map } }) => [map.ring, map.date, map.lat, map.lon].every((name) => findColumn(header, name) >= 0));
    const chosen = given === undefined ? known : { format: 'table' as const, table: given };
    if (chosen === undefined) throw new AtlasError('encounters.unknown', {}, { file });
    const at = new Map<Role, number>();
    for (const role of ROLES) {
      const name = chosen.table.map[role];
      if (name === undefined) continue;
      const index = findColumn(header, name);
      if (index < 0 && given !== undefined) throw new AtlasError('encounters.noColumn', { column: name }, { file, field: role });
      if (index >= 0) at.set(role, index);
    }
    return new RowReader(chosen.format, chosen.table, at, header.length, file);
  }

  get isPaired(): boolean {
    return this.at.has('ringingDate') && this.at.has('ringingLat') && this.at.has('ringingLon');
  }

  /**
   * Whether the first event of each bird is to count as its ringing: where a custodian named the columns and none says what an
   * event was. Darwin Core's occurrences of an organism need not begin with its ringing.
   */
  get isMarkedFirst(): boolean {
    return this.format === 'table' && !this.isPaired && !this.at.has('event');
  }

  read(cells: readonly string[], line: number): readonly EncounterRecord[] | NoteCode {
    if (isTooWide(cells, this.columns)) return 'dropped.tooManyCells';
    const cell = (role: Role): string => orEmpty(cells[this.at.get(role) ?? -1]);
    const bird = cell('firstRing') || cell('ring');
    if (bird === '' || bird.length > 100) return 'dropped.noRing';
    if (/^absent$/i.test(cell('status'))) return 'dropped.absent';
    const { dateForm, ringingDateForm = dateForm, ringing } = this.table;
    const date = readDate(cell('date'), dateForm);
    if (typeof date === 'string') return date;
    const place = this.readPlace(cell('lat'), cell('lon'), cell('radiusM'), cell('blockMinutes'));
    if (typeof place === 'string') return place;
    const [species, condition, circumstances] = [cell('species'), cell('condition'), cell('circumstances').padStart(2, '0')];
    const shared = { bird, ...(species === '' ? {} : { species }), file: this.file, line };
    const event = ringing.includes(cell('event')) ? 'ringing' : 'encounter';
    const record: EncounterRecord = {
      ...shared,
      event,
      date,
      ...(place === undefined ? {} : { place }),
      ...(CONDITIONS.some((code) => code === condition) ? { condition } : {}),
      ...(cell('circumstances') !== '' && CIRCUMSTANCES.some((code) => code === circumstances) ? { circumstances } : {}),
    };
    if (!this.isPaired) return [record];
    const ringed = readDate(cell('ringingDate'), ringingDateForm);
    if (typeof ringed === 'string') return ringed;
    // The columns of accuracy speak of where the bird was found.
    const origin = this.readPlace(cell('ringingLat'), cell('ringingLon'), '', '', false);
    if (typeof origin === 'string') return origin;
    return [{ ...shared, event: 'ringing', date: ringed, ...(origin === undefined ? {} : { place: origin }) }, record];
  }

  /** @param stated whether the table has a column of how accurate it is */
  private readPlace(
    latText: string,
    lonText: string,
    radius: string,
    block: string,
    stated = this.at.has('radiusM') || this.at.has('blockMinutes'),
  ): EncounterPlace | NoteCode | undefined {
    if (latText === '' && lonText === '') return undefined;
    const point = readLonLat(lonText, latText);
    if (typeof point === 'string') return point;
    const [lon, lat] = point;
    const [metres, minutes] = [readAmount(radius), readAmount(block)];
    const blockM = BLOCKS.includes(minutes) ? Math.max(1, minutes) * MINUTE_M * Math.SQRT1_2 : undefined;
    // A table that says nothing of accuracy is taken at its word; one that has a column for it is not, where it is empty.
    const radiusM = metres > 0 ? metres : (blockM ?? (stated ? undefined : 0));
    return { lon, lat, ...(radiusM === undefined ? {} : { radiusM }) };
  }
}

const FORMS: Readonly<Record<DateForm, RegExp>> = {
  iso: /^(?<y>\d{4})(?:-(?<m>\d{1,2})(?:-(?<d>\d{1,2}))?)?(?:[T ].{0,40})?$/,
  'day-month-year': /^(?<d>\d{1,2})[./-](?<m>\d{1,2})[./-](?<y>\d{4})$/,
  'month-day-year': /^(?<m>\d{1,2})[./-](?<d>\d{1,2})[./-](?<y>\d{4})$/,
};

/** Whether a part of a date says that it is not known: it is left out, 00 or 99. */
function isUnknown(part: string | undefined): boolean {
  return part === undefined || part === '00' || part === '0' || part === '99';
}

/** A date as far as it is known. */
export function readDate(text: string, form: DateForm): EncounterDate | NoteCode {
  if (text === '') return 'dropped.noTime';
  const [from = '', to] = form === 'iso' ? text.split('/', 2) : [text];
  if (to !== undefined) return joinDates(readDate(from, form), readDate(to, form));
  const parts = FORMS[form].exec(text)?.groups;
  const [year, month, day] = [Number(parts?.['y']), Number(parts?.['m']), Number(parts?.['d'])];
  if (parts === undefined || !isDate(year, 1, 1)) return 'dropped.timeUnreadable';
  if (isDate(year, month, day)) return { year, month, day, withinDays: 0 };
  const dayUnknown = isUnknown(parts['d']);
  if (isDate(year, month, 1) && dayUnknown) return { year, month, withinDays: HALF_A_MONTH };
  return isUnknown(parts['m']) && dayUnknown ? { year, withinDays: HALF_A_YEAR } : 'dropped.timeUnreadable';
}

const DAY_MS = 86_400_000;

/** The middle of an interval of days, as accurate as it is long; of one that is not told to the day, its start's year at most. */
function joinDates(from: EncounterDate | NoteCode, to: EncounterDate | NoteCode): EncounterDate | NoteCode {
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (from.month === undefined || from.day === undefined || to.month === undefined || to.day === undefined) {
    return from.year === to.year ? { year: from.year, withinDays: HALF_A_YEAR } : 'dropped.timeUnreadable';
  }
  const [first, last] = [Date.UTC(from.year, from.month - 1, from.day), Date.UTC(to.year, to.month - 1, to.day)];
  if (last < first) return 'dropped.timeUnreadable';
  const days = (last - first) / DAY_MS;
  const middle = new Date(first + Math.floor(days / 2) * DAY_MS);
  return { year: middle.getUTCFullYear(), month: middle.getUTCMonth() + 1, day: middle.getUTCDate(), withinDays: Math.ceil(days / 2) };
}
