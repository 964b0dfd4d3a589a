import { closeSync, openSync, readSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { AtlasError, reasonOf, type FaultCode, type FaultPlace, type FaultValues } from '../domain/errors.ts';
import { importTracks } from '../domain/tracks/import/import-tracks.ts';
import type { ImportedTracks, ImportOptions, ImportResult, TrackingFile } from '../domain/tracks/import/import-types.ts';
import { TIME_FORMS } from '../domain/tracks/import/parse-local-time.ts';
import { missingRoles, type Role, ROLES, type TableMapping, TableMappingSchema } from '../domain/tracks/import/table-mapping.ts';
import { resolveProjection } from '../domain/formats/projection.ts';
import { WallClock } from '../domain/tracks/import/wall-clock.ts';
import { describeLosses, isLossOpen } from '../domain/tracks/track.ts';
import { blameMapping, describeDates, listColumns, type MappingPart } from './blame-mapping.ts';
import { english } from './english.ts';
import { saysAtOnce } from '../domain/tracks/import/watch-oddities.ts';
import { warnOfAxes } from './warn-of-axes.ts';

/** The options by which every command that takes TRACKS says how to read them; for `parseArgs`. */
export const TRACK_OPTIONS = {
  map: { type: 'string', multiple: true },
  'time-form': { type: 'string' },
  zone: { type: 'string' },
  crs: { type: 'string' },
  'one-animal': { type: 'boolean' },
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

export type MappingValues = Readonly<Partial<Record<'time-form' | 'zone' | 'crs', string>>> & {
  readonly map?: readonly string[];
  readonly 'one-animal'?: boolean;
};

function isRole(name: string): name is Role {
  return ROLES.some((role) => role === name);
}

/**
 * The mapping that the options name, over the one that a population's file has; undefined where neither names one.
 * @throws AtlasError naming the option
 */
export function readMapping(
  { map: pairs = [], 'time-form': timeForm, zone, crs, 'one-animal': oneAnimal }: MappingValues,
  own: TableMapping | undefined,
): TableMapping | undefined {
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
    ...(oneAnimal ? { oneAnimal } : {}),
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
    name: path,
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

/** Names where a part of the mapping was said, or can be said: an option, or a field of a file. */
export type NamePart = (part: MappingPart) => { readonly option: string; readonly said: boolean };

const unsaid: NamePart = (part) => ({ option: OPTIONS[part], said: false });

const OPTIONS: Readonly<Record<MappingPart, string>> = { map: '--map', timeForm: '--time-form', zone: '--zone', crs: '--crs', oneAnimal: '--one-animal' };

/**
 * Names the option that a part of the mapping comes from, or the field of the population's file where the options leave it.
 * @param own of the population's file
 */
export function nameParts(values: MappingValues, own: TableMapping | undefined, population: string | undefined): NamePart {
  const given: Readonly<Record<MappingPart, string | undefined>> = {
    map: values.map?.join(' '),
    timeForm: values['time-form'],
    zone: values.zone,
    crs: values.crs,
    oneAnimal: undefined,
  };
  return (part) => {
    const value = given[part];
    if (value !== undefined && value !== '') return { option: `${OPTIONS[part]} ${value}`, said: true };
    return own?.[part] !== undefined && population !== undefined ? { option: `import.${part} of ${population}`, said: true } : unsaid(part);
  };
}

/**
 * Refuse a zone or a coordinate system that nobody knows, before any file is opened.
 * @throws AtlasError naming the option, or the field of the population's file
 */
export async function checkMapping(mapping: TableMapping | undefined, nameOf: NamePart): Promise<void> {
  const { zone, crs } = mapping ?? {};
  if (zone !== undefined && !isZone(zone)) throw new AtlasError('cli.option.zone', { option: nameOf('zone').option }, { field: 'zone' });
  if (crs === undefined) return;
  await resolveProjection(crs, '').catch(() => {
    throw new AtlasError('cli.option.crs', { option: nameOf('crs').option }, { field: 'crs' });
  });
}

function isZone(zone: string): boolean {
  try {
    new WallClock(zone).toUtc(0, '');
    return true;
  } catch {
    return false;
  }
}

/**
 * The tracks of one population from its files, of any format that the page reads, gzipped or not. Losses of more than a
 * thousandth of a file's rows are printed beside what the command prints.
 * @param nameOf the option or field by which a part of the mapping is said
 * @throws AtlasError naming file, row and field; where the columns of a table are not known it says which it has
 */
export async function readTracks(files: readonly TrackingFile[], options: ImportOptions, nameOf: NamePart = unsaid): Promise<ImportedTracks> {
  await checkMapping(options.mapping, nameOf);
  let result: ImportResult;
  try {
    result = await importTracks(files, options);
  } catch (error) {
    const blamed = blameMapping(error, options.mapping);
    if (!blamed || !(error instanceof AtlasError)) throw error;
    throw mappingFault(blamed.detail, nameOf(blamed.part), error.place);
  }
  if (result.kind === 'tracks') {
    printLosses(result);
    for (const note of result.notes.filter(saysAtOnce)) console.error(english.say(note));
    await warnOfAxes(result);
    return result;
  }
  const { file, row, columns, suggestion, open: left, statedZone } = result.needsMapping;
  const detail = describeDates(result.needsMapping);
  if (detail !== undefined) {
    const option = `${OPTIONS.timeForm} ${suggestion.timeForm ?? 'FORM'}`;
    throw mappingFault(detail, { option, said: false }, { file, field: 'time-form' });
  }
  const open = missingRoles(options.mapping ?? {});
  // What nobody but the person knows stands there in capitals.
  const wanted = missingRoles(suggestion).map((role) => `${role}=COLUMN`);
  const perhaps = [...Object.entries(suggestion.map ?? {}).map(([role, column = '']) => `${role}=${quote(column)}`), ...wanted];
  const more = [
    suggestion.oneAnimal && OPTIONS.oneAnimal,
    suggestion.timeForm ? `${OPTIONS.timeForm} ${suggestion.timeForm}` : left?.timeForm !== undefined && `${OPTIONS.timeForm} FORM`,
    suggestion.zone ? `${OPTIONS.zone} ${suggestion.zone}` : left?.zone && `${OPTIONS.zone} NAME`,
    suggestion.crs ? `${OPTIONS.crs} ${suggestion.crs}` : left?.crs && `${OPTIONS.crs} EPSG:N`,
  ];
  const words = [...perhaps, ...more.filter((option) => typeof option === 'string')];
  const values: FaultValues = {
    roles: open.join(', '),
    columns: listColumns(columns),
    perhaps: words.join(' '),
    ways: suggestion.timeForm === undefined ? (left?.timeForm ?? 'settled') : 'settled',
    clock: suggestion.zone === undefined && left?.zone === true ? 'open' : statedZone ? 'stated' : 'settled',
    zoneRow: String(statedZone?.row ?? ''),
    zoneText: statedZone?.text ?? '',
    grid: suggestion.crs === undefined && left?.crs === true ? 'open' : 'settled',
    animal: open.includes('individual') && suggestion.map?.individual === undefined && !suggestion.oneAnimal ? 'yes' : 'no',
  };
  throw new AtlasError('cli.tracks.columns', values, { file, row, field: 'map' });
}

/** A column's name as one word of a command line. */
function quote(column: string): string {
  return `"${column.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}

function mappingFault(detail: string, { option, said }: ReturnType<NamePart>, place: FaultPlace): AtlasError {
  return new AtlasError(said ? 'cli.tracks.said' : 'cli.tracks.say', { detail, option }, place);
}

/** What was left out of each file, where it is more than a thousandth of its rows: reasons, counts, first lines. */
function printLosses({ files, report: { topSpeedKmh } }: ImportedTracks): void {
  for (const file of files) {
    if (!isLossOpen(file)) continue;
    const { n, reasons } = describeLosses({ ...file, topSpeedKmh });
    const words = reasons.map((reason) => {
      const lines = file.firstRows[reason.code]?.slice(0, 3).join(', ');
      return english.t('cli.tracks.loss', { n: reason.values.n, reason: english.say(reason), lines: lines ?? 'none' });
    });
    console.error(english.t('cli.tracks.losses', { file: file.file, n, of: file.rowsRead, reasons: words.join('; ') }));
  }
}
