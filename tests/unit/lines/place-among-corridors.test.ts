import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openInMemory } from '../../../src/domain/layers/open-layer.ts';
import { placeAmongCorridors } from '../../../src/domain/lines/place-among-corridors.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';

const box = (entry: string, west: number, south: number, size = 4) => ({
  type: 'Feature' as const,
  properties: { entry },
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
});
const overview = openInMemory({ id: 'overview', title: 'Overview', features: [box('reindeer', 6, 57), box('elk', -116, 50)] }, 5);

describe('placeAmongCorridors', () => {
  it('says nothing is far of a line that touches a corridor', async () => {
    expect(
      (
        await placeAmongCorridors(
          [
            [
              [7.3, 59],
              [12, 59.1],
            ],
          ],
          overview,
        )
      ).km,
    ).toBe(0);
  });

  it('measures how far a line lies from all of them, and names the one that it would lie in exchanged', async () => {
    const { km, exchanged } = await placeAmongCorridors(
      [
        [
          [59, 7.3],
          [59.1, 7.4],
        ],
      ],
      overview,
    );
    // From 59° E, 7.4° N to 10° E, 57° N, by the haversine formula on paper: about 6,900 km.
    expect(km).toBeGreaterThan(6500);
    expect(km).toBeLessThan(7200);
    expect(exchanged).toBe('reindeer');
  });

  it('names none where the line would lie nowhere, exchanged, or could not be', async () => {
    expect(
      (
        await placeAmongCorridors(
          [
            [
              [59, 30],
              [59.1, 30],
            ],
          ],
          overview,
        )
      ).exchanged,
    ).toBeUndefined();
    expect(
      (
        await placeAmongCorridors(
          [
            [
              [-120, 7],
              [-121, 7],
            ],
          ],
          overview,
        )
      ).exchanged,
    ).toBeUndefined();
  });

  it('has no distance where there is no corridor', async () => {
    expect(
      await placeAmongCorridors(
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        openInMemory({ id: 'o', title: 'o', features: [] }, 5),
      ),
    ).toEqual({ km: Infinity, exchanged: undefined });
  });

  it('finds the reindeer of Setesdal in the overview that is built in', async () => {
    const source = createMemoryPmtilesSource(new Uint8Array(readFileSync('public/atlas/overview.pmtiles')), 'Overview');
    const layer = { title: 'Overview', source, sourceLayer: 'corridors', zoom: 5, bbox: [-180, -85, 180, 85] as const };
    const { km, exchanged } = await placeAmongCorridors(
      [
        [
          [59, 7.3],
          [59.1, 7.4],
        ],
      ],
      layer,
    );
    expect(km).toBeGreaterThan(50);
    expect(exchanged).toMatch(/reindeer/);
  });
});
