import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AtlasError, type FaultCode, reasonOf } from '../domain/errors.ts';
import { type CountsByCode, type Note, noteCounts } from '../domain/notes.ts';
import { describeInEnglish, english } from './english.ts';

/** What `atlas lines` and `atlas areas` are asked for. */
export interface LayerRequest {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly layer: string | undefined;
  readonly crs: string | undefined;
  readonly out: string;
}

/**
 * The options of a command that reads a file of lines or areas; undefined where help was asked for.
 * @throws AtlasError naming the option or file that is missing or cannot be read
 */
export function parseLayerRequest(args: string[]): LayerRequest | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean' }, layer: { type: 'string' }, crs: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.help) return undefined;
  const [path, ...surplus] = positionals;
  if (path === undefined) throw new AtlasError('cli.option.missing', {}, { field: 'FILE' });
  if (surplus.length > 0) throw new AtlasError('cli.tooMany.files', { names: surplus.join(', ') });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
  if (values.out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  // Of its own: what is read may be handed on, and Node's small files share one buffer.
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
  return { file: { name: basename(path), bytes: own }, layer: values.layer, crs: values.crs, out: values.out };
}

/** Faults that the system of the coordinates mends, said by an option. */
const OF_SYSTEM: readonly FaultCode[] = ['lines.notDegrees', 'areas.projected', 'projection.unusable', 'projection.looksDegrees', 'geojson.otherProjection'];

/** Reads a file, and names the option that says its system where that is what it lacks. @throws AtlasError as `read` does */
export async function namingSystem<T>(crs: string | undefined, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (crs !== undefined || !(error instanceof AtlasError) || !OF_SYSTEM.includes(error.code)) throw error;
    throw new AtlasError('cli.tracks.say', { detail: describeInEnglish(error), option: '--crs EPSG:N' }, error.place);
  }
}

/** Counts by the words of their reasons. */
export function sayCounts(counts: CountsByCode): Record<string, number> {
  const said: Record<string, number> = {};
  for (const reason of noteCounts(counts)) said[english.say(reason)] = (said[english.say(reason)] ?? 0) + reason.values.n;
  return said;
}

/** Each note once, in words. */
export function sayNotes(notes: readonly Note[]): string[] {
  return [...new Set(notes.map((note) => english.say(note)))];
}
