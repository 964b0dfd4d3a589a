import type { MultiPolygon, Position } from 'geojson';
import { area, booleanPointInPolygon } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { drawWorld } from '../../../data/base-map/draw-world.ts';
import { frameCountry } from '../../../data/base-map/frame-country.ts';
import { joinParts, type Region } from '../../../data/base-map/name-regions.ts';
import { placeLabel } from '../../../data/base-map/place-label.ts';

const scales = [
  ['110m', drawWorld('110m')],
  ['50m', drawWorld('50m')],
  ['10m', drawWorld('10m')],
] as const;

describe.each(scales)('the world at %s', (_scale, world) => {
  const shape = (iso3: string): MultiPolygon => world.countries.find((country) => country.iso3 === iso3)?.geometry ?? { type: 'MultiPolygon', coordinates: [] };

  test('has no stray lines: no long steps, nothing along the frame', () => {
    const stray: Position[][] = [];
    for (const { geometry } of [world.coast, ...world.borders]) {
      for (const line of geometry.coordinates) {
        for (let i = 1; i < line.length; i++) {
          const [from = [], to = []] = [line[i - 1], line[i]];
          const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [from, to];
          const alongMeridian = Math.abs(x0) > 179.999 && Math.abs(x1) > 179.999;
          // The longest straight boundary is part of 49° N, from Manitoba to British Columbia.
          if (Math.abs(x1 - x0) > 30 || alongMeridian || (y0 < -85.05 && y1 < -85.05)) stray.push([from, to]);
        }
      }
    }
    expect(stray).toEqual([]);
    expect(world.coast.geometry.coordinates.length).toBeGreaterThan(100);
  });

  test('stays within -180…180, and keeps the areas of countries at the antimeridian', () => {
    expect(world.land.geometry.coordinates.flat(2).filter(([lon = NaN]) => !(Math.abs(lon) <= 180))).toEqual([]);
    // Areas as published by the countries' statistical offices, in million square kilometres.
    expect(area(shape('RUS')) / 1e12).toBeGreaterThan(16.6);
    expect(area(shape('RUS')) / 1e12).toBeLessThan(17.3);
    expect(area(shape('ATA')) / 1e12).toBeGreaterThan(11.8);
    expect(area(shape('ATA')) / 1e12).toBeLessThan(14.5);
    expect(area(shape('FJI')) / 1e9).toBeGreaterThan(15);
    expect(area(shape('FJI')) / 1e9).toBeLessThan(22);
  });

  test('follows the United Nations on Crimea and Western Sahara, like the other scales', () => {
    const owner = (lon: number, lat: number) => world.countries.filter(({ geometry }) => booleanPointInPolygon([lon, lat], geometry)).map(({ iso3 }) => iso3);
    expect(owner(34.3, 45.2)).toEqual(['UKR']);
    expect(owner(-13.2, 26)).toEqual(['ESH']);
    expect(owner(-12.5, 25)).toEqual(['ESH']);
    expect(owner(-9, 29.5)).toEqual(['MAR']);
    expect(area(shape('ESH')) / 1e9).toBeGreaterThan(260);
    expect(area(shape('ESH')) / 1e9).toBeLessThan(280);
  });

  test('draws disputed boundaries apart from settled ones', () => {
    const near = (lines: Position[][], lon: number, lat: number) => lines.some((line) => line.some(([x = 0, y = 0]) => Math.hypot(x - lon, y - lat) < 0.7));
    const [settled, disputed] = world.borders;
    expect([settled?.properties.disputed, disputed?.properties.disputed]).toEqual([false, true]);
    expect(near(disputed?.geometry.coordinates ?? [], 21, 42.8)).toBe(true);
    expect(near(settled?.geometry.coordinates ?? [], 7.6, 47.6)).toBe(true);
    expect(near(disputed?.geometry.coordinates ?? [], 7.6, 47.6)).toBe(false);
    // The berm through Western Sahara is no boundary of a unit.
    expect(near(disputed?.geometry.coordinates ?? [], -10.65, 26.9)).toBe(false);
  });
});

test('labels lie inside the largest part of each country', () => {
  for (const { iso3, geometry } of scales[0][1].countries) {
    const [largest] = [...geometry.coordinates].sort((a, b) => area({ type: 'Polygon', coordinates: b }) - area({ type: 'Polygon', coordinates: a }));
    expect(largest && booleanPointInPolygon(placeLabel(largest), { type: 'Polygon', coordinates: largest }), iso3).toBe(true);
  }
});

test('frames show the main part, west below east', () => {
  const frames = new Map(scales[2][1].countries.map(({ iso3, geometry }) => [iso3, frameCountry(geometry.coordinates)]));
  for (const [west, , east] of frames.values()) expect(west).toBeLessThanOrEqual(east);
  for (const iso3 of ['RUS', 'USA', 'NZL', 'FJI', 'FRA']) {
    const [west, , east] = frames.get(iso3) ?? [0, 0, 360, 0];
    expect(east - west).toBeLessThan(165);
  }
});

test('parts of one sea that meet, also across the antimeridian, are one name in the largest; others of its name stay', () => {
  const part = (name: string, extent: Region['extent']): Region => ({
    feature: { type: 'Feature', properties: { kind: 'sea', rank: 1, name }, geometry: { type: 'Point', coordinates: [extent[0], extent[1]] } },
    extent,
  });
  const joined = joinParts([
    part('Inner Sea', [-2, 35, 12, 44]),
    part('Ice Sea', [159, -84, 180, -72]),
    part('Bay', [0, 0, 4, 4]),
    part('Inner Sea', [10, 31, 36, 38]),
    part('Ice Sea', [-180, -85, -102, -72]),
    part('Bay', [8, 0, 12, 4]),
  ]);
  expect(joined.map(({ feature, extent }) => [feature.properties.name, feature.geometry.coordinates, extent])).toEqual([
    ['Inner Sea', [10, 31], [-2, 31, 36, 44]],
    ['Ice Sea', [-180, -85], [159, -85, -102, -72]],
    ['Bay', [0, 0], [0, 0, 4, 4]],
    ['Bay', [8, 0], [8, 0, 12, 4]],
  ]);
});
