import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { AtlasError, reasonOf, type FaultCode } from '../domain/errors.ts';
import { importTracks } from '../domain/tracks/import/import-tracks.ts';
import type { ImportedTracks, ImportOptions, TrackingFile } from '../domain/tracks/import/import-types.ts';
import { TIME_FORMS } from '../domain/tracks/import/parse-local-time.ts';
import { missingRoles, type Role, ROLES, type TableMapping, TableMappingSchema } from '../domain/tracks/import/table-mapping.ts';
import { english } from './english.ts';

/** The options by which every command that takes TRACKS says how to read them; for `parseArgs`. */
export const TRACK_OPTIONS = {
  map: { type: 'string', multiple: true },
  'time-form': { type: 'string' },
  zone: { type: 'string' },
  crs: { type: 'string' },
} as const;

/** What `--help` says of them. */
export function describeTrackOptions(): string {
  return english.t('cli.tracks.help', { roles: ROLES.join(', '), forms: TIME_FORMS.join(', ') });
}

const PIECE = 262_144;

/**
 * The arguments with `--map a=b c=d` as `--map=a=b --map=c=d`, and `--zone -03:00` as `--zone=-03:00`: parseArgs takes
 * what follows for files, and a minus for another option.
 */
export function joinTrackOptions(args: readonly string[]): string[] {
  const joined: string[] = [];
  let mapping = false;
  for (const arg of args) {
    const before = joined.at(-1);
    if (before === '--zone' && /^-\d/.test(arg)) joined[joined.length - 1] = `--zone=${arg}`;
    else if (before === '--map') joined[joined.length - 1] = `--map=${arg}`;
    else if (mapping && /^[a-z]+=/i.test(arg)) joined.push(`--map=${arg}`);
    else joined.push(arg);
    mapping = joined.at(-1)?.startsWith('--map') ?? false;
  }
  return joined;
}

type Values = Readonly<Partial<Record<'time-form' | 'zone' | 'crs', string>>> & { readonly map?: readonly string[] };

function isRole(name: string): name is Role {
  return ROLES.some((role) => role === name);
}

/**
 * The mapping that the options name, over the one that a population's file has; undefined where neither names one.
 * @throws AtlasError naming the option
 */
export function readMapping({ map: pairs = [], 'time-form': timeForm, zone, crs }: Values, own: TableMapping | undefined): TableMapping | undefined {
  const map: Partial<Record<Role, string>> = {};
  for (const pair of pairs) {
    const [role = '', ...rest] = pair.split('=');
    const column = rest.join('=');
    const fail = (code: FaultCode): AtlasError => new AtlasError(code, { pair, roles: ROLES.join(', '), role }, { field: 'map' });
    if (!isRole(role)) throw fail('cli.map.noRole');
    if (column === '') throw fail('cli.map.noColumn');
    if (map[role] !== undefined) throw fail('cli.map.second');
    map[role] = column;
  }
  const form = TIME_FORMS.find((name) => name === timeForm);
  if (timeForm !== undefined && form === undefined)
    throw new AtlasError('cli.option.timeForm', { text: timeForm, forms: TIME_FORMS.join(', ') }, { field: 'time-form' });
  const mapping = v.parse(TableMappingSchema, {
    ...own,
    ...(pairs.length === 0 ? {} : { map }),
    ...(form === undefined ? {} : { timeForm: form }),
    ...(zone === undefined ? {} : { zone }),
    ...(crs === undefined ? {} : { crs }),
  });
  return Object.keys(mapping).length === 0 ? undefined : mapping;
}

/**
 * A file on disk as the importers take it, read a piece at a time.
 * @throws AtlasError naming the file where it is not there
 */
export function openTrackingFile(path: string): TrackingFile {
  let size: number;
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new Error('it is not a file');
    size = stats.size;
  } catch (error) {
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
  return {
    name: basename(path),
    size,
    stream() {
      const handle = openSync(path, 'r');
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const bytes = new Uint8Array(PIECE);
          const count = readSync(handle, bytes, 0, PIECE, null);
          if (count > 0) return controller.enqueue(bytes.subarray(0, count));
          closeSync(handle);
          controller.close();
        },
        cancel: () => closeSync(handle),
      });
    },
  };
}

/**
 * The tracks of one population from its files, of any format that the page reads, gzipped or not.
 * @throws AtlasError naming file, row and field; where the columns of a table are not known it says which it has
 */
export async function readTracks(files: readonly TrackingFile[], options: ImportOptions): Promise<ImportedTracks> {
  const result = await importTracks(files, options);
  if (result.kind === 'tracks') return result;
  const { file, columns } = result.needsMapping;
  const open = missingRoles(options.mapping ?? {});
  throw new AtlasError('cli.tracks.columns', { roles: open.join(', '), columns: columns.join(', ') }, { file, row: 1, field: 'map' });
}
