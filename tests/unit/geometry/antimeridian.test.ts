import { area, booleanPointInPolygon, booleanValid } from '@turf/turf';
import * as fc from 'fast-check';
import type { Position } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import { intersection, union } from 'polyclip-ts';
import { describe, expect, it } from 'vitest';
import { cutPolygon } from '../../../src/domain/geometry/antimeridian-polygons.ts';
import { cutLine, meetAntimeridian, unwrap } from '../../../src/domain/geometry/antimeridian.ts';

describe('a line', () => {
  it('is cut where it steps across, the shorter way round', () => {
    const cut = cutLine([
      [170, 0],
      [-170, 10],
      [-160, 10],
      [160, 50],
    ]);
    expect(cut).toEqual([
      [
        [170, 0],
        [180, 5],
      ],
      [
        [-180, 5],
        [-170, 10],
        [-160, 10],
        [-180, 30],
      ],
      [
        [180, 30],
        [160, 50],
      ],
    ]);
  });

  it('that goes on beyond ±180 is the same line', () => {
    const beyond: [number, number][] = [
      [530, 0],
      [550, 10],
      [560, 10],
      [520, 50],
    ];
    const wrapped = beyond.map(([lon, lat]): [number, number] => [((lon + 180) % 360) - 180, lat]);
    expect(cutLine(beyond)).toEqual(cutLine(wrapped));
  });

  it('that ends on the antimeridian, touches it or begins there is not cut', () => {
    for (const line of [
      [
        [170, 0],
        [180, 1],
      ],
      [
        [170, 0],
        [180, 1],
        [170, 2],
      ],
      [
        [-180, 0],
        [-170, 1],
      ],
    ] as [number, number][][])
      expect(cutLine(line)).toEqual([line]);
    // The same place by its other name.
    expect(
      cutLine([
        [170, 0],
        [-180, 1],
      ]),
    ).toEqual([
      [
        [170, 0],
        [180, 1],
      ],
    ]);
    expect(
      cutLine([
        [180, 0],
        [-170, 1],
      ]),
    ).toEqual([
      [
        [-180, 0],
        [-170, 1],
      ],
    ]);
  });

  it('along the antimeridian is the western side’s, whatever name its places have', () => {
    expect(
      cutLine([
        [170, 0],
        [180, 0],
        [-180, 5],
        [180, 6],
        [-175, 7],
      ]),
    ).toEqual([
      [
        [170, 0],
        [180, 0],
      ],
      [
        [-180, 0],
        [-180, 5],
        [-180, 6],
        [-175, 7],
      ],
    ]);
  });

  it('of one place has no part', () => {
    expect(cutLine([[10, 10]])).toEqual([]);
    expect(cutLine([])).toEqual([]);
  });

  it('cut anywhere lies within ±180, has no jump, and is as long as it was', () => {
    const place = fc.tuple(fc.integer({ min: -540, max: 540 }), fc.integer({ min: -80, max: 80 }));
    const span = (line: readonly Position[]) => line.slice(1).reduce((sum, [lon = 0], i) => sum + Math.abs(lon - line[i]![0]!), 0);
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (line) => {
        const parts = cutLine(line);
        for (const part of parts) {
          expect(part.every(([lon]) => Math.abs(lon) <= 180)).toBe(true);
          expect(part.slice(1).every(([lon], i) => Math.abs(lon - part[i]![0]) <= 180)).toBe(true);
        }
        for (const [i, part] of parts.slice(1).entries()) {
          const [from, to] = [parts[i]!.at(-1)!, part[0]!];
          expect([Math.abs(from[0]), to[1]]).toEqual([180, from[1]]);
        }
        const whole = unwrap(line);
        expect(parts.reduce((sum, part) => sum + span(part), 0)).toBeCloseTo(span(whole), 9);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

it('a step meets the antimeridian from its own side', () => {
  expect(meetAntimeridian(170, -170)).toEqual({ side: 180, share: 0.5 });
  expect(meetAntimeridian(-175, 170)).toEqual({ side: -180, share: 5 / 15 });
  expect(meetAntimeridian(-90, 90)).toBeUndefined();
  expect(meetAntimeridian(180, -180)).toEqual({ side: 180, share: 0 });
});

const ring = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const areaOf = (polygons: readonly Position[][][]) => polygons.reduce((sum, coordinates) => sum + area({ type: 'Polygon', coordinates }), 0);
const spans = (polygons: readonly Position[][][]) =>
  polygons.map(([outer = []]) => [Math.min(...outer.map(([x = 0]) => x)), Math.max(...outer.map(([x = 0]) => x))]).sort((a, b) => a[0]! - b[0]!);

const geos = await initGeos();

describe('a polygon', () => {
  it.each([
    ['jumps', ring(170, 0, -170, 10)],
    ['goes on to the east', ring(170, 0, 190, 10)],
    ['goes on to the west', ring(-190, 0, -170, 10)],
  ])('that %s is cut into its two sides', (_, outer) => {
    const pieces = cutPolygon([outer]);
    expect(spans(pieces)).toEqual([
      [-180, -170],
      [170, 180],
    ]);
    expect(areaOf(pieces) / area({ type: 'Polygon', coordinates: [ring(0, 0, 20, 10)] })).toBeCloseTo(1, 9);
  });

  it('keeps its holes, in whichever turn they are written', () => {
    const pieces = cutPolygon([ring(170, 0, 190, 10), ring(-175, 2, -172, 8).toReversed(), ring(176, 2, -178, 8).toReversed()]);
    expect(areaOf(pieces)).toBeCloseTo(areaOf([[ring(0, 0, 20, 10), ring(1, 2, 4, 8).toReversed(), ring(5, 2, 11, 8).toReversed()]]), -3);
    for (const coordinates of pieces) expect(booleanValid({ type: 'Polygon', coordinates })).toBe(true);
  });

  it('that reaches across twice has both of its arms, apart, on the other side', () => {
    const comb: Position[] = [
      [170, 0],
      [190, 0],
      [190, 2],
      [175, 2],
      [175, 8],
      [190, 8],
      [190, 10],
      [170, 10],
      [170, 0],
    ];
    const pieces = cutPolygon([comb]);
    expect(spans(pieces)).toEqual([
      [-180, -170],
      [-180, -170],
      [170, 180],
    ]);
    expect(areaOf(pieces) / area({ type: 'Polygon', coordinates: [comb] })).toBeCloseTo(1, 9);
  });

  it.each([
    [-70, -80],
    [70, 80],
  ])('round a pole, at %i°, is closed along it', (edge, inside) => {
    const around = Array.from({ length: 37 }, (_, i): Position => [i <= 18 ? i * 10 : i * 10 - 360, edge]);
    const pieces = cutPolygon([around]);
    for (const lon of [-179, -90, 0, 90, 179]) {
      expect(pieces.some((coordinates) => booleanPointInPolygon([lon, inside], { type: 'Polygon', coordinates }))).toBe(true);
    }
  });

  it('elsewhere is left alone', () => {
    const square = [ring(0, 0, 1, 1), ring(0.2, 0.2, 0.4, 0.4).toReversed()];
    expect(cutPolygon(square)).toEqual([square]);
  });

  it('of any shape, with edges and corners on the antimeridian, becomes valid parts that cover what it did', () => {
    const box = fc.tuple(fc.integer({ min: 175, max: 184 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    const planar = (polygons: readonly Position[][][]) =>
      polygons
        .flat()
        .reduce((sum, outline) => sum + outline.slice(1).reduce((twice, [x = 0, y = 0], i) => twice + outline[i]![0]! * y - x * outline[i]![1]!, 0), 0) / 2;
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 25 }), (boxes) => {
        const pairs = (outline: Position[]): [number, number][] => outline.map(([x = 0, y = 0]) => [x, y]);
        const [first = [], ...others] = boxes.map(([x, y, w, h]) => [pairs(ring(x, y, x + w, y + h))]);
        const shapes = union(first, ...others);
        const pieces = shapes.flatMap((rings) => cutPolygon(rings));
        expect(planar(pieces)).toBeCloseTo(planar(shapes), 6);
        const west = pieces.filter(([outer = []]) => outer.some(([lon]) => lon > 0));
        expect(planar(west)).toBeCloseTo(planar(intersection(shapes, [[pairs(ring(0, -90, 180, 90))]])), 6);
        for (const coordinates of pieces)
          expect(geos.GEOSisValid(geojsonToGeosGeom({ type: 'Polygon', coordinates }, geos)), JSON.stringify(coordinates)).toBe(1);
      }),
      { seed: 9, numRuns: 400 },
    );
  });
});
