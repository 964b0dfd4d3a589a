import { AtlasError, type FaultPlace } from '../errors.ts';
import { HEADER_LENGTH } from '../formats/pmtiles/header.ts';
import { EtagMismatch, type RangeResponse, type Source, TileType } from 'pmtiles';
import { describeTileFault } from './describe-tile-fault.ts';

const MAGIC = 'PMTiles';

/**
 * Checks the first bytes of a file (up to 16,384) before a reader trusts them: magic, version, and that header and
 * root directory are all there. Throws AtlasError naming the layer.
 */
export function checkArchiveStart(start: ArrayBuffer, title: string, place: FaultPlace): void {
  const found = new TextDecoder('latin1').decode(start.slice(0, MAGIC.length));
  if (found !== MAGIC) {
    throw new AtlasError(found.trimStart().startsWith('<') ? 'archive.webPage' : 'archive.notPmtiles', { layer: title }, place);
  }
  const view = new DataView(start);
  const version = start.byteLength > MAGIC.length ? view.getUint8(MAGIC.length) : 3;
  if (version !== 3) {
    throw new AtlasError('archive.otherVersion', { layer: title, version }, place);
  }
  const whole = start.byteLength >= HEADER_LENGTH && view.getBigUint64(8, true) + view.getBigUint64(16, true) <= BigInt(start.byteLength);
  if (!whole) {
    throw new AtlasError('archive.noDirectory', { layer: title }, place);
  }
}

/** Passes reads of an archive on, and turns what can go wrong in one into faults a person can act on. */
export function checkSource(inner: Source, title: string, place: { layer: string; file?: string }): Source {
  return {
    getKey: () => inner.getKey(),
    async getBytes(offset, length, signal, etag): Promise<RangeResponse> {
      const answer = await readBytes(inner, offset, length, signal, etag, title, place);
      if (offset === 0) checkArchiveStart(answer.data, title, place);
      else if (answer.data.byteLength < length) {
        throw new AtlasError('archive.endsEarly', { layer: title, got: answer.data.byteLength, length, offset }, place);
      }
      return answer;
    },
  };
}

async function readBytes(
  inner: Source,
  offset: number,
  length: number,
  signal: AbortSignal | undefined,
  etag: string | undefined,
  title: string,
  place: { layer: string; file?: string },
): Promise<RangeResponse> {
  try {
    return await inner.getBytes(offset, length, signal, etag);
  } catch (error) {
    // The package itself reads once more after a changed ETag.
    if (error instanceof EtagMismatch || signal?.aborted || isAbort(error)) throw error;
    throw describeTileFault(error, title, place, 'request');
  }
}

/** Whether an error only says that its caller gave up. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The fault of an archive that holds something else than vector tiles (MVT). */
export function refuseTileType(type: TileType, title: string, place: { layer: string; file?: string }): AtlasError {
  const picture = type === TileType.Png || type === TileType.Jpeg || type === TileType.Webp || type === TileType.Avif;
  return new AtlasError('archive.otherTiles', { layer: title, picture: picture ? 'yes' : 'no', kind: TileType[type] ?? `type ${type}` }, place);
}
