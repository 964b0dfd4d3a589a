import type { LonLat } from '../crossings/types.ts';
import type { UseClass } from '../movement/types.ts';
import { USE_CLASSES } from '../movement/use-classes.ts';
import type { DecodedFeature } from '../tiles/decode-tile-layer.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { layGround } from './lay-ground.ts';
import { identifyArea } from './measure-areas-met.ts';
import { groundKm2, measureGround, type GroundMet } from './measure-ground.ts';

/** Ground smaller than this is none, km²: 10 m². */
const LEAST_KM2 = 1e-5;

/** What a project's ground holds of a population, km²; classes are nested. */
export interface PopulationGround {
  readonly byUse: Readonly<Record<UseClass, number>>;
  readonly stopoversKm2: number;
}

/** The ground that a project takes. */
export interface ProjectGround {
  readonly km2: number;
  /** What it holds of a population; undefined for nothing. Rejects as `measureGround`. */
  ofPopulation(layers: { readonly corridors: TileLayer; readonly stopovers?: TileLayer }, signal?: AbortSignal): Promise<PopulationGround | undefined>;
  /** The areas of a layer that it holds 10 m² or more of, by id. Rejects as `measureGround`. */
  ofAreas(layer: TileLayer, signal?: AbortSignal): Promise<Map<string, GroundMet>>;
}

/** The ground within `bufferM` metres of lines, [lon, lat] in WGS 84 degrees; undefined where none has a length. */
export function takeGround(lines: readonly (readonly LonLat[])[], bufferM: number): ProjectGround | undefined {
  const ground = layGround(lines, bufferM);
  return ground && {
    km2: groundKm2(ground),
    async ofPopulation({ corridors, stopovers }, signal) {
      const [classes, places] = await Promise.all([
        measureGround(ground, corridors, identifyUse, signal),
        stopovers ? measureGround(ground, stopovers, () => ({ id: '', name: '' }), signal) : new Map<string, GroundMet>(),
      ]);
      const of = (use: UseClass): number => classes.get(use)?.km2 ?? 0;
      const byUse = { low: of('low'), medium: of('medium'), high: of('high') };
      const stopoversKm2 = places.get('')?.km2 ?? 0;
      return Math.max(...Object.values(byUse), stopoversKm2) > LEAST_KM2 ? { byUse, stopoversKm2 } : undefined;
    },
    async ofAreas(layer, signal) {
      const areas = await measureGround(ground, layer, ({ properties }) => identifyArea(properties), signal);
      return new Map([...areas].filter(([, { km2 }]) => km2 > LEAST_KM2));
    },
  };
}

function identifyUse({ properties }: DecodedFeature): { id: string; name: string } | undefined {
  const use = USE_CLASSES.find((known) => known === properties['use']);
  return use && { id: use, name: '' };
}
