import { type Note, noteOf } from '../../notes.ts';
import type { FileTally } from './fix-store.ts';
import type { DropReason } from './judge-fix.ts';
import { animalOfFile, areApart, isNaming, withoutTime } from './naming.ts';
import type { Place } from './read-places.ts';

/** A folder that positions lie in. */
export interface NamedFolder {
  name: string;
  readonly above: NamedFolder | undefined;
}

/** A point or track of a file, and all that may name its animal; names are read at the end, as they may stand after what they name. */
export interface LooseSource {
  readonly kind: 'point' | 'track';
  /** Its own name; blank where it has none. */
  name: string;
  readonly folder: NamedFolder | undefined;
  /** What a field of its own says of the animal; blank where none does. */
  readonly animal: string;
}

/** What told animals apart, for a note. */
type ToldBy = 'field' | 'name' | 'folder' | 'file';

interface Named {
  readonly source: LooseSource;
  /** Its positions. */
  count: number;
  /** First and last time, ms. */
  from: number;
  to: number;
  individual: string;
}

/**
 * Fixes of a file that has no column of animals: they are kept until its end, when all names are known, and the animals
 * are told apart by a field, by the names of points and tracks, by those of the folders that they lie in, or by the
 * file's own.
 */
export class LooseFixes {
  private readonly tracks = new Map<LooseSource, Named>();
  /** Points that are named alike are one: there may be a million of them, of ten animals. */
  private readonly points = new Map<NamedFolder | undefined, Map<string, Named>>();
  private last: { readonly source: LooseSource; readonly its: Named } | undefined;
  private readonly of: Named[] = [];
  private readonly time: number[] = [];
  private readonly lon: number[] = [];
  private readonly lat: number[] = [];
  private readonly row: number[] = [];
  private readonly told = new Set<ToldBy>();

  constructor(
    private readonly tally: FileTally,
    private readonly errorM: number,
  ) {}

  /**
   * One position; why it is no fix is counted at once. A point has its whole name by then, a track may get it later.
   * @param written its longitude and latitude as they stand in the file
   */
  take(source: LooseSource, time: number | DropReason, place: Place, row: number, written: readonly [lon: string, lat: string]): void {
    if (typeof time === 'string') return this.tally.take(time, row);
    if (typeof place === 'string') return this.tally.takePlaced(place, row, ...written);
    const its = source.kind === 'point' ? this.pointOf(source) : this.trackOf(source, time);
    its.count += 1;
    this.of.push(its);
    this.time.push(time);
    this.lon.push(place.lon);
    this.lat.push(place.lat);
    this.row.push(row);
  }

  private trackOf(source: LooseSource, time: number): Named {
    let its = this.tracks.get(source);
    if (!its) this.tracks.set(source, (its = { source, count: 0, from: time, to: time, individual: '' }));
    its.from = Math.min(its.from, time);
    its.to = Math.max(its.to, time);
    return its;
  }

  private pointOf(source: LooseSource): Named {
    const { name, folder, animal } = source;
    const { last } = this;
    if (last && last.source.name === name && last.source.folder === folder && last.source.animal === animal) return last.its;
    let mine = this.points.get(folder);
    if (!mine) this.points.set(folder, (mine = new Map<string, Named>()));
    // Numbers and times of fixes name no animal, and are as many as those.
    const own = withoutTime(name);
    const known = isNaming(own) ? own : '';
    const key = `${animal}\n${known}`;
    let its = mine.get(key);
    if (!its) mine.set(key, (its = { source: { ...source, name: known }, count: 0, from: 0, to: 0, individual: '' }));
    this.last = { source, its };
    return its;
  }

  get count(): number {
    return this.of.length;
  }

  /** Hand all fixes to the file's tally, each with its animal, and note what animals were told apart by, where it was by no name of theirs. */
  settle(note: (note: Note) => void): void {
    const { tally, errorM } = this;
    const points = [...this.points.values()].flatMap((mine) => [...mine.values()]);
    const tracks = [...this.tracks.values()];
    this.namePoints(points);
    this.nameTracks(tracks);
    const inTracks = points.length > 0 && tracks.length > 0 ? this.positionsOf('track') : undefined;
    this.of.forEach(({ source, individual }, at) => {
      const [time, lon, lat, row] = [this.time[at]!, this.lon[at]!, this.lat[at]!, this.row[at]!];
      // Programs write a track's points beside it, once more.
      if (source.kind === 'point' && inTracks?.has(`${time} ${lon} ${lat}`)) tally.take('dropped.duplicate', row);
      else tally.takePlaced({ individual, time, lon, lat, error: errorM }, row, undefined, undefined);
    });
    for (const by of this.told) note(noteOf('imported.animalsBy', { file: tally.file, by }));
  }

  private positionsOf(kind: LooseSource['kind']): Set<string> {
    const found = new Set<string>();
    this.of.forEach(({ source }, at) => {
      if (source.kind === kind) found.add(`${this.time[at]} ${this.lon[at]} ${this.lat[at]}`);
    });
    return found;
  }

  /** Points are a fix each: their names are animals where they come again, and numbers or times of fixes where they do not. */
  private namePoints(points: readonly Named[]): void {
    if (points.length === 0) return;
    const positions = points.reduce((sum, { count }) => sum + count, 0);
    const comeAgain = (names: readonly string[]): boolean => new Set(names).size * 2 <= positions;
    const nameAll = (by: ToldBy, names: readonly string[]): void => points.forEach((point, at) => this.name(point, by, names[at] ?? ''));
    const fields = points.map(({ source }) => source.animal);
    if (!fields.includes('') && comeAgain(fields)) return nameAll('field', fields);
    const own = points.map(({ source }) => source.name);
    const areNames = !own.includes('');
    const folders = [...this.points.keys()];
    const places = new Map(folders.map((folder, at) => [folder, at]));
    if (areNames && comeAgain(own.map((text, at) => `${places.get(points[at]?.source.folder)} ${text}`))) return nameAll('name', own);
    const around = points.map(({ source }) => namingFolder(source.folder));
    if (!around.includes('')) return nameAll('folder', around);
    if (areNames && comeAgain(own)) return nameAll('name', own);
    const fileAnimal = animalOfFile(this.tally.file);
    points.forEach((point, at) => this.name(point, around[at] === '' ? 'file' : 'folder', around[at] || fileAnimal));
  }

  /** A track's name is its animal, unless it is one that programs give; those of one folder or file are one animal's, one after the other. */
  private nameTracks(tracks: readonly Named[]): void {
    const unnamed = new Map<string, Named[]>();
    for (const track of tracks) {
      const { animal, folder } = track.source;
      const name = withoutTime(track.source.name);
      const around = namingFolder(folder);
      if (animal !== '') this.name(track, 'field', animal);
      else if (isNaming(name)) this.name(track, 'name', name);
      else unnamed.set(around, [...(unnamed.get(around) ?? []), track]);
    }
    for (const [around, mine] of unnamed) {
      const [by, animal] = around === '' ? (['file', animalOfFile(this.tally.file)] as const) : (['folder', around] as const);
      const isOne = areApart(mine);
      mine.forEach((track, at) => this.name(track, by, isOne ? animal : `${animal} ${at + 1}`));
    }
  }

  private name(its: Named, by: ToldBy, individual: string): void {
    its.individual = individual;
    if (by !== 'name' || its.source.kind === 'point') this.told.add(by);
  }
}

/** The name of the nearest folder around that may be an animal's; blank where none is. */
function namingFolder(folder: NamedFolder | undefined): string {
  for (let at = folder; at; at = at.above) if (isNaming(at.name)) return at.name.trim();
  return '';
}
