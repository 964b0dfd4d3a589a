/**
 * Hours ahead of UTC of clocks by their short names, of those that mean one clock: RFC 822 has the American ones, tzdata the
 * others. Names of several clocks are below; what no list knows is no clock.
 */
const HOURS: Readonly<Record<string, number>> = {
  UT: 0,
  UCT: 0,
  WET: 0,
  WEST: 1,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  SAST: 2,
  CAT: 2,
  WAT: 1,
  EAT: 3,
  EST: -5,
  EDT: -4,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  ART: -3,
  JST: 9,
  KST: 9,
  HKT: 8,
  AWST: 8,
  ACST: 9.5,
  ACDT: 10.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
};
/** Central American and Chinese; Indian, Irish and Israeli; British summer and Bangladeshi; Atlantic and Arabian; of the Gulf and South Georgia; … */
const UNCLEAR = /(?<=\d|[AaPp]\.?[Mm]\.?) ?(CST|CDT|IST|BST|AST|ADT|GST|NST|SST|WST|ECT|AMT)$/;
const NAMED = /(?<=\d|[AaPp]\.?[Mm]\.?) ?([A-Z]{2,4})$/;

/** The short name of a clock after a time, where it means more than one. */
export function unclearClock(text: string): string | undefined {
  return UNCLEAR.exec(text)?.[1];
}

/** Whether a text is such a name. */
export function isUnclearClock(text: string): boolean {
  return UNCLEAR.test(`0${text}`);
}

/** Hours ahead of UTC of a clock by its short name; undefined for any other text. */
export function hoursOfClock(text: string): number | undefined {
  return Object.hasOwn(HOURS, text) ? HOURS[text] : undefined;
}

/** A time without the name of a clock that means several: by which it is a person says. */
export function withoutClock(text: string): string {
  return text.replace(UNCLEAR, '');
}

/** A time whose clock has a short name, with its offset instead, and that name; undefined where it has none that is known. */
export function offsetOfClock(text: string): { readonly text: string; readonly name: string; readonly offset: string } | undefined {
  const name = NAMED.exec(text)?.[1] ?? '';
  const hours = Object.hasOwn(HOURS, name) ? HOURS[name] : undefined;
  if (hours === undefined) return undefined;
  const size = Math.abs(hours);
  const two = (n: number): string => String(n).padStart(2, '0');
  const offset = `${hours < 0 ? '-' : '+'}${two(Math.floor(size))}:${two((size % 1) * 60)}`;
  return { text: text.replace(NAMED, offset), name, offset: offset.replace('-', '−') };
}
