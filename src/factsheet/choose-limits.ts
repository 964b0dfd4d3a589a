/** Limits from full to bare, and how many pages a document that keeps to them may take. */
interface Goal<Limits> {
  readonly most: number;
  readonly steps: readonly [Limits, ...Limits[]];
}

export interface Chosen<Limits> {
  readonly limits: Limits;
  readonly pages: number;
}

/**
 * The fullest limits that reach the first goal which any of its steps reaches; the barest of the last goal where none does.
 * Every try takes its time: the steps are halved, as a barer one takes no more pages than a fuller one.
 * @param measure pages that a document takes under limits
 */
export async function chooseLimits<Limits>(
  goals: readonly [Goal<Limits>, ...Goal<Limits>[]],
  measure: (limits: Limits) => Promise<number>,
): Promise<Chosen<Limits>> {
  const known = new Map<Limits, number>();
  const pagesOf = async (limits: Limits): Promise<number> => {
    const pages = known.get(limits) ?? (await measure(limits));
    known.set(limits, pages);
    return pages;
  };
  let barest = goals[0].steps[0];
  for (const { most, steps } of goals) {
    let [from, to] = [0, steps.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      // Which is tried next hangs on what this one takes.
      // oxlint-disable-next-line no-await-in-loop
      if ((await pagesOf(steps[middle] ?? steps[0])) <= most) to = middle;
      else from = middle + 1;
    }
    const limits = steps[to];
    // oxlint-disable-next-line no-await-in-loop
    if (limits !== undefined) return { limits, pages: await pagesOf(limits) };
    barest = steps.at(-1) ?? barest;
  }
  return { limits: barest, pages: await pagesOf(barest) };
}
