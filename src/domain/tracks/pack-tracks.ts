import type { Track } from './track.ts';

/**
 * Tracks in one block, to be passed to a thread: a browser copies it when it is read there, and not each time that it is passed.
 * Sixty arrays of 15 tracks would take tens of milliseconds each time.
 */
export interface PackedTracks {
  /** Of these tracks alone: whoever has read them needs not read them again. */
  readonly key: string;
  readonly individuals: readonly string[];
  /** The first fix of each track, and behind the last one the number of all. */
  readonly starts: readonly number[];
  /** Times of all fixes, then their longitudes, latitudes and errors, as `Track` has them, each 64 bits of this machine's order. */
  readonly columns: Blob;
}

/** A name that no other thread gives: several pack tracks, and pass them to the same ones. */
function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join(' ');
}

export function packTracks(tracks: readonly Track[]): PackedTracks {
  const starts = [0];
  for (const { time } of tracks) starts.push(starts.at(-1)! + time.length);
  const size = starts.at(-1)!;
  const columns = new Float64Array(4 * size);
  tracks.forEach(({ time, lon, lat, error }, i) => [time, lon, lat, error].forEach((values, column) => columns.set(values, column * size + starts[i]!)));
  return { key: newKey(), individuals: tracks.map(({ individual }) => individual), starts, columns: new Blob([columns]) };
}

/** The tracks again; all but their errors look into the block that was read. */
export async function unpackTracks({ individuals, starts, columns }: PackedTracks): Promise<Track[]> {
  const size = starts.at(-1)!;
  const block = new Float64Array(await columns.arrayBuffer());
  return individuals.map((individual, i) => {
    const column = (k: number): Float64Array => block.subarray(k * size + starts[i]!, k * size + starts[i + 1]!);
    return { individual, time: column(0), lon: column(1), lat: column(2), error: Float32Array.from(column(3)) };
  });
}
