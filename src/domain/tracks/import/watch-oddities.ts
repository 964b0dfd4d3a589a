import { AtlasError } from '../../errors.ts';
import { listNames, type Note, noteOf } from '../../notes.ts';
import type { Track } from '../track.ts';
import type { FileTally } from './fix-store.ts';

/** A number as a spreadsheet shows one that is too long for its cell. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/** Rows needed for a verdict while the file is still being read. */
const ENOUGH = 20;

/**
 * Watches for longitude and latitude in each other's column: rows that only make sense exchanged, and not one that
 * only makes sense as it stands. A place between ±90 both ways proves nothing, so such a file cannot be told.
 */
export class SwapWatch {
  private judged = 0;
  private onlyAsGiven = 0;
  private onlySwapped = 0;
  private firstRow = 0;

  constructor(private readonly file: string) {}

  fits(lon: number): void {
    this.judged += 1;
    if (Math.abs(lon) > 90) this.onlyAsGiven += 1;
  }

  misses(lon: number, lat: number, row: number): void {
    this.judged += 1;
    if (!(Math.abs(lat) > 90 && Math.abs(lat) <= 360 && Math.abs(lon) <= 90)) return;
    this.onlySwapped += 1;
    if (this.firstRow === 0) this.firstRow = row;
  }

  /**
   * @param final the file has been read to its end
   * @throws AtlasError `table.swapped`, naming the first such row
   */
  check(field: string, final: boolean): void {
    const { file, firstRow: row, onlySwapped, judged } = this;
    if (onlySwapped === 0 || this.onlyAsGiven > 0 || onlySwapped * 10 < judged || (!final && onlySwapped < ENOUGH)) return;
    throw new AtlasError('table.swapped', { n: onlySwapped, of: judged }, { file, row, field });
  }
}

/** What a person must know at once: that places, times or animals may not be those that were meant, or that rows are missing. */
const AT_ONCE: ReadonlySet<string> = new Set([
  'imported.offGrid',
  'imported.looksDegrees',
  'imported.oddTimes',
  'imported.printed',
  'imported.headerOrder',
  'imported.hemisphereOfName',
  'imported.shortened',
  'imported.standardInSummer',
]);

/** Whether a note is one that stands in the open, and on the error channel of commands. */
export function saysAtOnce({ code }: Note): boolean {
  return AT_ONCE.has(code);
}

/** Whether a note is of animals of more than one species, which a reader of the corridors must know. */
export function saysSeveralSpecies({ code }: Note): boolean {
  return code === 'imported.severalSpecies';
}

/** Animals by species, as the files name it. */
function individualsByTaxon(files: readonly FileTally[]): Map<string, Set<string>> {
  const individuals = new Map<string, Set<string>>();
  for (const { taxa } of files) {
    for (const [taxon, mine] of taxa) individuals.set(taxon, new Set([...(individuals.get(taxon) ?? []), ...mine]));
  }
  return individuals;
}

/** The one species that files name for every animal of theirs; undefined where they name several or leave one without. */
export function speciesOf(tracks: readonly Track[], files: readonly FileTally[]): string | undefined {
  const [[taxon, mine] = [], second] = individualsByTaxon(files);
  return second === undefined && tracks.every(({ individual }) => mine?.has(individual)) ? taxon : undefined;
}

/** The species of all files where there are several, the one with most animals first. */
function describeSpecies(files: readonly FileTally[]): Note[] {
  const individuals = individualsByTaxon(files);
  if (individuals.size < 2) return [];
  const counts = [...individuals].map(([taxon, { size }]) => ({ taxon, size })).sort((a, b) => b.size - a.size || (a.taxon < b.taxon ? -1 : 1));
  return [noteOf('imported.severalSpecies', { n: counts.length, species: counts.map(({ taxon, size }) => `${taxon.slice(0, 60)} (${size})`).join(', ') })];
}

/** The first animals whose names differ in nothing but case, blanks and hyphens. */
function nearNames(tracks: readonly Track[]): readonly string[] | undefined {
  const names = new Map<string, string[]>();
  for (const { individual } of tracks) {
    const plain = individual
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ');
    names.set(plain, [...(names.get(plain) ?? []), individual]);
  }
  return [...names.values()].find(({ length }) => length > 1);
}

/** What a person should know about tracks that can be drawn all the same. */
export function describeOddities(tracks: readonly Track[], files: readonly FileTally[]): Note[] {
  const notes: Note[] = describeSpecies(files);
  for (const { file, fields, backwards, firstBackwards, duplicates, fixes, decimalCommas, wraps, bareDates, timesOfDay, grid, future, ancient } of files) {
    const offGrid = grid?.describe(file);
    if (offGrid) notes.push(offGrid);
    if (decimalCommas.n > 0) notes.push(noteOf('imported.decimalCommas', { file, row: String(decimalCommas.row), n: decimalCommas.n }));
    for (const [when, odd] of [
      ['future', future],
      ['ancient', ancient],
    ] as const) {
      if (odd.n > 0)
        notes.push(
          noteOf('imported.oddTimes', { file, when, n: odd.n, row: String(odd.row), year: String(new Date(odd.time).getUTCFullYear()), field: fields.time }),
        );
    }
    if (wraps.n > 0) notes.push(noteOf('imported.wrapped', { file, row: String(wraps.row), n: wraps.n }));
    if (bareDates.n > 0) {
      notes.push(
        noteOf(timesOfDay > 0 ? 'imported.midnights' : 'imported.datesOnly', { file, row: String(bareDates.row), field: fields.time, n: bareDates.n }),
      );
    }
    if (backwards > 0) notes.push(noteOf('imported.backwards', { file, row: String(firstBackwards), field: fields.time, n: backwards }));
    if (duplicates * 2 > fixes) notes.push(noteOf('imported.repeats', { file, n: duplicates, of: fixes, individual: fields.individual, time: fields.time }));
  }
  const [file] = files;
  if (!file) return notes;
  const shortened = tracks.filter(({ individual }) => SHORTENED.test(individual));
  if (shortened[0]) {
    notes.push(noteOf('imported.shortened', { file: file.file, text: shortened[0].individual, field: file.fields.individual, n: shortened.length }));
  }
  const near = nearNames(tracks);
  if (near) notes.push(noteOf('imported.nearNames', { file: file.file, names: listNames(near), field: file.fields.individual }));
  const single = tracks.filter(({ time }) => time.length === 1);
  if (single.length > 0) notes.push(noteOf('imported.singleFixes', { file: file.file, n: single.length, of: tracks.length, field: file.fields.individual }));
  const [first] = tracks;
  if (first && tracks.every(({ lon, lat }) => lon.every((value) => value === first.lon[0]) && lat.every((value) => value === first.lat[0]))) {
    notes.push(noteOf('imported.onePlace', { file: file.file, lon: String(first.lon[0]!), lat: String(first.lat[0]!), field: file.fields.lat }));
  }
  return notes;
}
