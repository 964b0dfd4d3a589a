import { AtlasError } from '../../errors.ts';
import { orEmpty } from './missing.ts';

/** Places as codes, of which none is two numbers: what they are called, and how each looks. */
const CODES: readonly (readonly [kind: string, look: RegExp, name?: RegExp])[] = [
  ['mgrs', /^\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?(?:\d{1,5}\s\d{1,5}|(?:\d\d){1,5})$/i],
  ['utm', /^(?:(?:zone|utm)\s*)?\d{1,2}\s?[C-HJ-NP-X]\s*[,;]?\s+(?:E\s*)?\d{6}(?:[.,]\d+)?\s*(?:m?E)?\s*[,;]?\s+(?:N\s*)?\d{6,8}(?:[.,]\d+)?\s*(?:m?N)?$/i],
  ['british', /^[HJNOST][A-HJ-Z]\s?(?:\d{2,5}\s\d{2,5}|(?:\d\d){2,5})$/i, /grid|ref|osgb|ngr|os|place|loc|pos/i],
  ['geohash', /^[\db-hjkmnp-z]{5,12}$/, /geo.?hash/i],
  ['plus', /^(?:[2-9CFGHJMPQRVWX]{2}){2,4}0*\+[2-9CFGHJMPQRVWX]{0,7}$/i],
  ['link', /^(?:https?:\/\/|geo:)\S*[-+]?\d{1,3}\.\d+/i],
];
/** Days that no calendar of tables counts: those of MATLAB from the year 0 on (1955 to 2064), and Julian days. */
const DAYS: readonly (readonly [kind: string, first: number, last: number])[] = [
  ['matlab', 714_000, 754_000],
  ['julian', 2_435_000, 2_475_000],
];

/**
 * Places or times in a writing that is known and not read: told by its name, for a question after columns of coordinates or
 * times that are not there would leave a person without an answer.
 * @param roles columns that a suggestion found
 * @throws AtlasError naming file, row and field
 */
export function refuseOtherWriting(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  roles: { readonly placed: boolean; readonly time: string | undefined },
  file: string,
): void {
  refusePlaceParts(header, sample, file);
  for (const [at, field] of header.entries()) {
    const values = sample.map((cells) => orEmpty(cells[at])).filter((cell) => cell !== '');
    const [text = ''] = values;
    if (values.length === 0) continue;
    const code = roles.placed
      ? undefined
      : CODES.find(([, look, name]) => (name?.test(field) ?? true) && values.every((value) => value.length < 200 && look.test(value)));
    if (code) throw new AtlasError('table.placeCodes', { kind: code[0], text: text.slice(0, 60) }, { file, row: 2, field: field.slice(0, 40) });
    const isTime = field === roles.time || (roles.time === undefined && /date|time|day|julian|jd/i.test(field));
    const days = isTime ? DAYS.find(([, first, last]) => values.every((value) => /^\d+(?:[.,]\d+)?$/.test(value) && isWithin(value, first, last))) : undefined;
    if (days) throw new AtlasError('table.dayNumbers', { kind: days[0], text: text.slice(0, 60) }, { file, row: 2, field: field.slice(0, 40) });
  }
}

const RADIANS = /^(?:lat|lon|long|lng|latitude|longitude)[-_. ([]*rad(?:ian)?s?[)\]]?$/i;
const DEGREES = /^(lat|lon|long|lng|latitude|longitude)[-_. ([]*(?:deg(?:rees?)?|d)[)\]]?$/i;

/** Degrees with their minutes in another column, and radians: the first alone would be places up to a degree away. */
function refusePlaceParts(header: readonly string[], sample: readonly (readonly string[])[], file: string): void {
  for (const [at, field] of header.entries()) {
    const axis = DEGREES.exec(field.trim())?.[1];
    const minutes =
      axis === undefined ? -1 : header.findIndex((name) => new RegExp(String.raw`^${axis}[-_. ([]*(?:min(?:utes?)?|m)[)\]]?$`, 'i').test(name.trim()));
    const isWhole = sample.length > 0 && sample.every((cells) => /^[+-]?\d*$/.test(orEmpty(cells[at])));
    const kind = RADIANS.test(field.trim()) ? 'radians' : minutes >= 0 && isWhole ? 'minutes' : undefined;
    if (kind === undefined) continue;
    const text = orEmpty(sample[0]?.[kind === 'radians' ? at : minutes]).slice(0, 60);
    throw new AtlasError('table.placeParts', { kind, text }, { file, row: 2, field: (kind === 'radians' ? field : (header[minutes] ?? '')).slice(0, 40) });
  }
}

const ZONE = /^(?:utm[-_. ]?)?(?:zone|zona|huso|fuseau)(?:[-_. ]?utm)?$|^utm[-_. ]?z$/i;

/** Where a table says of each row in which UTM zone it lies: -1 where no column does. */
export function findUtmZones(header: readonly string[], sample: readonly (readonly string[])[]): number {
  return header.findIndex((name, at) => {
    const cells = sample.map((row) => orEmpty(row[at])).filter((cell) => cell !== '');
    return ZONE.test(name.trim()) && cells.length > 0 && cells.every((cell) => utmZoneOf(cell) !== undefined);
  });
}

/** The number of a UTM zone: 32 of “32V”, “32 N” and “32”. */
export function utmZoneOf(text: string): number | undefined {
  const zone = Number(/^(\d{1,2})\s?[C-HJ-NP-X]?$/i.exec(text)?.[1] ?? 0);
  return zone >= 1 && zone <= 60 ? zone : undefined;
}

const isWithin = (text: string, first: number, last: number): boolean => {
  const days = Number(text.replace(',', '.'));
  return days >= first && days <= last;
};
