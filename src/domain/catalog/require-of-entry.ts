import { AtlasError } from '../errors.ts';

/**
 * What was read of an entry's file, where it is that entry's: an index may name the file of another.
 * @param file its address, for the error
 * @throws AtlasError naming the file, when it is of another entry
 */
export function requireOfEntry<T extends { readonly entry: string }>(found: T, id: string, file: string): T {
  if (found.entry !== id) throw new AtlasError('entry.other', { found: found.entry, wanted: id }, { file, field: 'entry' });
  return found;
}
