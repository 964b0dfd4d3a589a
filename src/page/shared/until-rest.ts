import { untilIdle } from './until-idle.ts';
import { waitForCurrentMap } from './wait-for-map.ts';

/** Between two looks whether the page is at rest, ms. */
const SOON_MS = 200;

/**
 * Until the map has been at rest for a while, or there is none.
 * @param passingMs so long after the map: who opened the page only to pass through it has then gone on
 * @throws the signal's reason when cancelled
 */
export async function untilRest(signal: AbortSignal, passingMs: number): Promise<void> {
  await waitForCurrentMap(signal);
  while (document.querySelector('.map[aria-busy="true"]')) await pause(SOON_MS, signal);
  await pause(passingMs, signal);
  await untilIdle();
  signal.throwIfAborted();
}

/** Until nothing that a person has asked for is under way: what shows how far it is, or a button that says it is busy. */
export async function untilFree(signal: AbortSignal): Promise<void> {
  while (document.querySelector('.map[aria-busy="true"], progress, button[aria-busy="true"]')) await pause(SOON_MS, signal);
}

/** @throws the signal's reason when cancelled */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
