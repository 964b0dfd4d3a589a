import { describe, expect, it } from 'vitest';
import { mayLieBeyond, reachOf, spreadsOf, touchingProbability } from '../../../src/domain/crossing-events/touching.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

/** Numbers of a normal distribution, the same in each run (mulberry32 and Box–Muller). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe('touchingProbability', () => {
  it.each([
    [300, 300, 180_000],
    [100, 400, 80_000],
    [50, 60, 9_000],
  ])('is the share of simulated bridges from %d m to %d m that reach the line', (a, b, spread) => {
    const next = normals(11);
    const [walks, steps] = [4000, 400];
    let touched = 0;
    for (let walk = 0; walk < walks; walk++) {
      const path = new Float64Array(steps + 1);
      for (let i = 1; i <= steps; i++) path[i] = path[i - 1]! + Math.sqrt(spread / steps) * next();
      // Pinned at both ends.
      for (let i = 0; i <= steps; i++) {
        if (a + path[i]! + (i / steps) * (b - a - path[steps]!) > 0) continue;
        touched += 1;
        break;
      }
    }
    // Between two of its steps a simulated walk may touch unseen: it finds somewhat less.
    expect(touched / walks).toBeLessThan(touchingProbability(a, b, spread) + 0.02);
    expect(touched / walks).toBeGreaterThan(touchingProbability(a, b, spread) - 0.05);
  });

  it('is certain on the line, and nothing without motion', () => {
    expect(touchingProbability(0, 10, 1)).toBe(1);
    expect(touchingProbability(10, 10, 0)).toBe(0);
  });

  it('is at most 0.01 % where both ends are out of reach', () => {
    for (const spread of [1, 1e4, 1e6]) expect(touchingProbability(reachOf(spread), reachOf(spread), spread)).toBeCloseTo(1e-4, 9);
    expect(reachOf(1e15)).toBe(100_000);
    expect(reachOf(1e15, Infinity)).toBeGreaterThan(1e7);
  });

  it('cannot rule out a barrier beyond where it looked, after a gap that is long enough', () => {
    // Three hours of a deer, and two months of a stork.
    expect(mayLieBeyond(1e6)).toBe(0);
    expect(mayLieBeyond(2e10)).toBeCloseTo(Math.exp(-1), 9);
  });
});

it('takes the motion variance of a random walk from its fixes', () => {
  const next = normals(3);
  const hour = 3_600_000;
  const count = 400;
  // 25 m²/s on each axis: 300 m in an hour.
  const sigma = Math.sqrt(25 * 3600);
  const [lon, lat] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 1; i < count; i++) {
    lon[i] = lon[i - 1]! + (sigma * next()) / 111_320;
    lat[i] = lat[i - 1]! + (sigma * next()) / 110_574;
  }
  const track: Track = { individual: 'a', time: Float64Array.from({ length: count }, (_, i) => i * hour), lon, lat, error: new Float32Array(count) };
  const spreads = spreadsOf(track);
  const mean = spreads.reduce((sum, one) => sum + one, 0) / spreads.length;
  expect(mean / 3600).toBeGreaterThan(20);
  expect(mean / 3600).toBeLessThan(30);
});
