import type { DropCounts } from './track.ts';

const FIRST_ROWS_KEPT = 5;

/** Counts of rows left out by reason, with the first row numbers of each. */
export class DropTally {
  private readonly counts = new Map<string, number>();
  private readonly rows = new Map<string, number[]>();

  add(reason: string, row: number): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
    const rows = this.rows.get(reason);
    if (!rows) this.rows.set(reason, [row]);
    else if (rows.length < FIRST_ROWS_KEPT) rows.push(row);
  }

  get dropped(): DropCounts {
    return Object.fromEntries(this.counts);
  }

  get firstRows(): Record<string, number[]> {
    return Object.fromEntries(this.rows);
  }

  /** `3 × no coordinates, 1 × no time`; empty when nothing was left out. */
  describe(): string {
    return [...this.counts].map(([reason, count]) => `${count} × ${reason}`).join(', ');
  }
}
