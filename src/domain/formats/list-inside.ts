import { readZipEntries, type ZipEntry } from './zip.ts';

/** Archives in an archive of more bytes are not opened beforehand: that would take as long as to read them. */
const MOST_LOOKED_AT = 40e6;

/**
 * What the archives in an archive hold, told before any of that is unpacked: ten of ten documents would be read for seconds
 * before the last is too much. Of what is no archive, or a damaged one, nothing is told: that is for its own reader.
 */
export function* listInside(packed: readonly ZipEntry[]): Generator<{ readonly entry: ZipEntry; readonly entries: readonly ZipEntry[] }> {
  const archives = packed.filter(({ name }) => /\.(kmz|zip)$/i.test(name));
  if (archives.length < 2) return;
  let left = MOST_LOOKED_AT;
  for (const entry of archives) {
    left -= entry.size;
    if (left < 0) return;
    const entries = tryEntries(entry);
    if (entries) yield { entry, entries };
  }
}

function tryEntries(entry: ZipEntry): readonly ZipEntry[] | undefined {
  try {
    return readZipEntries(entry.read(), entry.name);
  } catch {
    return undefined;
  }
}
