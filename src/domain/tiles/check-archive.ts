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
    throw new AtlasError(
      `The file of the layer “${title}” is not a PMTiles archive.`,
      found.trimStart().startsWith('<')
        ? 'The server answered with a web page; check the address of the file.'
        : 'Choose a .pmtiles file, or check the address it comes from.',
      place,
    );
  }
  const view = new DataView(start);
  const version = start.byteLength > MAGIC.length ? view.getUint8(MAGIC.length) : 3;
  if (version !== 3) {
    throw new AtlasError(
      `The file of the layer “${title}” is PMTiles version ${version}; the atlas reads version 3.`,
      'Convert it with “pmtiles convert”, then load it again.',
      place,
    );
  }
  const whole = start.byteLength >= HEADER_LENGTH && view.getBigUint64(8, true) + view.getBigUint64(16, true) <= BigInt(start.byteLength);
  if (!whole) {
    throw new AtlasError(
      `The file of the layer “${title}” ends too early: its directory is cut off.`,
      'The copy is incomplete. Download or build the file again, then reload the page.',
      place,
    );
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
        throw new AtlasError(
          `The file of the layer “${title}” ends too early: ${answer.data.byteLength} of ${length} bytes at ${offset} are there.`,
          'The copy is incomplete. Download or build the file again, then reload the page.',
          place,
        );
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
  return new AtlasError(
    `The file of the layer “${title}” holds ${picture ? 'pictures' : 'tiles of another kind'} (${TileType[type] ?? `type ${type}`}), not vector tiles (MVT).`,
    'Choose a PMTiles file with vector tiles; the atlas cannot measure pictures.',
    place,
  );
}
