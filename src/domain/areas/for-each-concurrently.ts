/** Longest the thread is kept from its messages, ms: a cancelled job must hear of it. */
const TURN_MS = 50;

/**
 * Run `work` on every item, at most `limit` at a time, in order of start. The signal is checked before each.
 * @throws the first error of any, after which no further item is started
 */
export async function forEachConcurrently<T>(
  items: readonly T[], limit: number, signal: AbortSignal | undefined, work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  let turn = performance.now();
  const run = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const item = items[next++]!;
      try {
        if (performance.now() - turn > TURN_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          turn = performance.now();
        }
        signal?.throwIfAborted();
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  signal?.throwIfAborted();
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  signal?.throwIfAborted();
}
