import { describe, expect, it, vi } from 'vitest';
import { packTracks, unpackTracks } from '../../../src/domain/tracks/pack-tracks.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const track = (individual: string, n: number): Track => ({
  individual,
  time: Float64Array.from({ length: n }, (_, i) => 1e12 + i / 3),
  lon: Float64Array.from({ length: n }, (_, i) => -180 + i / 7),
  lat: Float64Array.from({ length: n }, (_, i) => 90 - i / 11),
  error: Float32Array.from({ length: n }, (_, i) => i / 13),
});

describe('packTracks', () => {
  it('loses nothing on the way through one block', async () => {
    const tracks = [track('A', 5), track('empty', 0), track('Ä 2', 1), track('B', 300)];
    const packed = packTracks(tracks);
    expect(packed.columns.size).toBe(8 * 4 * 306);
    expect(await unpackTracks(packed)).toEqual(tracks);
    expect(packTracks(tracks).key).not.toBe(packed.key);
  });

  it('names them as no other thread names its own', async () => {
    vi.resetModules();
    const other = await import('../../../src/domain/tracks/pack-tracks.ts');
    vi.resetModules();
    const third = await import('../../../src/domain/tracks/pack-tracks.ts');
    expect(other.packTracks([track('A', 5)]).key).not.toBe(third.packTracks([track('B', 5)]).key);
  });

  it('takes no tracks, too', async () => {
    expect(await unpackTracks(packTracks([]))).toEqual([]);
  });
});
