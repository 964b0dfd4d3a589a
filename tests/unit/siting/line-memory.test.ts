import { expect, it, vi } from 'vitest';
import type { ToldEncounter } from '../../../src/domain/crossing-events/told-encounters.ts';
import { LineMemory } from '../../../src/domain/siting/line-memory.ts';
import { siteLine } from '../../../src/domain/siting/site-line.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';

const road = windingRoad(30_000, 100, 7);
const tracks = herdBesideRoad(road, 4, 150, 11);
const asked = { tracks, lines: [road], structures: 2, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 20 };
const copyOf = (track: Track): Track => ({ ...track, time: track.time.slice(), lon: track.lon.slice(), lat: track.lat.slice(), error: track.error.slice() });

it('answers another span, number and closed stretch of the same line and tracks as if they were read anew', async () => {
  const memory = new LineMemory();
  const first = await siteLine(asked, memory);
  expect(first.siting.structures).toHaveLength(2);
  const others = [
    asked,
    { ...asked, spanM: 1_000 },
    { ...asked, structures: 1 },
    { ...asked, closed: [{ fromM: 0, toM: 15_000 }] },
    { ...asked, bootstraps: 0 },
  ];
  for (const other of others) {
    const recalled = await siteLine({ ...other, tracks: tracks.map(copyOf) }, memory);
    const anew = await siteLine(other);
    expect(recalled.use.passages).toBe(first.use.passages);
    expect({ ...recalled, line: undefined, use: undefined }).toEqual({ ...anew, line: undefined, use: undefined });
    expect(recalled.use.crossed).toEqual(anew.use.crossed);
  }
});

it('forgets what was told as soon as one fix, the line or a setting differs', async () => {
  const memory = new LineMemory();
  await siteLine(asked, memory);
  const moved = tracks.map(copyOf);
  moved[3]!.lon[100]! += 1e-9;
  const line = road.map(([lon, lat], i): [number, number] => (i === 7 ? [lon, lat + 1e-9] : [lon, lat]));
  for (const other of [
    { ...asked, tracks: moved },
    { ...asked, tracks: tracks.slice(1) },
    { ...asked, lines: [line] },
    { ...asked, locationErrorM: 21 },
    { ...asked, maxLagHours: 12 },
    { ...asked, told: [] },
  ])
    expect(memory.recall(other)).toBe(undefined);
  expect(memory.recall(asked)).toBeDefined();
  const encounter: ToldEncounter = { individual: 'a', barrier: '1', behaviour: 'bounce', start: 0, hours: 0, crossings: 0, at: [10, 50] };
  const told = [encounter];
  await siteLine({ ...asked, told }, memory);
  expect(memory.recall({ ...asked, told: structuredClone(told) })).toBeDefined();
  expect(memory.recall({ ...asked, told: [{ ...encounter, start: 1 }] })).toBe(undefined);
});

it('keeps nothing of a line whose reading was given up', async () => {
  const memory = new LineMemory();
  const keep = vi.spyOn(memory, 'keep');
  await expect(siteLine({ ...asked, signal: AbortSignal.abort() }, memory)).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(keep).not.toHaveBeenCalled();
});
