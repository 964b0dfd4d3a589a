import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { AtlasError } from '../../../../src/domain/errors.ts';
import { importTracks } from '../../../../src/domain/tracks/import/import-tracks.ts';
import type { ImportedTracks, ImportOptions, TrackingFile } from '../../../../src/domain/tracks/import/import-types.ts';
import { english, type Told, told } from '../../i18n/catalogues.ts';

/** A file as a page would hand it over; `piece` bytes a read. */
export function givenFile(name: string, content: string | Uint8Array, piece = 65_536): TrackingFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + piece));
          at += piece;
        },
      });
    },
  };
}

export const gzipped = (text: string): Uint8Array => new Uint8Array(gzipSync(text));

export function utf16(text: string, bigEndian = false, mark = true): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

/** A little of each source, in every clone. */
export const FIXTURES = new URL('../../../fixtures/', import.meta.url);
/** The sources themselves, on a machine that has them. */
export const RAW_DATA = new URL('../../../../../shared/data/', import.meta.url);
export const hasRawData = existsSync(RAW_DATA);

export function sample(path: string, folder: URL): TrackingFile {
  return givenFile(path.split('/').at(-1) ?? path, new Uint8Array(readFileSync(new URL(path, folder))));
}

/** What was imported, its notes in English. */
export async function importOk(
  files: TrackingFile | readonly TrackingFile[],
  options?: ImportOptions,
): Promise<Omit<ImportedTracks, 'notes'> & { readonly notes: string[] }> {
  const result = await importTracks('name' in files ? [files] : files, options);
  if (result.kind !== 'tracks') throw new Error(`asked for a mapping of ${result.needsMapping.columns.join(', ')}`);
  return { ...result, notes: result.notes.map(english.say) };
}

export async function importError(files: TrackingFile | readonly TrackingFile[], options?: ImportOptions): Promise<Told> {
  try {
    await importTracks('name' in files ? [files] : files, options);
  } catch (error) {
    if (error instanceof AtlasError) return told(error);
    throw error;
  }
  throw new Error('read without an error');
}
