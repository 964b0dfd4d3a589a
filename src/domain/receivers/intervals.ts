interface Interval<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** No receiver and no tag has more deployments at once: a file that says so does not cost more than this for each hit. */
const MOST_AT_ONCE = 100;

/** Deployments of receivers or tags, by what was deployed, to find the one in whose time an instant lies. */
export class Intervals<T> {
  private readonly lists = new Map<string, { sorted: boolean; readonly all: Interval<T>[] }>();

  add(key: string, interval: Interval<T>): void {
    const list = this.lists.get(key) ?? { sorted: true, all: [] };
    list.all.push(interval);
    list.sorted = false;
    this.lists.set(key, list);
  }

  /** The one that began last, of those that had begun and not ended at `time`; ends count as within. */
  at(key: string, time: number): T | undefined {
    const list = this.lists.get(key);
    if (!list) return undefined;
    const { all } = list;
    if (!list.sorted) all.sort((a, b) => a.start - b.start);
    list.sorted = true;
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle]!.start <= time) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= Math.max(0, low - MOST_AT_ONCE); i--) {
      if (all[i]!.end >= time) return all[i]!.value;
    }
    return undefined;
  }
}
