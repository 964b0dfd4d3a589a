import { AtlasError } from '../errors.ts';
import { sha256Of } from '../formats/sha256.ts';

/** What a catalog says of a file; a version 1 catalog, or one of somebody else's, may say less. */
export interface NamedFile {
  /** Names it in faults. */
  readonly url: string;
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
}

/**
 * Whether a file is what a catalog names, by its size and its SHA-256. Where the page was not served safely, the browser
 * offers no SHA-256, and the size alone is compared.
 * @throws AtlasError naming the file and the field
 */
export async function checkBytes(bytes: Uint8Array<ArrayBuffer>, { url, bytes: size, sha256 }: NamedFile): Promise<void> {
  if (size !== undefined && bytes.length < size) throw new AtlasError('file.cutOff', { got: bytes.length, size }, { file: url, field: 'bytes' });
  if (size !== undefined && bytes.length > size) throw new AtlasError('file.otherFile', { what: 'bytes' }, { file: url, field: 'bytes' });
  if (sha256 === undefined || globalThis.crypto?.subtle === undefined || (await sha256Of(bytes)) === sha256) return;
  throw new AtlasError('file.otherFile', { what: 'sha256' }, { file: url, field: 'sha256' });
}
