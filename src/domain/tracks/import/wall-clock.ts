const DAY = 86_400_000;

/**
 * A clock on a wall: from what it showed to the instant, by a constant offset (`UTC`, `+02:00`) or by the rules of a
 * place (`Europe/Berlin`), with its changes between winter and summer time.
 */
export class WallClock {
  /** Whether a time was read that the clock showed twice, and whether one that it never showed. */
  twice = false;
  never = false;
  private readonly constant: number | undefined;
  private readonly format: Intl.DateTimeFormat | undefined;
  /** Offset of each day, counted from 1970 UTC; NaN for a day with a change. */
  private readonly days = new Map<number, number>();
  private readonly lastFixes = new Map<string, { time: number; backwards: boolean }>();

  /** @throws RangeError where the zone is not known */
  constructor(zone: string) {
    const offset = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone.trim());
    if (offset) {
      const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
      if (minutes > 15 * 60 || Number(offset[3] ?? 0) > 59) throw new RangeError(`no clock is ${zone} off UTC`);
      this.constant = (offset[1] === '-' ? -minutes : minutes) * 60_000;
    } else if (/^(utc|gmt|z)$/i.test(zone.trim())) this.constant = 0;
    else {
      this.format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone.trim(),
        calendar: 'gregory',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    }
  }

  /**
   * The instant at which the clock showed `local` (read as if it were UTC, ms). A time that it showed twice is told by
   * the animal's fix before it, in the order of the file; one that it never showed is read with the offset before the
   * change, as a logger that kept its time would have it.
   */
  toUtc(local: number, individual: string): number {
    if (this.constant !== undefined) return local - this.constant;
    const before = this.offsetAt(local - DAY);
    const after = this.offsetAt(local + DAY);
    const candidates = [...new Set([local - before, local - after])].filter((time) => this.offsetAt(time) === local - time).sort((a, b) => a - b);
    if (candidates.length === 0) this.never = true;
    if (candidates.length > 1) this.twice = true;
    const time = this.choose(candidates, individual) ?? local - before;
    const last = this.lastFixes.get(individual);
    this.lastFixes.set(individual, { time, backwards: last !== undefined && time < last.time });
    return time;
  }

  private choose(candidates: readonly number[], individual: string): number | undefined {
    const last = candidates.length > 1 ? this.lastFixes.get(individual) : undefined;
    if (!last) return candidates[0];
    const next = candidates.find((time) => time > last.time);
    const previous = candidates.findLast((time) => time < last.time);
    // A file may run backwards, newest fix first.
    return (last.backwards ? (previous ?? next) : (next ?? previous)) ?? candidates[0];
  }

  /**
   * Milliseconds that the place's clock was ahead of UTC. Asking takes some microseconds, so that a day on which the clock
   * did not change is asked for once.
   */
  private offsetAt(time: number): number {
    const day = Math.floor(time / DAY);
    let offset = this.days.get(day);
    if (offset === undefined) {
      const [first, last] = [this.askOffset(day * DAY), this.askOffset((day + 1) * DAY)];
      offset = first === last ? first : Number.NaN;
      this.days.set(day, offset);
    }
    return Number.isNaN(offset) ? this.askOffset(time) : offset;
  }

  private askOffset(time: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.format?.formatToParts(time) ?? []) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
  }
}
