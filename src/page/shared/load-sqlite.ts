import { AtlasError } from '../../domain/errors.ts';
import { fetchBytes } from '../../domain/fetch-bytes.ts';

/** The bytes of sql.js's WebAssembly. @throws AtlasError where they cannot be had */
export async function loadSqlite(): Promise<ArrayBuffer> {
  const { default: url } = await import('sql.js/dist/sql-wasm.wasm?url');
  const bytes = await fetchBytes(url).catch(() => {
    throw new AtlasError('part.unreachable');
  });
  return bytes.buffer;
}
