import type { Feature } from 'geojson';
import type { TileVector } from './tile-vector.ts';
import { type BaseMapSource, numberOf, readBaseMapSource, textOf } from './base-map-sources.ts';

/** What is drawn at which zooms: the scale of the files, and Natural Earth's rank, 0 for the greatest, up to which waters are taken. */
const BANDS = [
  { minZoom: 0, maxZoom: 1, scale: '50m', mostRank: 1 },
  { minZoom: 2, maxZoom: 3, scale: '50m', mostRank: 3 },
  { minZoom: 4, maxZoom: 4, scale: '50m', mostRank: 5 },
  { minZoom: 5, maxZoom: 6, scale: '10m', mostRank: 7 },
  { minZoom: 7, maxZoom: 7, scale: '10m', mostRank: 10 },
] as const;

/** Lakes and rivers of the zooms of the base map; `rank` is Natural Earth's. */
export function drawWaters(): TileVector[] {
  const waters = { '50m': readBoth('lakes50m', 'rivers50m'), '10m': readBoth('lakes10m', 'rivers10m') };
  return BANDS.flatMap(({ minZoom, maxZoom, scale, mostRank }) =>
    Object.entries(waters[scale]).map(([name, features]) => ({
      name,
      features: features.filter(({ properties }) => Number(properties?.['rank']) <= mostRank),
      minZoom,
      maxZoom,
    })),
  );
}

function readBoth(lakes: BaseMapSource, rivers: BaseMapSource): Record<'lakes' | 'rivers', Feature[]> {
  return {
    lakes: readBaseMapSource(lakes).map(describe),
    // With the lines through lakes, which are drawn over them: a lake too small for a zoom leaves no gap in its river.
    rivers: readBaseMapSource(rivers).map(describe),
  };
}

function describe(feature: Feature, index: number): Feature {
  const name = textOf(feature, 'name');
  return {
    type: 'Feature',
    id: index + 1,
    geometry: feature.geometry,
    properties: { rank: numberOf(feature, 'scalerank', 9), ...(name === undefined ? {} : { name }) },
  };
}
