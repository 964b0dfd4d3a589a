import { reasonOf } from './errors.ts';
import { noteOf, type Note } from './notes.ts';

/** How long a server may say nothing, ms: before it answers, and between two pieces of its answer. */
export const SILENCE_MS = 15_000;

/** A server that says nothing for too long. */
export class SilentServer extends Error {
  override readonly name = 'SilentServer';
  constructor(readonly seconds: number) {
    super(`no answer for ${seconds} s`);
  }
}

/** Why a file could not be fetched, for the words of a fault: a note, or what browser and server say. */
export function whyNotFetched(error: unknown): string | Note {
  return error instanceof SilentServer ? noteOf('note.silent', { seconds: error.seconds }) : reasonOf(error);
}

export interface FetchBytesOptions {
  readonly signal?: AbortSignal | undefined;
  readonly silenceMs?: number;
  /** A file may not have more bytes; without it, as many as there are. */
  readonly mostBytes?: number;
  /**
   * Ask the host, whatever the browser has: of a file that was read in parts, Chromium (150, and long before) joins what it has
   * with the rest and leaves bytes out.
   */
  readonly anew?: boolean;
}

/**
 * The bytes of a whole file. A slow line may take as long as it needs; a server that falls silent is given up.
 * @throws Error `HTTP 404` and the like, and for a file that is too large; SilentServer; the signal's reason when aborted; what `fetch` throws
 */
export async function fetchBytes(
  url: string,
  { signal, silenceMs = SILENCE_MS, mostBytes = Infinity, anew = false }: FetchBytesOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return listening(signal, silenceMs, async (heard, own) => {
    const answer = await fetch(url, { signal: own, ...(anew ? { cache: 'no-store' } : {}) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    heard();
    if (!answer.body) return new Uint8Array(await answer.arrayBuffer());
    const reader = answer.body.getReader();
    const pieces: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return join(pieces);
      pieces.push(value);
      size += value.length;
      if (size > mostBytes) {
        void reader.cancel();
        throw new Error(`more than ${Math.round(mostBytes / 1e6)} MB`);
      }
      heard();
    }
  });
}

/**
 * Work that is given up once nothing was heard for too long.
 * @param work gets what to call whenever something is heard, and the signal to heed
 * @throws SilentServer; the signal's reason when aborted; what the work throws
 */
export async function listening<T>(
  signal: AbortSignal | undefined,
  silenceMs: number,
  work: (heard: () => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const own = new AbortController();
  const giveUp = (): void => own.abort(signal?.reason);
  signal?.addEventListener('abort', giveUp, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Not left to the work alone: what never answers may not heed its signal either.
  const silent = new Promise<never>((_, reject) => own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true }));
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => own.abort(new SilentServer(silenceMs / 1000)), silenceMs);
  };
  heard();
  try {
    return await Promise.race([work(heard, own.signal), silent]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
