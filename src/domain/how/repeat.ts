import type { Layer } from '../catalog/fields.ts';
import type { OpenEntry, OpenEntryOf } from '../catalog/open-entry.ts';

/** A file that a command takes, and what it holds. */
export interface NamedFile {
  readonly name: string;
  /** `tracks`: the data of a source; `corridors`: a download of the entry, its tracks, too; `lines`: the lines of a layer; `project`: the planned lines; `own`: a person's own file. */
  readonly is: 'tracks' | 'corridors' | 'lines' | 'project' | 'own';
  /** Title and address of the source, where there is one. */
  readonly from?: { readonly title: string; readonly url?: string | undefined };
}

/** A command of the command line that computes a figure anew, and what it needs. */
export interface Repeat {
  /** Words after `npx atlas`. */
  readonly words: readonly string[];
  readonly files: readonly NamedFile[];
  /** A file of settings to be written first. */
  readonly settings?: { readonly name: string; readonly json: string };
}

/** A word as a shell takes it: quoted where it has anything but letters, digits and harmless signs. */
export function quoteWord(word: string): string {
  return /^[\w.,:=@%/+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command as it is written into a terminal, in a copy of the atlas. */
export function writeCommand({ words }: Pick<Repeat, 'words'>): string {
  return ['npx', 'atlas', ...words].map(quoteWord).join(' ');
}

/** The build of a module, or of the index with all that is computed of several modules, as it is written into a terminal. */
export function writeBuild(module?: string): string {
  return module === undefined ? 'npm run data -- --merge' : `npm run data -- --force --module ${quoteWord(module)}`;
}

/** Files of a person's own. */
export function ownFiles(names: readonly string[]): NamedFile[] {
  // A name that starts with a sign of options would be taken for one.
  return names.map((name) => ({ name: name.startsWith('-') ? `./${name}` : name, is: 'own' }));
}

/** The lines of a layer, as a file. */
export function linesFile({ id, title }: Pick<Layer, 'id' | 'title'>): NamedFile {
  return { name: `${id}.geojson`, is: 'lines', from: { title } };
}

/** A command's name, the files it is given by their names alone, and its options in their order; what is undefined is not given. */
export function wordsOf(command: string, files: readonly NamedFile[], options: Readonly<Record<string, string | number | undefined>>): string[] {
  const given = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
  return [command, ...files.map(({ name }) => name), ...given];
}

/** Files of tracks: a person's own by their names, those of an entry by its id, one for each source. */
export function tracksOf({ file, row }: Pick<OpenEntry, 'file' | 'row'>, own: readonly string[] | undefined): NamedFile[] {
  if (own) return ownFiles(own);
  const { sources } = file;
  return sources.map(({ title, url }, i) => ({ name: `${row.id}${sources.length > 1 ? `-${i + 1}` : ''}.csv`, is: 'tracks', from: { title, url } }));
}

/**
 * Corridors, stopovers, seasons and the areas of use classes from tracks, with the settings of the entry; what its custodian stated
 * besides stands in the manifest.
 * @param own names of a person's own files, where the entry is made of these
 */
export function repeatCorridors(entry: OpenEntryOf<'tracks'>, own?: readonly string[]): Repeat {
  const { method, cellM, locationErrorM, maxLagMin, bufferM, minDistanceKm, minDaysAway } = entry.file.method;
  const { topSpeedKmh } = entry.file.importReport;
  const files = tracksOf(entry, own);
  const settings = `${entry.row.id}-settings.json`;
  return {
    words: wordsOf('corridors', files, {
      population: settings,
      method,
      cell: cellM,
      'location-error': locationErrorM,
      'max-lag': maxLagMin,
      out: `${entry.row.id}-corridors`,
    }),
    files,
    settings: {
      name: settings,
      json: JSON.stringify({ ...(topSpeedKmh === undefined ? {} : { topSpeedKmh }), method: { bufferM, minDistanceKm, minDaysAway } }),
    },
  };
}

/** Stationary sites of tracks and who went from one to another, with the radius and the shortest stay of the entry. */
export function repeatNetwork(entry: OpenEntryOf<'tracks'>): Repeat | undefined {
  const computed = entry.file.network?.computed;
  if (!computed) return undefined;
  const files = tracksOf(entry, undefined);
  return {
    words: wordsOf('network', files, { radius: computed.radiusKm, stay: computed.stayDays, out: `${entry.row.id}-network` }),
    files,
  };
}

/** The GeoJSON of an entry's corridors among its downloads, by its name; undefined where it has none. */
export function corridorsFile({ file }: Pick<OpenEntry, 'file'>): NamedFile | undefined {
  const download = file.downloads.find(({ content, url }) => content === 'corridors' && url.endsWith('.geojson'));
  const name = download?.url.split('/').at(-1);
  return name === undefined ? undefined : { name, is: 'corridors' };
}

/** Crossings of an entry's corridor and a layer of barriers; undefined where the entry has no corridor to download. */
export function repeatCrossings(entry: Pick<OpenEntry, 'file'>, layer: Pick<Layer, 'id' | 'title'>): Repeat | undefined {
  const corridors = corridorsFile(entry);
  if (!corridors) return undefined;
  const lines = linesFile(layer);
  return {
    words: wordsOf('crossings', [], { corridors: corridors.name, barriers: lines.name, out: `${layer.id}-crossings.csv` }),
    files: [corridors, lines],
  };
}

/**
 * What planned lines do to an entry's corridor.
 * @param name of the file of the lines, GeoJSON
 */
export function repeatProject(entry: Pick<OpenEntry, 'file' | 'row'>, name: string): Repeat | undefined {
  const corridors = corridorsFile(entry);
  if (!corridors) return undefined;
  return {
    words: wordsOf('crossings', [], { corridors: corridors.name, barriers: name, out: `${entry.row.id}-crossings.csv` }),
    files: [corridors, { name, is: 'project' }],
  };
}
