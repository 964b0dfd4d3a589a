import { NEAR_M } from '../crossing-events/limits.ts';
import { normalCdf } from '../statistics/normal.ts';
import type { Track } from '../tracks/track.ts';
import type { Nearest } from '../geometry/plane/nearest-segment.ts';
import { HeadingKept } from './heading-kept.ts';
import { type LinePlane, nearestPlane } from './line-plane.ts';
import { meetOnce, type StepEnds } from './local-line.ts';
import type { UncertainEnd } from './place-step.ts';
import type { SitingLine } from './siting-line.ts';
import { StepSpreads } from './step-spread.ts';

export interface PassageOptions {
  /** Location error of fixes that state none, one standard deviation in metres. */
  readonly locationErrorM: number;
  /** Longest step that tells where an animal crossed, hours. */
  readonly maxLagHours: number;
}

const HOUR_MS = 3_600_000;
/** An end within so many location errors of the line is uncertain. */
const UNCERTAIN_ERRORS = 2;
/** How far off a line may be felt, by the longest of the steps around. */
const FELT_STEPS = 4;
/** Straight pieces that a mean way is drawn of. */
const PIECES = 16;
/** So many steps share one such length. */
const STEPS_AROUND = 10;

/** A track in the planes of a line. */
export class TrackOnLine {
  readonly plane: Uint16Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Step i leads from fix i to i + 1. */
  readonly length: Float64Array;
  readonly usable: Uint8Array;
  readonly distance: Float64Array;
  readonly segment: Int32Array;
  readonly share: Float64Array;
  readonly error: Float64Array;
  private readonly spreads: StepSpreads;
  private heading: HeadingKept | undefined;

  constructor(
    readonly track: Track,
    readonly line: SitingLine,
    { locationErrorM, maxLagHours }: PassageOptions,
  ) {
    const { time, lon, lat, error } = track;
    const n = time.length;
    const { planes } = line;
    this.plane = new Uint16Array(n);
    [this.x, this.y, this.distance, this.share] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    this.segment = new Int32Array(n);
    this.length = new Float64Array(Math.max(0, n - 1));
    this.usable = new Uint8Array(Math.max(0, n - 1));
    this.error = Float64Array.from(error, (each) => (each > 0 ? each : locationErrorM));
    this.spreads = new StepSpreads(track, this.error);
    for (let i = 0; i < n; i++) {
      const plane = nearestPlane(planes, lon[i]!, lat[i]!);
      const place = planes[plane]!.forward(lon[i]!, lat[i]!);
      this.plane[i] = plane;
      this.x[i] = place[0];
      this.y[i] = place[1];
    }
    for (let i = 0; i + 1 < n; i++) {
      const isSame = this.plane[i] === this.plane[i + 1];
      const end = isSame ? undefined : this.endOf(i);
      const dx = (end ? end[0] : this.x[i + 1]!) - this.x[i]!;
      const dy = (end ? end[1] : this.y[i + 1]!) - this.y[i]!;
      this.length[i] = Math.sqrt(dx * dx + dy * dy);
      const ms = time[i + 1]! - time[i]!;
      this.usable[i] = ms > 0 && ms <= maxLagHours * HOUR_MS && Number.isFinite(this.length[i]!) ? 1 : 0;
    }
    this.findNearest();
  }

  /** The end of step i in the plane of its start. */
  endOf(i: number): [number, number] {
    const plane = this.plane[i]!;
    if (this.plane[i + 1] === plane) return [this.x[i + 1]!, this.y[i + 1]!];
    return this.line.planes[plane]!.forward(this.track.lon[i + 1]!, this.track.lat[i + 1]!);
  }

  private findNearest(): void {
    const n = this.x.length;
    // The longest usable step of each stretch of ten, and of those beside it.
    const longest = new Float64Array(Math.ceil(n / STEPS_AROUND) + 1);
    for (let i = 0; i + 1 < n; i++) {
      if (this.usable[i]) longest[Math.floor(i / STEPS_AROUND)] = Math.max(longest[Math.floor(i / STEPS_AROUND)]!, this.length[i]!);
    }
    const found: Nearest = { distance: 0, segment: -1, share: 0 };
    // The line lies at least so far from the fix before.
    let beyond = 0;
    for (let i = 0; i < n; i++) {
      const k = Math.floor(i / STEPS_AROUND);
      const felt = FELT_STEPS * Math.max(longest[k - 1] ?? 0, longest[k]!, longest[k + 1]!);
      const reach = Math.max(NEAR_M, felt, 3 * this.error[i]!);
      const isSame = i > 0 && this.plane[i] === this.plane[i - 1];
      beyond = isSame ? beyond - this.length[i - 1]! * (1 + 1e-9) - 1e-6 : 0;
      this.distance[i] = Infinity;
      this.segment[i] = -1;
      if (beyond >= reach) continue;
      // No farther than the place that was nearest to the fix before.
      const known = isSame && this.segment[i - 1]! >= 0 ? this.toSegment(i, this.segment[i - 1]!) * (1 + 1e-9) + 1e-6 : Infinity;
      const most = Math.min(known, reach);
      this.planeOf(i).nearest(this.x[i]!, this.y[i]!, most, found);
      beyond = found.segment < 0 ? most : found.distance;
      this.distance[i] = found.distance;
      this.segment[i] = found.segment;
      this.share[i] = found.share;
    }
  }

  private toSegment(i: number, segment: number): number {
    const { x, y, segments } = this.planeOf(i);
    const vertex = segments[segment]!;
    const ax = x[vertex]! - this.x[i]!;
    const ay = y[vertex]! - this.y[i]!;
    const dx = x[vertex + 1]! - x[vertex]!;
    const dy = y[vertex + 1]! - y[vertex]!;
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
    const nearX = ax + share * dx;
    const nearY = ay + share * dy;
    return Math.sqrt(nearX * nearX + nearY * nearY);
  }

  /** σₘ²T of step i, m². */
  spreadOf(i: number): number {
    return this.spreads.at(i, this.length[i]!);
  }

  planeOf(i: number): LinePlane {
    return this.line.planes[this.plane[i]!]!;
  }

  /** Measure of the place of the line that is nearest to fix i. */
  measureOf(i: number): number {
    const { m, segments } = this.planeOf(i);
    const vertex = segments[this.segment[i]!]!;
    return m[vertex]! + this.share[i]! * (m[vertex + 1]! - m[vertex]!);
  }

  /** Whether the line's own end is what is nearest to fix i. */
  isAtEnd(i: number): boolean {
    const { m, segments, part, parts } = this.planeOf(i);
    const vertex = segments[this.segment[i]!]!;
    const { fromM, toM, closed } = parts[part[vertex]!]!;
    return !closed && ((this.share[i] === 0 && m[vertex] === fromM) || (this.share[i] === 1 && m[vertex + 1] === toM));
  }

  isCertain(i: number): boolean {
    return this.distance[i]! > UNCERTAIN_ERRORS * this.error[i]!;
  }

  /** Probability that fix i truly lies on the side where it is seen. */
  sureness(i: number): number {
    return this.distance[i] === Infinity ? 1 : normalCdf(this.distance[i]! / this.error[i]!);
  }

  /**
   * How far the location errors of its ends move, along the line, the place where step i passes it, metres: the bridge carries each end's
   * error by its share of the way, which on the line is as the distances are.
   */
  errorAlong(i: number): number {
    const [a, b] = [this.distance[i]!, this.distance[i + 1]!];
    const done = a + b > 0 ? a / (a + b) : 0.5;
    return Math.hypot((1 - done) * this.error[i]!, done * this.error[i + 1]!);
  }

  /**
   * Measure of where the mean way of step i meets the line: what a step strays to one side it is as likely to stray to the other,
   * and an animal that keeps its heading runs in a curve (`HeadingKept`). Undefined where the straight step does not meet the
   * line, or more than once.
   */
  meanMeets(i: number): number | undefined {
    const { lon, lat } = this.track;
    const plane = this.planeOf(i);
    const [ax, ay] = [this.x[i]!, this.y[i]!];
    const [bx, by] = this.endOf(i);
    const straight = meetOnce(plane, ax, ay, bx, by);
    if (straight === undefined) return undefined;
    this.heading ??= new HeadingKept(this.track);
    const [east, north] = this.heading.bendAt(i);
    if (east === 0 && north === 0) return straight;
    const [offX, offY] = plane.forward(lon[i]! + east, lat[i]! + north);
    let best: number | undefined;
    let [fromX, fromY] = [ax, ay];
    for (let piece = 1; piece <= PIECES; piece++) {
      const u = piece / PIECES;
      const off = 4 * u * (1 - u);
      const toX = ax + u * (bx - ax) + off * (offX - ax);
      const toY = ay + u * (by - ay) + off * (offY - ay);
      const met = meetOnce(plane, fromX, fromY, toX, toY);
      // Where it meets the line three times, the place by the straight step.
      if (met !== undefined && (best === undefined || Math.abs(met - straight) < Math.abs(best - straight))) best = met;
      [fromX, fromY] = [toX, toY];
    }
    return best ?? straight;
  }

  ends(i: number): StepEnds {
    const [bx, by] = this.endOf(i);
    return { ax: this.x[i]!, ay: this.y[i]!, bx, by, spread: this.spreadOf(i) };
  }

  uncertainEnd(i: number, plane: number, seenThere: boolean): UncertainEnd {
    const { x, y, segments } = this.line.planes[this.plane[i]!]!;
    const vertex = segments[this.segment[i]!]!;
    const footX = x[vertex]! + this.share[i]! * (x[vertex + 1]! - x[vertex]!);
    const footY = y[vertex]! + this.share[i]! * (y[vertex + 1]! - y[vertex]!);
    const end: UncertainEnd = { x: this.x[i]!, y: this.y[i]!, footX, footY, error: this.error[i]!, seenThere };
    if (this.plane[i] === plane) return end;
    // Planes differ by a shift and a turn here: the offset from the foot is kept.
    const [placeX, placeY] = this.line.planes[plane]!.forward(this.track.lon[i]!, this.track.lat[i]!);
    return { ...end, x: placeX, y: placeY, footX: placeX + footX - end.x, footY: placeY + footY - end.y };
  }
}
