import type { Tally } from '../areas/raw-feature.ts';
import type { LonLat } from '../crossings/types.ts';
import type { AtlasError } from '../errors.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { columnsCalled } from '../formats/wanted-columns.ts';
import type { NamedSystem } from '../formats/crs/named-system.ts';
import type { CountsByCode, Note } from '../notes.ts';

/** A feature with lines, as a file gives it, before its coordinates are checked. */
export interface RawAlignment {
  /** Position in its file, from 1. */
  readonly number: number;
  /** The file, or the layer inside an archive, that it came from. */
  readonly file: string;
  /** Empty when the file gives none. */
  readonly name: string;
  /** Names of the folders that it lies in, from the outermost; none where the format has no folders. */
  readonly folders?: readonly string[];
  /** Its attributes, as the file has them. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** How far its lines may lie off by its own word, metres. */
  readonly accuracyM?: number | undefined;
  /** MultiLineString coordinates, unchecked, in the layer's system; each a `FlatLine`, or whatever the file has. */
  readonly lines: readonly unknown[];
}

/** What a reader found in one layer of a file. */
export interface RawAlignments {
  /** The layer's name inside its file; the file's where it has one layer. */
  readonly layer: string;
  readonly alignments: readonly RawAlignment[];
  readonly featuresRead: number;
  /** Features, or parts of them, that are no lines, by reason. */
  readonly dropped: Tally;
  readonly notes: readonly Note[];
  /** The fault of the first feature that was left out because it is damaged: that of a file with no other. */
  readonly damage?: AtlasError | undefined;
  /** How the file names the system of its coordinates; undefined where they are WGS 84 degrees by the format's rules. */
  readonly system: NamedSystem | undefined;
}

/** One line feature of a file: an alternative, or a part of one. @typeParam L what a line is kept as, see `LineForm` */
export interface Alignment<L = LonLat[]> {
  /** Never empty. */
  readonly name: string;
  /** Whether the file gives the name; else it is made of the file's and a number. */
  readonly named: boolean;
  /** Names of the layer and folders that it lies in, from the outermost. */
  readonly folders: readonly string[];
  /** How far its lines may lie off by the file's own word, metres; left out where that says nothing. */
  readonly accuracyM?: number;
  /** [lon, lat] in WGS 84 degrees; at least one line, each of two positions or more. */
  readonly lines: readonly L[];
}

/** What the lines of a file are kept as. */
export interface LineForm<L> {
  readonly of: (lines: readonly CheckedLine[]) => readonly L[];
}

/** A line as its reader gives it, once its positions are known to be some. */
export type CheckedLine = FlatLine | LonLat[];

export const AS_POSITIONS: LineForm<LonLat[]> = {
  of: (lines) => (lines.every(isList) ? lines : lines.map((line) => (isList(line) ? line : line.toPositions()))),
};
/** For whoever need not change them: they take a fifth of the memory. */
export const AS_FLAT: LineForm<FlatLine> = { of: (lines) => (lines.every(isFlat) ? lines : lines.map((line) => (isFlat(line) ? line : FlatLine.of(line)))) };

function isFlat(line: CheckedLine): line is FlatLine {
  return line instanceof FlatLine;
}

function isList(line: CheckedLine): line is LonLat[] {
  return Array.isArray(line);
}

export interface AlignmentFile<L = LonLat[]> {
  readonly alignments: readonly Alignment<L>[];
  readonly featuresRead: number;
  /** What was left out, by reason. */
  readonly dropped: CountsByCode;
  /** Assumptions a person should know of. */
  readonly notes: readonly Note[];
  /** The names of its layers with lines; one may be asked for. */
  readonly layers: readonly string[];
}

/** More names than this are the stretches of one line, not ways it could run. */
const MOST_GROUPS = 8;

/** What Google Earth, My Maps and others call a line that nobody has named, in the languages of their users. */
const UNNAMED =
  /^(untitled( path| line| placemark)?|unnamed( path| line)?|new path|path|line|polyline|linestring|track|unbenannter pfad|unbenannt|pfad|linie|(chemin|trajet|ligne)( sans titre)?|sans titre|(ruta|trazado|línea|linea)( sin t[ií]tulo)?|sin t[ií]tulo|caminho( sem t[ií]tulo)?|sem t[ií]tulo|percorso( senza titolo)?|senza titolo|مسار( بدون عنوان| بلا عنوان)?|без названия|без имени|путь( без названия)?)( ?\(?\d+\)?)?$/iu;

/** The path of a line that lies in no folder. */
const NO_FOLDERS = '[]';

/** What is known of lines by their names and folders, of which hundreds of thousands share a few. */
class Labels {
  private readonly named = new Map<string, boolean>();
  private readonly pathsOf = new Map<readonly string[], string>();
  private readonly whole = new Map<string, string>();

  /** Whether a line has a name of its own, and not what drawing programs call each. */
  isOwn({ named, name }: Alignment<unknown>): boolean {
    if (!named) return false;
    let own = this.named.get(name);
    if (own === undefined) {
      own = !UNNAMED.test(name);
      this.named.set(name, own);
    }
    return own;
  }

  /** The folders of a line as one text; the same text for the same folders. */
  pathOf({ folders }: Alignment<unknown>): string {
    if (folders.length === 0) return NO_FOLDERS;
    let path = this.pathsOf.get(folders);
    if (path === undefined) {
      const written = JSON.stringify(folders);
      path = this.whole.get(written) ?? written;
      this.whole.set(path, path);
      this.pathsOf.set(folders, path);
    }
    return path;
  }
}

/** Keys that have been met with one path, and those with several. */
class Meetings {
  private readonly paths = new Map<string, string | undefined>();

  add(key: string, path: string): void {
    if (!this.paths.has(key)) this.paths.set(key, path);
    else if (this.paths.get(key) !== path) this.paths.set(key, undefined);
  }

  /** Whether a key that was met has one path alone. */
  isOne(key: string): boolean {
    return this.paths.get(key) !== undefined;
  }
}

/**
 * The alternatives that a file's lines make: lines of one name are one alternative. Lines without names of their own
 * (also “Untitled Path”), or whose names come back in another folder or layer, are told apart by folder, and named after
 * it; without folders, or with more names than anyone compares, they are the parts of a single one, named after the file.
 */
export function groupAlignments<L>(alignments: readonly Alignment<L>[], file: string): GroupedLines<L>[] {
  const whole = file.replace(/\.gz$/i, '').replace(/\.[a-z0-9]+$/i, '') || file;
  const labels = new Labels();
  const label = labelFolders(alignments, labels);
  const byFolder = foldersThatGroup(alignments, labels);
  const fine = collect(alignments, (each) => {
    const path = labels.pathOf(each);
    return byFolder.has(path) ? { key: path, name: label(each) } : nameOfGroup(each, labels.isOwn(each), whole);
  });
  if (fine) return fine;
  const coarse = collect(alignments, (each) => (each.folders.length > 0 ? { key: labels.pathOf(each), name: label(each) } : { key: '', name: whole }));
  if (coarse && coarse.length > 1) return coarse;
  return [alignments.reduce<GroupedLines<L>>(gather, { name: whole, lines: [] })];
}

/** Lines that are one alternative. */
export interface GroupedLines<L = LonLat[]> {
  readonly name: string;
  readonly lines: L[];
  /** How far they may lie off by the file's own word, metres: the most of them. */
  readonly accuracyM?: number;
}

/** A group with one alignment more. */
function gather<L>(group: GroupedLines<L>, { lines, accuracyM }: Alignment<L>): GroupedLines<L> {
  for (const line of lines) group.lines.push(line);
  return accuracyM === undefined ? group : { ...group, accuracyM: Math.max(accuracyM, group.accuracyM ?? 0) };
}

interface Group {
  readonly key: string;
  readonly name: string;
}

function nameOfGroup({ named, name }: Alignment<unknown>, own: boolean, whole: string): Group {
  // A general word is a name where a file has nothing better.
  return own || named ? { key: `name ${name}`, name } : { key: '', name: whole };
}

/** The groups that lines make; undefined where they are more than anyone compares. */
function collect<L>(alignments: readonly Alignment<L>[], groupOf: (each: Alignment<L>) => Group): GroupedLines<L>[] | undefined {
  const groups = new Map<string, GroupedLines<L>>();
  for (const each of alignments) {
    const { key, name } = groupOf(each);
    const group = groups.get(key);
    if (!group && groups.size === MOST_GROUPS) return undefined;
    groups.set(key, gather(group ?? { name, lines: [] }, each));
  }
  return [...groups.values()];
}

/** Folders with a line that has no name of its own, or one that another folder's line has too. */
function foldersThatGroup(alignments: readonly Alignment<unknown>[], labels: Labels): Set<string> {
  const found = new Set<string>();
  if (alignments.every(({ folders }) => folders.length === 0)) return found;
  const names = new Meetings();
  const all = new Set<string>();
  for (const each of alignments) {
    const path = labels.pathOf(each);
    names.add(each.name, path);
    all.add(path);
  }
  const alone = all.size === 1;
  for (const each of alignments) if (each.folders.length > 0 && (labels.isOwn(each) ? !names.isOne(each.name) : !alone)) found.add(labels.pathOf(each));
  return found;
}

/** A folder's own name, or the whole way to it where several end in the same name. */
function labelFolders(alignments: readonly Alignment<unknown>[], labels: Labels): (each: Alignment<unknown>) => string {
  const names = new Meetings();
  for (const each of alignments) names.add(each.folders.at(-1) ?? '', labels.pathOf(each));
  return ({ folders }) => {
    const last = folders.at(-1) ?? '';
    return names.isOne(last) ? last : folders.join(' / ');
  };
}

/** What columns of names are called, in lower case. */
export const NAME_COLUMNS = ['name', 'title', 'label', 'alternative', 'option', 'nom', 'nombre', 'id'];

/** Whether a column may hold a feature's name. */
export const isNameColumn = columnsCalled(NAME_COLUMNS);

/** The name among a feature's attributes, columns compared without case; empty when there is none. */
export function nameOf(properties: Readonly<Record<string, unknown>>): string {
  let [best, found] = [NAME_COLUMNS.length, ''];
  for (const column in properties) {
    if (!isNameColumn(column) || !Object.hasOwn(properties, column)) continue;
    const rank = NAME_COLUMNS.indexOf(column.toLowerCase());
    if (rank >= best) continue;
    const value = properties[column];
    const name = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' ? String(value).trim() : '';
    if (name !== '') [best, found] = [rank, name];
  }
  return found;
}

/** How far lines may lie off, metres, by a feature's own word (`accuracyM`); undefined where that says nothing that can be. */
export function accuracyIn(properties: Readonly<Record<string, unknown>> | null): number | undefined {
  const value = properties?.['accuracyM'];
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
