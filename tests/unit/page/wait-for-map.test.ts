import { afterEach, expect, test } from 'vitest';
import type { MapController } from '../../../src/map/map-controller.ts';
import { setCurrentMap } from '../../../src/page/shared/current-map.ts';
import { waitForCurrentMap } from '../../../src/page/shared/wait-for-map.ts';

const { signal } = new AbortController();
const map: MapController = Object.create(null);

afterEach(() => setCurrentMap(undefined));

test('a document waits for the map that is still being made', async () => {
  const waited = waitForCurrentMap(signal);
  // A map that is put away is not one that will never be.
  setCurrentMap(undefined);
  setCurrentMap(map);
  expect(await waited).toBe(map);
  expect(await waitForCurrentMap(signal)).toBe(map);
});

test('where the browser cannot draw one, or its program never comes, there is none', async () => {
  const waited = waitForCurrentMap(signal);
  setCurrentMap(undefined, true);
  expect(await waited).toBeUndefined();
  expect(await waitForCurrentMap(signal)).toBeUndefined();
  // Another try to make one is waited for.
  setCurrentMap(undefined);
  const late = waitForCurrentMap(signal, 5);
  expect(await late).toBeUndefined();
});

test('who gives up waits no longer', async () => {
  const given = new AbortController();
  const waited = waitForCurrentMap(given.signal);
  given.abort(new Error('given up'));
  await expect(waited).rejects.toThrow('given up');
});
