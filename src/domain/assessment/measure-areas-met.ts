import { prepareClip } from '../geometry/plane/clip-line.ts';
import { crossLine } from '../crossings/cross-line.ts';
import { numberParts } from '../crossings/use-class-polygons.ts';
import { preparePolygon } from '../geometry/plane/prepare-polygon.ts';
import { nameOfArea } from '../layers/identify-feature.ts';
import { readWorldFeatures, type WorldFeature } from '../layers/read-features.ts';
import { worldBounds } from '../tiles/world-grid.ts';
import { lengthKm } from '../crossings/summarise-barrier.ts';
import { tilesAlongLines } from '../crossing-events/barriers-near-tracks.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';

const LEAST_KM = 0.0005;

export interface AreaMet {
  readonly id: string;
  readonly name: string;
  /** Geodesic length of the line inside, km; 0 where only the project's ground reaches in. */
  readonly lengthKm: number;
  /** How much of it the project's ground takes, km²; undefined for a line without ground. */
  readonly bufferKm2?: number;
}

/**
 * The areas a line has more than 0.5 m in, longest first; ground in two areas counts in both. Reads tiles along the
 * line only. Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param lines flat x, y positions in the world grid, none twice
 * @param layer polygons; `identifyFeature` says what stands for them
 */
export async function measureAreasMet(lines: readonly number[][], layer: TileLayer, signal?: AbortSignal): Promise<AreaMet[]> {
  const found = new Map<string, { name: string; km: number }>();
  const clip = prepareClip(lines);
  await visitTiles(tilesAlongLines(lines, layer.zoom), async (tile) => {
    const decoded = await readWorldFeatures(layer, tile, 'polygons', signal);
    if (!decoded) return;
    const bounds = worldBounds(tile);
    const inCell = clip(bounds);
    for (const [id, { name, rings }] of ringsById(decoded.features)) {
      const polygon = preparePolygon(rings, numberParts(rings));
      if (!polygon) continue;
      const km = lengthKm(inCell.flatMap((line) => crossLine(line, polygon)).map(({ xy }) => xy));
      const known = found.get(id);
      if (known) known.km += km;
      else if (km > 0) found.set(id, { name, km });
    }
  });
  return [...found]
    .flatMap(([id, { name, km }]) => (km > LEAST_KM ? [{ id, name, lengthKm: km }] : []))
    .sort((a, b) => b.lengthKm - a.lengthKm || (a.id < b.id ? -1 : 1));
}

function ringsById(features: readonly WorldFeature[]): Map<string, { name: string; rings: number[][] }> {
  const areas = new Map<string, { name: string; rings: number[][] }>();
  for (const feature of features) {
    const known = areas.get(feature.id);
    if (known) for (const ring of feature.geometry) known.rings.push(ring);
    else areas.set(feature.id, { name: nameOfArea(feature), rings: [...feature.geometry] });
  }
  return areas;
}
