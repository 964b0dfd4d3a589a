/** Numbers that follow from a seed alone, so that a case can be made again. */
export interface Random {
  /** An integer from 0 to below `most`. */
  below(most: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** mulberry32, from a text: the same text gives the same numbers. */
export function randomOf(text: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (most: number): number => (most <= 1 ? 0 : next() % most);
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
