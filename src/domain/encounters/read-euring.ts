import { CIRCUMSTANCES, CONDITIONS, MOVED, RADIUS_M, RINGING, WITHIN_DAYS } from './euring-codes.ts';
import { type EncounterDate, type EncounterFormat, type EncounterPlace, type EncounterRecord, isDate, LeftOut, type ReadEncounters } from './encounter.ts';
import { readAmount } from '../formats/read-cells.ts';
import type { NoteCode } from '../notes.ts';

/** Widths of the 33 fields of EURING 2000, in their order; 2000+ and 2020 have the same first fields, with `|` between them. */
const WIDTHS = [3, 2, 10, 1, 1, 2, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 8, 1, 4, 4, 15, 1, 1, 2, 1, 1, 5, 3, 5] as const;
const LINE_LENGTH = 94;
const [FIELDS_PLUS, FIELDS_2020] = [60, 64] as const;
/** Up to the presumed circumstances: what comes after may be missing. */
const FEWEST_FIELDS = 29;
/** A longer line is no record: remarks are short. */
const LONGEST_LINE = 8_192;

/** Places of the fields that are read, from 0. */
const AT = { scheme: 0, method: 1, ring: 2, metalRing: 4, species: 7, moved: 9, date: 20, dateAccuracy: 21, placeCode: 23, coordinates: 24 } as const;
const AFTER = { coordinateAccuracy: 25, condition: 26, circumstances: 27, presumed: 28, lat: 60, lon: 61 } as const;

/** Whether a line is a EURING record by its shape: 94 characters of fixed fields, or fields with `|` between them. */
export function euringFormatOf(line: string): Extract<EncounterFormat, `EURING ${string}`> | undefined {
  if (line.length === LINE_LENGTH && !line.includes('|') && /^[A-Z]{3}[A-Z]\d/.test(line) && /^[\d-]{8}$/.test(line.slice(43, 51))) return 'EURING 2000';
  const fields = line.split('|', FIELDS_2020 + 1);
  if (fields.length < FEWEST_FIELDS || fields.length > FIELDS_2020) return undefined;
  if (!/^[A-Z]{3}$/.test(fields[AT.scheme]!) || !/^[A-Z]\d$/.test(fields[AT.method]!) || !/^[\d-]{8}$/.test(fields[AT.date]!)) return undefined;
  return fields.length > FIELDS_PLUS ? 'EURING 2020' : 'EURING 2000+';
}

/**
 * Read a file of EURING records, one a line: EURING 2000 (94 characters), 2000+ or 2020 (fields with `|` between them). A
 * bird is its scheme, identification method and ring number without the dots that pad it. Lines of another shape, or whose
 * date or co-ordinates cannot be, are left out and counted.
 * @param text the whole file
 */
export function readEuring(text: string, file: string): ReadEncounters {
  const leftOut = new LeftOut();
  const records: EncounterRecord[] = [];
  let [format, rowsRead, line, at]: [EncounterFormat, number, number, number] = ['EURING 2000', 0, 0, 0];
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const whole = text.slice(at, Math.min(end, at + LONGEST_LINE + 1)).replace(/\r$/, '');
    at = end + 1;
    line += 1;
    if (whole.trim() === '') continue;
    rowsRead += 1;
    const record = whole.length > LONGEST_LINE ? 'dropped.lineTooLong' : readLine(whole, file, line);
    if (typeof record === 'string') {
      leftOut.add(record, line);
      continue;
    }
    records.push(record);
    const own: EncounterFormat | undefined =
      format === NEWEST || (format !== 'EURING 2000' && !hasMoreFields(whole, FIELDS_PLUS)) ? undefined : euringFormatOf(whole);
    if (own !== undefined && own > format) format = own;
  }
  return { file, format, records, rowsRead, leftOut };
}

const NEWEST: EncounterFormat = 'EURING 2020';

/** Whether a line has more fields than so many. */
function hasMoreFields(line: string, fields: number): boolean {
  let marks = 0;
  for (let at = line.indexOf('|'); at >= 0 && marks < fields; at = line.indexOf('|', at + 1)) marks += 1;
  return marks >= fields;
}

/**
 * What a text says, remembered: of half a million records many are of one place and one day, and need one place and one date
 * together.
 */
function remembered<T>(read: (...texts: string[]) => T): (...texts: string[]) => T {
  const known = new Map<string, T>();
  return (...texts) => {
    const key = texts.join('|');
    if (known.has(key)) return known.get(key)!;
    const said = read(...texts);
    if (known.size < MOST_REMEMBERED && key.length <= LONGEST_REMEMBERED) known.set(key, said);
    return said;
  };
}

/** They stay when the file is read: what is longer than a date or a place is written would be kept for no other record. */
const [MOST_REMEMBERED, LONGEST_REMEMBERED] = [50_000, 64];

function readLine(line: string, file: string, number: number): EncounterRecord | NoteCode {
  const fields = line.includes('|') ? line.split('|') : cut(line);
  if (fields === undefined) return 'dropped.euringLength';
  if (fields.length < FEWEST_FIELDS || fields.length > FIELDS_2020) return 'dropped.euringFields';
  const field = (index: number): string => fields[index]?.trim() ?? '';
  const [scheme, method, ring] = [field(AT.scheme), field(AT.method), field(AT.ring).replaceAll('.', '')];
  if (!/^[A-Z]{3}$/.test(scheme) || !/^[A-Z]\d$/.test(method) || !/^[A-Z0-9]{1,10}$/i.test(ring)) return 'dropped.noRing';
  const date = readDate(field(AT.date), field(AT.dateAccuracy));
  if (typeof date === 'string') return date;
  const place = readPlace(field(AFTER.coordinateAccuracy), field(AFTER.lat), field(AFTER.lon), field(AT.coordinates));
  if (typeof place === 'string') return place;
  const [species, placeCode, condition, circumstances] = [field(AT.species), field(AT.placeCode), field(AFTER.condition), field(AFTER.circumstances)];
  // Member by member: objects that are spread into one take as long again as all the rest.
  const record: { -readonly [Name in keyof EncounterRecord]: EncounterRecord[Name] } = {
    bird: `${scheme} ${method} ${ring}`,
    event: RINGING.includes(field(AT.metalRing)) ? 'ringing' : 'encounter',
    date,
    file,
    line: number,
  };
  if (place !== undefined) record.place = place;
  if (/^[A-Z+-]/.test(placeCode) && placeCode !== '----') record.placeCode = placeCode;
  if (/^\d{5}$/.test(species)) record.species = species;
  if (isOneOf(CONDITIONS, condition)) record.condition = condition;
  if (isOneOf(CIRCUMSTANCES, circumstances)) record.circumstances = circumstances;
  if (field(AFTER.presumed) === '1') record.presumed = true;
  if (MOVED.includes(field(AT.moved))) record.moved = true;
  return record;
}

function isOneOf(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}

/** The fixed fields of a line; undefined where it has not their length. */
function cut(line: string): string[] | undefined {
  if (line.length !== LINE_LENGTH) return undefined;
  let at = 0;
  return WIDTHS.map((width) => line.slice(at, (at += width)));
}

/** DDMMYYYY with its accuracy. */
const readDate = remembered((text = '', accuracy = ''): EncounterDate | NoteCode => {
  if (/^-*$/.test(text)) return 'dropped.noTime';
  const [, dd, mm, yyyy] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  const [day, month, year] = [Number(dd), Number(mm), Number(yyyy)];
  if (!isDate(year, month, day)) return 'dropped.timeUnreadable';
  // Within some years: neither day nor month is known.
  if (accuracy === '8') return { year };
  const withinDays = WITHIN_DAYS[accuracy];
  return { year, month, day, ...(withinDays === undefined ? {} : { withinDays }) };
});

/** ±DDMMSS±DDDMMSS, or decimal degrees in the fields of 2020, which win; undefined where neither is given. */
const readPlace = remembered((accuracy = '', north = '', east = '', sexagesimal = ''): EncounterPlace | NoteCode | undefined => {
  const radiusM = RADIUS_M[accuracy];
  const found = readDecimal(north, east) ?? readSexagesimal(sexagesimal);
  if (found === undefined || typeof found === 'string') return found;
  const [lat, lon] = found;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'dropped.placeOutOfRange';
  return { lon, lat, ...(radiusM === undefined ? {} : { radiusM }) };
});

function readDecimal(lat: string, lon: string): [number, number] | NoteCode | undefined {
  if (lat === '' && lon === '') return undefined;
  const [north, east] = [readAmount(lat), readAmount(lon)];
  return Number.isNaN(north) || Number.isNaN(east) ? 'dropped.placeNotNumbers' : [north, east];
}

function readSexagesimal(text: string): [number, number] | NoteCode | undefined {
  if (/^[.-]*$/.test(text)) return undefined;
  const match = /^([+-])(\d{2})(\d{2})(\d{2})([+-])(\d{3})(\d{2})(\d{2})$/.exec(text);
  if (!match) return 'dropped.placeNotNumbers';
  const [, south, ...rest] = match;
  const [d1 = 0, m1 = 0, s1 = 0, , d2 = 0, m2 = 0, s2 = 0] = rest.map(Number);
  if (Math.max(m1, s1, m2, s2) >= 60) return 'dropped.placeOutOfRange';
  const sign = (text_: string | undefined): number => (text_ === '-' ? -1 : 1);
  return [sign(south) * (d1 + m1 / 60 + s1 / 3600), sign(match[5]) * (d2 + m2 / 60 + s2 / 3600)];
}
