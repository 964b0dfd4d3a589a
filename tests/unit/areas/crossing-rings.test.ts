import type { Position } from 'geojson';
import { union } from 'polyclip-ts';
import { describe, expect, test } from 'vitest';
import { CrossingRings } from '../../../src/domain/areas/crossing-rings.ts';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { FlatLine } from '../../../src/domain/geometry/flat-line.ts';
import { polygonAreaKm2 } from '../../../src/domain/geometry/polygon-area.ts';
import { loadSqlite } from '../../../src/cli/load-sqlite.ts';
import { english } from '../i18n/catalogues.ts';

const close = (ring: Position[]): Position[] => [...ring, ring[0]!];
const BOW_TIE = close([
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 1],
]);
const SQUARE = close([
  [3, 0],
  [4, 0],
  [4, 1],
  [3, 1],
]);
/** With a vertex where it crosses itself. */
const KNOTTED = close([
  [0, 0],
  [1, 1],
  [2, 2],
  [2, 0],
  [1, 1],
  [0, 2],
]);
const text = (...polygons: Position[][][]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: polygons.map((coordinates, i) => ({ type: 'Feature', properties: { name: `a${i}` }, geometry: { type: 'Polygon', coordinates } })),
  });
const read = (json: string) => readAreasFile({ name: 'a.geojson', bytes: new TextEncoder().encode(json) }, loadSqlite);

describe('rings that cross themselves', () => {
  test('a bow tie has the area of both its loops, and is told of', async () => {
    const { features, report } = await read(text([BOW_TIE], [SQUARE], [KNOTTED]));
    const square = polygonAreaKm2(features[1]!.geometry);
    for (const [at, share] of [0.5, 1, 2].entries()) expect(polygonAreaKm2(features[at]!.geometry) / square).toBeCloseTo(share, 2);
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['MultiPolygon', 'Polygon', 'MultiPolygon']);
    expect(report.mended).toEqual({ 'mended.crossing': 2 });
    expect(report.notes.map((note) => english.say(note))).toEqual([
      'Feature 1 of a.geojson crosses itself, as a bow tie does: its area is that of all the loops its edge goes round.',
      'Feature 3 of a.geojson crosses itself, as a bow tie does: its area is that of all the loops its edge goes round.',
    ]);
  });

  test('holes are taken out of what it goes round', () => {
    const hole = close([
      [0.1, 0.4],
      [0.3, 0.5],
      [0.1, 0.6],
    ]);
    const { polygons, crossing } = new CrossingRings().mend([BOW_TIE, hole]);
    expect(crossing).toBe('mended');
    expect(polygons.map((rings) => rings.length).sort()).toEqual([1, 2]);
  });

  test('a ring that only touches itself, or goes back on its way, stays as it is', () => {
    const touching = close([
      [0, 0],
      [2, 0],
      [2, 2],
      [1, 0],
      [0, 2],
    ]);
    const spiked = close([
      [0, 0],
      [2, 0],
      [2, 2],
      [3, 3],
      [2, 2],
      [0, 2],
    ]);
    // A hole that hangs on its edge.
    const keyhole = close([
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 0],
      [1, 2],
      [1, 3],
      [0, 0],
      [0, 4],
      [-4, 4],
    ]);
    const inner = close([
      [0, 0],
      [6, 0],
      [6, 6],
      [0, 6],
      [0, 3],
      [2, 4],
      [3, 3],
      [2, 2],
      [0, 3],
    ]);
    for (const ring of [touching, spiked, keyhole, inner, SQUARE]) {
      const rings = [ring];
      const found = new CrossingRings().mend(rings);
      expect(found.crossing).toBe('none');
      expect(found.polygons[0]).toBe(rings);
    }
  });

  test('any ring of many edges is told by the same answer as edge by edge', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    let crossed = 0;
    for (let run = 0; run < 60; run++) {
      const count = 5 + Math.floor(random() * 120);
      // Round a middle, farther and nearer: it never crosses itself. Two vertices exchanged: mostly it does.
      const ring = Array.from({ length: count }, (_, i): Position => {
        const angle = (2 * Math.PI * i) / count;
        const away = 1 + random();
        return [away * Math.cos(angle), away * Math.sin(angle)];
      });
      if (run % 2 === 1) [ring[1], ring[3]] = [ring[3]!, ring[1]!];
      const closed = close(ring);
      // Less than a thousandth of the area is not told.
      const isCrossing = crossesByHand(closed) && lossOf(closed) > 0.001;
      for (const rings of [[closed], [FlatLine.of(closed)]])
        expect(new CrossingRings().mend(rings).crossing, `run ${run}`).toBe(isCrossing ? 'mended' : 'none');
      crossed += Number(isCrossing);
    }
    expect(crossed).toBeGreaterThan(20);
    expect(crossed).toBeLessThan(40);
  });

  test('a ring made to take the square of its edges is left as it is, and told of', () => {
    const comb = close(
      Array.from({ length: 40_000 }, (_, i): Position => [i % 2 === 0 ? -80 - i / 1e4 : 80 + i / 1e4, (i / 40_000) * 80 - 40 + (i % 7) / 100]),
    );
    expect(new CrossingRings().mend([comb]).crossing).toBe('left');
  });
});

/** How much of the area that a ring goes round its directions hide, as a share. */
function lossOf(ring: readonly Position[]): number {
  const areaOf = (some: readonly (readonly number[])[]): number =>
    Math.abs(some.reduce((sum, [x = 0, y = 0], i) => sum + (some[(i + 1) % some.length]![0]! - x) * (some[(i + 1) % some.length]![1]! + y), 0) / 2);
  const loops = union([ring.map(([x = 0, y = 0]): [number, number] => [x, y])]);
  const all = loops.reduce((sum, [outer = [], ...holes]) => sum + areaOf(outer) - holes.reduce((of, hole) => of + areaOf(hole), 0), 0);
  return Math.abs(all - areaOf(ring)) / Math.max(all, areaOf(ring));
}

function crossesByHand(ring: readonly Position[]): boolean {
  const side = ([px = 0, py = 0]: Position, [qx = 0, qy = 0]: Position, [rx = 0, ry = 0]: Position): number => (qx - px) * (ry - py) - (qy - py) * (rx - px);
  for (let i = 0; i < ring.length - 1; i++) {
    for (let j = i + 2; j < ring.length - 1; j++) {
      if (i === 0 && j === ring.length - 2) continue;
      const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}
