import { AtlasError } from '../errors.ts';
import type { LoadSqlite } from '../formats/read-geopackage.ts';
import { isSqlite, readMotus } from './read-motus.ts';
import { readReceiverTable } from './read-receiver-table.ts';
import type { ReadReceivers } from './receivers.ts';

/** Longer bytes are no text that a build can hold. */
const LONGEST_BYTES = 1_000_000_000;

/**
 * Read a file of receivers or detections, by its content: a Motus database (SQLite), or a table (see `readReceiverTable`).
 * @param bytes as they are, not gzipped
 * @param zone clock of tables that do not name theirs
 * @throws AtlasError naming the file where it is neither
 */
export async function readReceivers(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite, zone?: string): Promise<ReadReceivers> {
  if (bytes.length > LONGEST_BYTES) throw new AtlasError('receivers.tooLong', {}, { file });
  return isSqlite(bytes) ? readMotus(bytes, file, loadSqlite) : readReceiverTable(new TextDecoder().decode(bytes), file, zone);
}
