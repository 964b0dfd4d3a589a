/** Share of a work that is done, 0–1; of one that has nothing to do, all of it. */
export function shareDone(done: number, total: number): number {
  return total > 0 ? Math.min(1, Math.max(0, done / total)) : 1;
}
