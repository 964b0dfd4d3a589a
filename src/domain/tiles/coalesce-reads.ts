import type { RangeResponse, Source } from 'pmtiles';

export interface CoalesceOptions {
  /** Requests under way at once. */
  readonly atOnce?: number;
  /** Bytes between two ranges that are rather read than asked around. */
  readonly gap?: number;
  /** Bytes of one request that holds several ranges. */
  readonly most?: number;
}

interface Read {
  readonly offset: number;
  readonly length: number;
  readonly signal: AbortSignal | undefined;
  readonly etag: string | undefined;
  resolve(answer: RangeResponse): void;
  reject(error: unknown): void;
}

/**
 * A source that asks for neighbouring ranges in one request. Archives keep tiles along a Hilbert curve, so that the tiles
 * of a region lie side by side; those asked for in one turn, or while all requests are out, are put together.
 * The start of the file, which holds the header, is never waited for.
 */
export function coalesceReads(inner: Source, { atOnce = 8, gap = 16_384, most = 1_048_576 }: CoalesceOptions = {}): Source {
  let waiting: Read[] = [];
  let out = 0;
  let scheduled = false;

  const send = async (reads: readonly Read[]): Promise<void> => {
    const first = reads[0]!;
    const end = Math.max(...reads.map(({ offset, length }) => offset + length));
    const controller = new AbortController();
    // A request is given up when nobody waits for any part of it.
    const giveUp = (): void => {
      if (reads.every(({ signal }) => signal?.aborted)) controller.abort();
    };
    for (const { signal } of reads) signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const { data, ...rest } = await inner.getBytes(first.offset, end - first.offset, controller.signal, first.etag);
      for (const { offset, length, resolve } of reads)
        resolve({ ...rest, data: reads.length === 1 ? data : data.slice(offset - first.offset, offset - first.offset + length) });
    } catch (error) {
      for (const { reject } of reads) reject(error);
    } finally {
      for (const { signal } of reads) signal?.removeEventListener('abort', giveUp);
    }
  };

  const flush = (): void => {
    scheduled = false;
    for (const read of waiting) if (read.signal?.aborted) read.reject(read.signal.reason);
    waiting = waiting.filter(({ signal }) => !signal?.aborted).sort((a, b) => a.offset - b.offset);
    while (waiting.length > 0 && out < atOnce) {
      const [start] = waiting;
      let end = start!.offset + start!.length;
      let count = 1;
      for (const next of waiting.slice(1)) {
        const reach = Math.max(end, next.offset + next.length);
        if (next.offset - end > gap || reach - start!.offset > most || next.etag !== start!.etag) break;
        end = reach;
        count += 1;
      }
      const reads = waiting.slice(0, count);
      waiting = waiting.slice(count);
      out += 1;
      void send(reads).finally(() => {
        out -= 1;
        flush();
      });
    }
  };

  return {
    getKey: () => inner.getKey(),
    getBytes(offset, length, signal, etag) {
      if (offset === 0) return inner.getBytes(offset, length, signal, etag);
      return new Promise((resolve, reject) => {
        waiting.push({ offset, length, signal, etag, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        // A turn later: whatever is asked for in this one has come.
        setTimeout(flush);
      });
    },
  };
}
