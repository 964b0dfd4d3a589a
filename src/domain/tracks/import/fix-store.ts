import { MOST_INDIVIDUALS } from '../most-individuals.ts';
import { AtlasError } from '../../errors.ts';
import { type DropReason, DropTally, OUT_OF_RANGE } from './judge-fix.ts';
import type { Fix } from './movebank-table.ts';
import { filterSpeed } from '../filter-speed.ts';
import type { Track } from '../track.ts';
import type { Chosen } from '../../chosen.ts';
import { chooseTopSpeed } from '../choose-top-speed.ts';
import { errorWhereNone, type SensorCounts, type SensorKind, settleErrors } from './judge-error.ts';
import { FixColumns } from '../fix-columns.ts';
import type { FileReport } from './import-types.ts';
import { parseCoordinate } from './parse-place.ts';
import type { GridWatch } from './watch-grid.ts';
import { SwapWatch } from './watch-oddities.ts';

const degreesOf = (text = ''): number => parseCoordinate(text.trim().replace(',', '.'))?.value ?? Number.NaN;

const DAY_MS = 86_400_000;
/** Animals were first tracked by radio in the late fifties. */
const EARLIEST = Date.UTC(1957, 0, 1);

/** Species that are told apart: a column with more names no species. */
const MOST_TAXA = 50;

/** How often something was met, and where first. */
export class Sightings {
  n = 0;
  row = 0;

  add(row: number): void {
    if (this.n === 0) this.row = row;
    this.n += 1;
  }
}

/** Times that cannot be, with the first of them, ms since 1970. */
class OddTimes extends Sightings {
  time = 0;

  see(time: number, row: number): void {
    if (this.n === 0) this.time = time;
    this.add(row);
  }
}

/** One file's part in an import. */
export class FileTally {
  format = '';
  rowsRead = 0;
  fixes = 0;
  duplicates = 0;
  speeding = 0;
  backwards = 0;
  firstBackwards = 0;
  lastRow = 0;
  readonly sensors = new Map<SensorKind, number>();
  /** Rows with a time of day; with a date alone; with a decimal comma; with a longitude beyond ±180. */
  timesOfDay = 0;
  readonly bareDates = new Sightings();
  readonly decimalCommas = new Sightings();
  readonly wraps = new Sightings();
  /** Fixes of times to come, and of times before any animal was tracked. */
  readonly future = new OddTimes();
  readonly ancient = new OddTimes();
  readonly drops = new DropTally();
  /** The first time or place that could not be read, as it stands in the file. */
  unread: { readonly row: number; readonly text: string } | undefined;
  readonly swaps: SwapWatch;
  /** Individuals by the species that the file names. */
  readonly taxa = new Map<string, Set<string>>();
  private lastTaxon: { readonly taxon: string; readonly individual: string } | undefined;
  /** Names of the columns, for messages. */
  fields = { individual: 'individual', time: 'time', lat: 'latitude' };
  axes: FileReport['axes'];
  /** Rows of eastings and northings that their grid does not hold. */
  grid: GridWatch | undefined;

  constructor(
    readonly file: string,
    /** Added to this file's row numbers, so that rows of all files can be told apart. */
    readonly rowOffset: number,
    private readonly store: FixStore,
  ) {
    this.swaps = new SwapWatch(file);
  }

  /** Keep what could not be read, for the error where nothing else is left. */
  sawUnread(row: number, text: string): void {
    this.unread ??= { row, text: text.slice(0, 60) };
  }

  /** Count one row: a fix is kept, a reason is counted. */
  take(outcome: Fix | DropReason, row: number): void {
    this.rowsRead += 1;
    this.lastRow = row;
    if (typeof outcome === 'string') return this.drops.add(outcome, row);
    this.fixes += 1;
    const sensor = outcome.sensor ?? 'unstated';
    this.sensors.set(sensor, (this.sensors.get(sensor) ?? 0) + 1);
    if (outcome.time > this.store.latest) this.future.see(outcome.time, row);
    else if (outcome.time < EARLIEST) this.ancient.see(outcome.time, row);
    if (!this.store.add(outcome, row + this.rowOffset, this)) return;
    this.backwards += 1;
    if (this.backwards === 1) this.firstBackwards = row;
  }

  /** Count rows that one place of the file gives and that are left out alike. */
  drop(reason: DropReason, row: number, n: number): void {
    this.rowsRead += n;
    this.lastRow = row;
    this.drops.add(reason, row, n);
  }

  /** Keep an individual's species, as the file names it. */
  sawTaxon(taxon: string, individual: string): void {
    // Rows of one animal mostly follow one another, millions of them.
    if (taxon === '' || (this.lastTaxon?.taxon === taxon && this.lastTaxon.individual === individual)) return;
    this.lastTaxon = { taxon, individual };
    const known = this.taxa.get(taxon);
    if (known) known.add(individual);
    else if (this.taxa.size < MOST_TAXA) this.taxa.set(taxon, new Set([individual]));
  }

  /** As `take`, watching for exchanged coordinates. */
  takePlaced(outcome: Fix | DropReason, row: number, lonText: string | undefined, latText: string | undefined): void {
    if (typeof outcome !== 'string') this.swaps.fits(outcome.lon);
    else if (outcome === OUT_OF_RANGE) this.swaps.misses(degreesOf(lonText), degreesOf(latText), row);
    this.take(outcome, row);
  }

  /** @param inFile whether the fix that stays is of this file too, and not of another one */
  dropDuplicate(row: number, inFile: boolean): void {
    this.duplicates += 1;
    this.drops.add(inFile ? 'dropped.duplicate' : 'dropped.duplicateInFiles', row - this.rowOffset);
  }

  dropSpeeding(row: number): void {
    this.speeding += 1;
    this.drops.add('dropped.tooFast', row - this.rowOffset);
  }

  report(): FileReport {
    const { file, format, rowsRead, fixes, duplicates, speeding, drops, axes } = this;
    const counts = { rowsRead, fixesKept: fixes - duplicates - speeding, dropped: drops.dropped, firstRows: drops.firstRows };
    return { file, format, ...counts, ...(axes && { axes }) };
  }
}

/** What is left of all files once they are read. */
export interface DrainedTracks {
  readonly tracks: Track[];
  readonly sensors: SensorCounts;
  /** The limit that fixes were left out by; undefined without one. */
  readonly topSpeedKmh: number | undefined;
  /** The same with its reason, where nobody gave it. */
  readonly chosen: Chosen<number> | undefined;
}

/** The fixes of all files of one import, by individual. */
export class FixStore {
  /** Where a clock that is ahead may be: no fix is of later, ms since 1970. */
  readonly latest = Date.now() + 2 * DAY_MS;
  readonly files: FileTally[] = [];
  private readonly columns = new Map<string, FixColumns>();
  private lastName = '';
  private lastColumns: FixColumns | undefined;

  startFile(file: string): FileTally {
    const last = this.files.at(-1);
    const tally = new FileTally(file, last ? last.rowOffset + last.lastRow : 0, this);
    this.files.push(tally);
    return tally;
  }

  /** @returns whether the fix comes before the individual's last one in the file */
  add(fix: Fix, row: number, tally: FileTally): boolean {
    if (!this.lastColumns || fix.individual !== this.lastName) {
      let columns = this.columns.get(fix.individual);
      if (!columns) {
        if (this.columns.size >= MOST_INDIVIDUALS) throw this.tooMany(row - tally.rowOffset, tally);
        columns = new FixColumns();
        // A copy of the name: a part of a string keeps the whole piece of the file alive.
        this.columns.set(Array.from(fix.individual).join(''), columns);
      }
      this.lastName = fix.individual;
      this.lastColumns = columns;
    }
    return this.lastColumns.add(fix.time, fix.lon, fix.lat, fix.error, row);
  }

  private tooMany(row: number, { file, fields }: FileTally): AtlasError {
    return new AtlasError('table.tooManyAnimals', { most: MOST_INDIVIDUALS }, { file, row, field: fields.individual });
  }

  /**
   * All tracks, individuals in the order of their names, one fix an individual and instant, none faster than the top
   * speed to reach and to leave; the store is empty after.
   * @param topSpeed none is too fast when undefined; `choose` finds one from the tracks
   * @param turn awaited between individuals: a place to give way and to stop
   */
  async drain(topSpeed: number | 'choose' | undefined, turn: () => Promise<void>): Promise<DrainedTracks> {
    const drained: { track: Track; row: Uint32Array }[] = [];
    const { sensors } = this;
    for (const name of [...this.columns.keys()].sort((a, b) => (a < b ? -1 : 1))) {
      const mine = this.columns.get(name)?.drain(name, (row, kept) => this.addDuplicate(row, kept));
      this.columns.delete(name);
      if (mine) drained.push(mine);
      if (mine) settleErrors(mine.track.error, sensors);
      await turn();
    }
    const unfiltered = drained.map(({ track }) => track);
    const errorM = errorWhereNone(sensors);
    const chosen = topSpeed === 'choose' ? chooseTopSpeed(unfiltered, errorM) : undefined;
    const limit = topSpeed === 'choose' ? chosen?.value : topSpeed;
    if (limit === undefined) return { tracks: unfiltered, sensors, topSpeedKmh: undefined, chosen };
    const tracks: Track[] = [];
    const speeding: number[] = [];
    for (const { track: whole, row } of drained) {
      const { track, dropped } = filterSpeed(whole, limit, chosen && errorM);
      tracks.push(track);
      for (const index of dropped) speeding.push(row[index]!);
      await turn();
    }
    for (const row of speeding.sort((a, b) => a - b)) this.fileOf(row)?.dropSpeeding(row);
    return { tracks, sensors, topSpeedKmh: limit, chosen };
  }

  /** Fixes by what their location error comes from, of all files. */
  private get sensors(): SensorCounts {
    const counts: Partial<Record<SensorKind, number>> = {};
    for (const file of this.files) for (const [sensor, n] of file.sensors) counts[sensor] = (counts[sensor] ?? 0) + n;
    return counts;
  }

  private fileOf(row: number): FileTally | undefined {
    return this.files.findLast(({ rowOffset }) => row > rowOffset);
  }

  private addDuplicate(row: number, kept: number): void {
    const tally = this.fileOf(row);
    tally?.dropDuplicate(row, this.fileOf(kept) === tally);
  }
}
