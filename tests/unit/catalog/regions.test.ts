import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasCoast, REGION_NAMES, REGIONS } from '../../../src/domain/catalog/regions.ts';
import { built } from './built-catalog.ts';

describe('regions', () => {
  it('have each country once, and no region that cannot be named', () => {
    const all = Object.values(REGIONS).flat();
    expect(new Set(all).size).toBe(all.length);
    for (const iso3 of all) expect(iso3).toMatch(/^[A-Z]{3}$/);
    expect(Object.keys(REGIONS).sort()).toEqual([...REGION_NAMES].sort());
  });

  it('have the countries of the catalog that lie in them', () => {
    // By the middle of a country's box: Africa south of the Mediterranean, and Europe without its far isles, are plain enough.
    const inBox = ([west, south, east, north]: readonly number[], box: readonly number[]): boolean =>
      west! >= box[0]! && south! >= box[1]! && east! <= box[2]! && north! <= box[3]!;
    const missing = built.countries.filter(({ bbox, iso3 }) => inBox(bbox, [-19, -36, 32, 26]) && !REGIONS.africa.some((code) => code === iso3));
    expect(missing.map(({ iso3 }) => iso3)).toEqual([]);
    const north = built.countries.filter(({ bbox, iso3 }) => inBox(bbox, [-12, 43, 42, 72]) && !REGIONS.europe.some((code) => code === iso3));
    expect(north.map(({ iso3 }) => iso3)).toEqual([]);
  });
});

describe('hasCoast', () => {
  it('agrees with the shapes of countries: where all borders are shared with others, there is no coast', () => {
    const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
    const world: { objects: { countries: { geometries: { id?: string; properties: { name: string }; arcs?: unknown[] }[] } } } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const shapes = world.objects.countries.geometries;
    const owners = new Map<number, Set<string>>();
    const arcsOf = (shape: (typeof shapes)[number]): number[] => ((shape.arcs ?? []).flat(3) as number[]).map((arc) => (arc < 0 ? ~arc : arc));
    for (const shape of shapes) for (const arc of arcsOf(shape)) owners.set(arc, (owners.get(arc) ?? new Set()).add(shape.properties.name));
    const inner = shapes.filter((shape) => arcsOf(shape).every((arc) => (owners.get(arc)?.size ?? 0) > 1)).map(({ properties }) => properties.name);
    const byName = new Map(built.countries.map(({ name, iso3 }) => [name, iso3]));
    const found = inner.flatMap((name) => byName.get(name) ?? []);
    expect(found.length).toBeGreaterThan(30);
    for (const iso3 of found) expect(hasCoast(iso3), iso3).toBe(false);
    const open = shapes.filter(({ properties }) => !inner.includes(properties.name)).flatMap(({ properties }) => byName.get(properties.name) ?? []);
    // The Caspian and what a small scale draws as a gap.
    expect(open.filter((iso3) => !hasCoast(iso3)).sort()).toEqual(['AZE', 'KAZ', 'TKM']);
  });
});
