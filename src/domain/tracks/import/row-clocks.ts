import { AtlasError } from '../../errors.ts';
import { listNames, type Note, noteOf } from '../../notes.ts';
import { hoursOfClock, isUnclearClock } from './clock-names.ts';
import { WallClock } from './wall-clock.ts';

/** Columns that may name the clock of each row's time; those that say how far it is from UTC. */
const ZONES =
  /^(time-?zone|tz|zone|(time-?zone|tz)-?(name|id|code|abbr\w*)|zona(-horaria)?|huso(-horario)?|fuseau(-horaire)?|zeitzone|часовой-пояс|时区|時区|المنطقة-الزمنية)$/;
const OFFSETS = /^((utc|gmt|tz|time-?zone)-?(offset|diff(erence)?)|offset(-(from-)?(utc|gmt))?|utc-?[+-]+)$/;
const OFFSET = /^(?:UTC|GMT)?\s?([+−-])\s?(\d{1,2})(?::?(\d{2}))?$/i;
/** Names of tzdata that are short names of standard time too: in summer they are two clocks. */
const SUMMERS: Readonly<Record<string, string>> = { WET: 'WEST', CET: 'CEST', MEZ: 'MESZ', EET: 'EEST' };
const PLACES: Readonly<Record<string, string>> = { MEZ: 'CET' };

/** Where a table names the clock of each row. */
export interface ZoneColumn {
  readonly at: number;
  /** Whether its name says that it holds distances from UTC: then the time beside it may be UTC itself. */
  readonly isOffset: boolean;
  /** Whether every row of the sample has a clock that is one. */
  readonly isClear: boolean;
}

/**
 * The column that names each row's clock, by its name and its cells; undefined where none does.
 * @param names normalised names of the columns
 */
export function findZoneColumn(names: readonly string[], valuesAt: (at: number) => readonly string[], rows: number): ZoneColumn | undefined {
  for (const [at, name] of names.entries()) {
    const isOffset = OFFSETS.test(name);
    if (!isOffset && !ZONES.test(name)) continue;
    const cells = valuesAt(at);
    if (cells.length === 0 || !cells.every((cell) => isUnclearClock(cell) || clockOf(cell) !== undefined)) continue;
    return { at, isOffset, isClear: cells.length === rows && !cells.some(isUnclearClock) };
  }
  return undefined;
}

/** The clock of a row's time. */
export interface RowClock {
  readonly name: string;
  readonly clock: WallClock;
  /** A clock that the name can mean as well, in summer. */
  readonly other: WallClock | undefined;
}

/** Reads the clock that a column names for each row. */
export class RowClocks {
  private readonly known = new Map<string, RowClock | 'unclear'>();
  private readonly said: string[] = [];
  /** Short names of summer times that were seen: then those of standard time mean that alone. */
  private readonly seen: Set<string>;

  /** @param sample cells of the first rows */
  constructor(
    private readonly file: string,
    readonly field: string,
    sample: readonly string[],
  ) {
    this.seen = new Set(sample);
  }

  /**
   * @returns undefined where the cell is blank, or names a clock that is several, and a person said which
   * @throws AtlasError naming file, row and field where nobody knows the clock, or it is several
   */
  read(text: string, row: number, isSaid: boolean): RowClock | undefined {
    if (text === '') return undefined;
    let found = this.known.get(text);
    if (found === undefined) {
      const { file, field } = this;
      found = isUnclearClock(text) ? 'unclear' : clockOf(text);
      if (found === undefined) throw new AtlasError('table.rowZone', { text: text.slice(0, 40) }, { file, row, field });
      this.known.set(text, found);
      this.seen.add(text);
      if (found !== 'unclear') this.said.push(describe(text));
    }
    if (found !== 'unclear') return found;
    const { file, field } = this;
    if (!isSaid) throw new AtlasError('table.zoneUnclear', { name: text.slice(0, 40), text: text.slice(0, 40) }, { file, row, field });
    return undefined;
  }

  /** Whether a name of standard time can mean summer time as well here. */
  isDoubtful({ name }: RowClock): boolean {
    return !this.seen.has(SUMMERS[name] ?? '');
  }

  /** What was read, for a note; undefined where nothing was. */
  describe(): Note | undefined {
    const { file, field, said } = this;
    return said.length === 0 ? undefined : noteOf('imported.rowZones', { file, field, names: listNames(said) });
  }
}

function describe(text: string): string {
  const hours = hoursOfClock(text);
  if (hours === undefined || hours === 0) return text;
  return `${text} (UTC${offsetOf(hours).replace('-', '−')})`;
}

function offsetOf(hours: number): string {
  const size = Math.abs(hours);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(size))}:${two((size % 1) * 60)}`;
}

function clockOf(text: string): RowClock | undefined {
  const zone = nameZone(text);
  const clock = zone === undefined ? undefined : open(zone);
  const other = clock && Object.hasOwn(SUMMERS, text) ? open(PLACES[text] ?? text) : undefined;
  return clock && { name: text, clock, other };
}

/** A clock as a mapping names it; undefined for what is none, or may be several. */
export function zoneOfText(text: string): string | undefined {
  const zone = isUnclearClock(text) || Object.hasOwn(SUMMERS, text) ? undefined : nameZone(text);
  return zone !== undefined && open(zone) ? zone : undefined;
}

function nameZone(text: string): string | undefined {
  const [, sign, ahead, minutes = '00'] = OFFSET.exec(text) ?? [];
  const hours = hoursOfClock(text);
  const isPlace = /^[A-Za-z_+-]+\/[\w/+-]+$/.test(text) || /^[A-Z][a-z]{4,}$|^(?:EST5EDT|CST6CDT|MST7MDT|PST8PDT)$/.test(text);
  return sign !== undefined && ahead !== undefined
    ? `${sign === '+' ? '+' : '-'}${ahead.padStart(2, '0')}:${minutes}`
    : /^(?:utc|gmt|z|0)$/i.test(text)
      ? 'UTC'
      : hours !== undefined
        ? offsetOf(hours)
        : isPlace
          ? text
          : undefined;
}

function open(zone: string): WallClock | undefined {
  try {
    return new WallClock(zone);
  } catch {
    return undefined;
  }
}
