import { AtlasError } from '../errors.ts';
import type { TrackingFile } from '../tracks/import/import-types.ts';
import { isBomb } from './zip.ts';

/** Long enough to be quick, short enough that cancelling is felt at once. */
const PIECE = 262_144;
/** Milliseconds of work after which the page gets its turn. */
const TURN_MS = 40;

/**
 * The bytes of a file in pieces of at most 256 KB, unpacked where they are gzip, whatever the file's name. The event
 * loop gets a turn every 40 ms, and an abort is seen at every piece.
 * @param onBytes hears how many bytes of the file itself came with each read
 * @throws the signal's reason; AtlasError naming the file where it cannot be read or unpacked
 */
export async function* readBytes(file: TrackingFile, signal: AbortSignal | undefined, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  let packed = false;
  const reader = file.stream().getReader();
  try {
    const first = await readStart(reader, onBytes);
    packed = first[0] === 0x1f && first[1] === 0x8b;
    const raw = restOf(reader, first, onBytes);
    let turn = performance.now();
    for await (const chunk of packed ? unpack(raw, file.name) : raw) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        signal?.throwIfAborted();
        yield chunk.subarray(at, at + PIECE);
        if (performance.now() - turn < TURN_MS) continue;
        await new Promise((resolve) => setTimeout(resolve));
        turn = performance.now();
      }
    }
    signal?.throwIfAborted();
  } catch (error) {
    if (error instanceof AtlasError || signal?.aborted) throw error;
    throw packed ? new AtlasError('gzip.damaged', {}, { file: file.name }) : new AtlasError('file.unreadable', {}, { file: file.name });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** At least two bytes, where the file has them: enough to know gzip. */
async function readStart(reader: Reader, onBytes: (count: number) => void): Promise<Uint8Array> {
  let start = new Uint8Array(0);
  while (start.length < 2) {
    const { done, value } = await reader.read();
    if (done) return start;
    onBytes(value.length);
    const joined = new Uint8Array(start.length + value.length);
    joined.set(start);
    joined.set(value, start.length);
    start = joined;
  }
  return start;
}

async function* restOf(reader: Reader, first: Uint8Array, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  yield first;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes(value.length);
    yield value;
  }
}

/** Unpack gzip, a piece at a time: the packed bytes are only read as the unpacked ones are used. */
async function* unpack(raw: AsyncGenerator<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let [taken, given] = [0, 0];
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await raw.next();
      if (done) controller.close();
      else {
        taken += value.length;
        controller.enqueue(new Uint8Array(value));
      }
    },
  });
  // Who stops early leaves the stream as it is: nothing more is pulled, and it is collected with its buffers. Cancelled with
  // bytes under way, Node's throws where nobody can catch it.
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    given += value.length;
    if (isBomb(given, taken)) throw new AtlasError('gzip.grows', {}, { file });
    yield value;
  }
}
