/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The 2.5 % and 97.5 % quantiles of the bootstraps that have a value.
 * @returns undefined where more than half of them have none: an interval of the rest would say nothing
 */
export function intervalOf(values: readonly (number | undefined)[]): [number, number] | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const [low, high] = [known[Math.floor(0.025 * (known.length - 1))], known[Math.ceil(0.975 * (known.length - 1))]];
  return known.length < values.length / 2 || low === undefined || high === undefined ? undefined : [low, high];
}
