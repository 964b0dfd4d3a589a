import type { PlacedDetection } from './join-stations.ts';

/**
 * The shortest time to another detection of the same tag at the same receiver, before or after it, seconds: `min_lag` of
 * GLATOS. Undefined where there is no other.
 */
export function measureLags(placed: readonly PlacedDetection[]): (number | undefined)[] {
  const groups = new Map<string, number[]>();
  for (const [at, { detection, station }] of placed.entries()) {
    const { transmitter, receiver, deployment } = detection;
    const key = JSON.stringify([transmitter, receiver ?? deployment ?? station.id]);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  const timeOf = (at: number | undefined): number => (at === undefined ? Number.NaN : placed[at]!.detection.time);
  const lags: (number | undefined)[] = Array.from(placed, () => undefined);
  for (const group of groups.values()) {
    group.sort((a, b) => timeOf(a) - timeOf(b));
    for (const [i, at] of group.entries()) {
      const around = [timeOf(at) - timeOf(group[i - 1]), timeOf(group[i + 1]) - timeOf(at)].filter((lag) => !Number.isNaN(lag));
      if (around.length > 0) lags[at] = Math.min(...around) / 1000;
    }
  }
  return lags;
}

/**
 * Without detections that may be false: those of acoustic tags whose nearest other detection, of the same tag at the same
 * receiver, lies further away in time than the short interval (Pincock 2012, as in `glatos::false_detections`).
 * @param shortIntervalS seconds
 */
export function dropIsolated(
  placed: readonly PlacedDetection[],
  shortIntervalS: number,
): { readonly kept: PlacedDetection[]; readonly isolated: PlacedDetection[] } {
  const lags = measureLags(placed);
  const kept: PlacedDetection[] = [];
  const isolated: PlacedDetection[] = [];
  for (const [at, one] of placed.entries()) {
    const lag = lags[at];
    (one.detection.filter === 'none' || (lag !== undefined && lag <= shortIntervalS) ? kept : isolated).push(one);
  }
  return { kept, isolated };
}
