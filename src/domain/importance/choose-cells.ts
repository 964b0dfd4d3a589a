import { NARROWEST_FIRST } from '../movement/types.ts';
import type { RankedPopulation } from './rank-cells.ts';
import type { CellUse } from './weights.ts';

/** How few cells do, and for how many populations. */
export interface Choice {
  /** In the order in which they were chosen: the first serve most. */
  readonly cells: readonly number[];
  /** Populations that have any cell. */
  readonly populations: number;
}

/** What a population uses most: its corridor's narrowest class, else its sites, else its lines. */
const MOST_USED: readonly CellUse[] = [...NARROWEST_FIRST, 'site', 'line'];

export function mostUsedCells({ cells }: Pick<RankedPopulation, 'cells'>): readonly number[] {
  return MOST_USED.map((use) => cells[use] ?? []).find((some) => some.length > 0) ?? [];
}

/**
 * Few cells that hold a share of what each population uses most: one after the other the cell that serves most populations
 * which still lack some (greedy; the least number may be smaller, by a factor of at most 1 + ln of the populations: Chvátal
 * 1979, doi:10.1287/moor.4.3.233). Representation in few places is what a network of sites is judged by (CMS Resolution 12.7).
 * @param share of each population's most used cells, from 0 to 1
 */
export function chooseCells(populations: readonly RankedPopulation[], share: number): Choice {
  const lacking: number[] = [];
  const holders = new Map<number, number[]>();
  let present = 0;
  for (const [p, population] of populations.entries()) {
    const mine = new Set(mostUsedCells(population));
    lacking.push(Math.ceil(share * mine.size - 1e-9));
    if (mine.size > 0) present += 1;
    for (const cell of mine) {
      const known = holders.get(cell);
      if (known) known.push(p);
      else holders.set(cell, [p]);
    }
  }
  const chosen: number[] = [];
  // The gain of a cell never grows: those that served n before serve at most n now.
  const byGain = new Map<number, number[]>();
  for (const [cell, who] of [...holders].sort(([a], [b]) => a - b)) {
    const same = byGain.get(who.length);
    if (same) same.push(cell);
    else byGain.set(who.length, [cell]);
  }
  const gainOf = (cell: number): number => holders.get(cell)!.reduce((sum, p) => sum + (lacking[p]! > 0 ? 1 : 0), 0);
  for (let gain = Math.max(0, ...byGain.keys()); gain > 0; gain--) {
    for (const cell of byGain.get(gain) ?? []) {
      const now = gainOf(cell);
      if (now === gain) {
        chosen.push(cell);
        for (const p of holders.get(cell)!) lacking[p]! -= 1;
      } else if (now > 0) {
        const later = byGain.get(now);
        if (later) later.push(cell);
        else byGain.set(now, [cell]);
      }
    }
  }
  return { cells: chosen, populations: present };
}
