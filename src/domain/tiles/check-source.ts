import { EtagMismatch, type RangeResponse, type Source } from 'pmtiles';
import { AtlasError } from '../errors.ts';
import { checkArchiveStart } from './check-archive-start.ts';
import { describeTileFault } from './describe-tile-fault.ts';

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
  inner: Source, offset: number, length: number, signal: AbortSignal | undefined, etag: string | undefined,
  title: string, place: { layer: string; file?: string },
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
