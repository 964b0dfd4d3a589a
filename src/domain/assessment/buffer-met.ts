import type { LonLat } from '../crossings/types.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import { nameOfArea } from '../layers/identify-feature.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { layBuffer } from './lay-buffer.ts';
import { bufferKm2, type BufferMet, type Identify, measureBuffer } from './measure-buffer.ts';

/** Ground smaller than this is none, km²: 10 m². */
const LEAST_KM2 = 1e-5;

/** What a project's ground holds of a population, km²; classes are nested. */
export interface PopulationBuffer {
  readonly byUse: Readonly<Record<UseClass, number>>;
  readonly stopoversKm2: number;
}

/** The ground that a project takes. */
export interface ProjectBuffer {
  readonly km2: number;
  /** What it holds of a population; undefined for nothing. Rejects as `measureGround`. */
  ofPopulation(layers: { readonly corridors: TileLayer; readonly stopovers?: TileLayer }, signal?: AbortSignal): Promise<PopulationBuffer | undefined>;
  /** The areas of a layer that it holds 10 m² or more of, by id. Rejects as `measureGround`. */
  ofAreas(layer: TileLayer, signal?: AbortSignal): Promise<Map<string, BufferMet>>;
}

/** The ground within `bufferM` metres of lines, [lon, lat] in WGS 84 degrees; undefined where none has a length. */
export function takeBuffer(lines: readonly (readonly LonLat[])[], bufferM: number): ProjectBuffer | undefined {
  const buffer = layBuffer(lines, bufferM);
  return (
    buffer && {
      km2: bufferKm2(buffer),
      async ofPopulation({ corridors, stopovers }, signal) {
        const [classes, places] = await Promise.all([
          measureBuffer(buffer, corridors, identifyUse, signal),
          stopovers ? measureBuffer(buffer, stopovers, () => ({ id: '', name: '' }), signal) : new Map<string, BufferMet>(),
        ]);
        const of = (use: UseClass): number => classes.get(use)?.km2 ?? 0;
        const byUse = { low: of('low'), medium: of('medium'), high: of('high') };
        const stopoversKm2 = places.get('')?.km2 ?? 0;
        return Math.max(...Object.values(byUse), stopoversKm2) > LEAST_KM2 ? { byUse, stopoversKm2 } : undefined;
      },
      async ofAreas(layer, signal) {
        const areas = await measureBuffer(buffer, layer, (area) => ({ id: area.id, name: nameOfArea(area) }), signal);
        return new Map([...areas].filter(([, { km2 }]) => km2 > LEAST_KM2));
      },
    }
  );
}

const identifyUse: Identify = ({ properties }) => {
  const use = USE_CLASSES.find((known) => known === properties['use']);
  return use && { id: use, name: '' };
};
