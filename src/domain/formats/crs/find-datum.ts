import type { Datum, Shift } from './epsg-tables.ts';

/** What well-known text says of its datum. */
export interface NamedDatum {
  readonly name: string;
  /** The name of its geographic system. */
  readonly system: string;
  readonly code: number | undefined;
  readonly a: number;
  readonly rf: number;
}

/** Letters of a name of one word that tells a datum where it stands among other words. */
const SHORTEST_NAME = 4;

/** The shift for a place: of those that hold there the most accurate; of equals the one for the smaller part of the world. */
export function chooseShift(shifts: readonly Shift[], lon: number, lat: number): Shift | undefined {
  const here = shifts.filter(
    ({ box: [west, south, east, north] }) => lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east),
  );
  return here.toSorted((a, b) => a.accuracyM - b.accuracyM || sizeOf(a) - sizeOf(b) || b.code - a.code)[0];
}

function sizeOf({ box: [west, south, east, north] }: Shift): number {
  return (east - west + (east < west ? 360 : 0)) * (north - south);
}

/**
 * ESRI has datums of its own for Portugal, with the very parameters that EPSG has for its Lisbon 1937 and Lisbon 1890
 * (ESRI:108124 and EPSG:1988, ESRI:108123 and EPSG:1990).
 */
const SAME: Readonly<Record<string, number>> = { ddatumlisboahayford: 6207, datumlisboahayford: 6207, ddatumlisboabessel: 6666, datumlisboabessel: 6666 };

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * The datum that well-known text names: by EPSG's code, else by its name or its system's, spelt in whatever way. A name
 * that is cut short (“Ordnance Survey Great Brit”), or that holds a datum's name of one word (“Potsdam Rauenberg DHDN”),
 * stands for the one datum with that ellipsoid that it can mean; a name that nobody knows for the one datum, or shift, with
 * that ellipsoid that is used at the place.
 */
export function findDatum(datums: readonly Datum[], named: NamedDatum, lon: number, lat: number): Datum | undefined {
  const own = named.code ?? SAME[plain(named.name)];
  const byCode = own === undefined ? undefined : datums.find(({ code }) => code === own);
  if (byCode) return byCode;
  for (const name of [plain(named.name), plain(named.system)]) {
    if (name === '') continue;
    const known = datums.filter((datum) => datum.names.some((each) => plain(each) === name));
    const best = known.toSorted((a, b) => Number(hasFigure(b, named)) - Number(hasFigure(a, named)) || b.shifts.length - a.shifts.length)[0];
    if (best) return best;
  }
  const alike = datums.filter((datum) => hasFigure(datum, named) && datum.shifts.length > 0);
  const abbreviated = alike.filter((datum) => datum.names.some((each) => abbreviates(named.name, each)));
  if (abbreviated.length === 1) return abbreviated[0];
  const used = alike.flatMap((datum) => ({ datum, shift: chooseShift(datum.shifts, lon, lat) })).filter(({ shift }) => shift !== undefined);
  const words = new Set(wordsOf(named.name));
  const held = used.filter(({ datum }) => datum.names.some((each) => each.length >= SHORTEST_NAME && words.has(each.toLowerCase())));
  if (held.length === 1) return held[0]?.datum;
  // Two names of one figure, such as TM65 and TM75 of Ireland, have one shift.
  const shifts = new Set(used.map(({ shift }) => shift?.parameters.join()));
  return shifts.size === 1 ? used[0]?.datum : undefined;
}

function hasFigure(datum: Datum, { a, rf }: NamedDatum): boolean {
  return Math.abs(datum.a - a) < 0.01 && Math.abs(datum.rf - rf) < 0.001;
}

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each word of a name begins a word of the other, in the same order. */
function abbreviates(short: string, long: string): boolean {
  const words = wordsOf(long);
  let at = 0;
  const wanted = wordsOf(short).filter((word) => word !== 'd' && word !== 'gcs' && word !== 'datum');
  if (wanted.length < 2) return false;
  for (const word of wanted) {
    while (at < words.length && !words[at]!.startsWith(word)) at += 1;
    if (at === words.length) return false;
    at += 1;
  }
  return true;
}
