/** One line of the benchmark output; times in milliseconds, ratio = peerMs / ms (above 1: faster than the peer); `more` follows. */
export function printResult(bench: string, name: string, ms: number, peer: string, peerMs: number, more: Readonly<Record<string, number>> = {}): void {
  const round = (value: number): number => Number(value.toPrecision(4));
  console.log(JSON.stringify({ bench, case: name, ms: round(ms), peer, peerMs: round(peerMs), ratio: round(peerMs / ms), ...more }));
}

/** Median time of `runs` calls after one that is not counted, ms. */
export async function medianMs(work: () => unknown, runs = 5): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN;
}
