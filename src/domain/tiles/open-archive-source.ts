import { FetchSource, type RangeResponse, type Source } from 'pmtiles';
import { listening, SILENCE_MS } from '../fetch-bytes.ts';
import { coalesceReads } from './coalesce-reads.ts';

/**
 * The bytes of an archive at a URL, neighbouring ranges in one request. A read that fails without an answer, or whose
 * answer is cut short, is made once more past the browser's cache: after a reload Chromium now and then hands out an
 * empty body, or none.
 */
export function openArchiveSource(url: string): Source {
  // The option is named after where the fault was first met; its effect is to go past the cache.
  const uncached = new FetchSource(url);
  uncached.chromeWindowsNoCache = true;
  return keepStart(retryReads(coalesceReads(giveUpSilent(new FetchSource(url))), giveUpSilent(uncached)));
}

/**
 * A source that keeps what its start was last read as: the first directories of a small archive, and its smallest tiles, lie
 * within what is read for its header, and need no answer of their own.
 */
export function keepStart(inner: Source): Source {
  let start: RangeResponse | undefined;
  return {
    getKey: () => inner.getKey(),
    async getBytes(offset, length, signal, etag): Promise<RangeResponse> {
      if (offset === 0) {
        start = await inner.getBytes(offset, length, signal, etag);
        return start;
      }
      const end = offset + length;
      if (start && end <= start.data.byteLength && (etag === undefined || etag === start.etag)) return { ...start, data: start.data.slice(offset, end) };
      return inner.getBytes(offset, length, signal, etag);
    },
  };
}

/** The slowest line that is waited for, bytes a millisecond. */
const SLOWEST = 10;

/** A source whose reads are given up when no answer comes; a long one has longer, so that a slow line still gets it. */
export function giveUpSilent(inner: Source, silenceMs = SILENCE_MS): Source {
  return {
    getKey: () => inner.getKey(),
    getBytes: (offset, length, signal, etag) =>
      listening(signal, silenceMs + Math.round(length / SLOWEST), (_, own) => inner.getBytes(offset, length, own, etag)),
  };
}

/** A source whose reads are made once more from `second` when they fail without an answer or come back short. */
export function retryReads(first: Source, second: Source): Source {
  return {
    getKey: () => first.getKey(),
    async getBytes(offset, length, signal, etag): Promise<RangeResponse> {
      let answer: RangeResponse;
      try {
        answer = await first.getBytes(offset, length, signal, etag);
      } catch (error) {
        // A TypeError is fetch's way to say that no answer came; anything else is an answer.
        if (!(error instanceof TypeError) || signal?.aborted) throw error;
        return second.getBytes(offset, length, signal, etag);
      }
      // Only the read of the start may ask for more than there is.
      return offset > 0 && answer.data.byteLength < length ? second.getBytes(offset, length, signal, etag) : answer;
    },
  };
}
