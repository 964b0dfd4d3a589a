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

/**
 * The same with what its pages still have room for: steps cut all parts at once, and what is left out then may fit after all.
 * @param fuller what is shown more of, the most wanted first; of values, more is larger
 */
export async function fillPages<Limits extends object>(
  chosen: Chosen<Limits>,
  fuller: readonly Partial<Limits>[],
  measure: (limits: Limits) => Promise<number>,
): Promise<Chosen<Limits>> {
  let { limits } = chosen;
  for (const more of fuller) {
    const tried = raise(limits, more);
    // What is tried next hangs on whether this one fits.
    // oxlint-disable-next-line no-await-in-loop
    if (tried !== limits && (await measure(tried)) <= chosen.pages) limits = tried;
  }
  return { ...chosen, limits };
}

/** Limits with the larger values of `more`; the same ones where none is larger. */
function raise<Limits extends object>(limits: Limits, more: Partial<Limits>): Limits {
  const known = new Map<string, unknown>(Object.entries(limits));
  const larger = Object.entries(more).filter(([name, value]) => Number(value) > Number(known.get(name)));
  return larger.length === 0 ? limits : { ...limits, ...Object.fromEntries(larger) };
}

/**
 * The same with as large a map as its pages have room for: limits cut all parts at once, and where a page ends early there is room.
 * @param heights larger ones first, points
 */
export async function enlargeMap<Limits extends { readonly mapHeight: number }>(
  { limits, pages }: Chosen<Limits>,
  heights: readonly number[],
  measure: (limits: Limits) => Promise<number>,
): Promise<Chosen<Limits>> {
  const steps = heights.filter((mapHeight) => mapHeight > limits.mapHeight).map((mapHeight) => ({ ...limits, mapHeight }));
  const [largest = limits, ...others] = [...steps, limits];
  return await chooseLimits([{ most: pages, steps: [largest, ...others] }], async (tried) => (tried === limits ? pages : await measure(tried)));
}
