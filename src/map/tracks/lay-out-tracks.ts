import { meetAntimeridian } from '../../domain/geometry/antimeridian.ts';
import type { Track } from '../../domain/tracks/track.ts';
import type { ThemeName } from '../style/theme.ts';

/** A track as it is drawn: a part of one says which, so that all parts of an animal look alike. */
export type DrawnTrack = Track & {
  readonly of?: number;
  /** Whether only the trail behind an animal shows it, and no whole track. */
  readonly isLead?: true;
};

/** Tracks as columns for the graphics card: pieces that end at the antimeridian, one after the other. */
export interface TrackColumns {
  readonly pieces: number;
  /** First vertex of each piece, and the number of vertices at the end. */
  readonly startIndices: Uint32Array;
  /** lon, lat of each vertex in degrees; -180 to 180. */
  readonly positions: Float64Array;
  /** Seconds of each vertex since `origin`: small enough for 32 bits. */
  readonly seconds: Float32Array;
  /** Number of the track that each vertex belongs to. */
  readonly owner: Uint32Array;
  /** The earliest fix, ms since 1970 UTC; 0 without fixes. */
  readonly origin: number;
}

/**
 * Cut tracks where they cross the antimeridian, by the shorter way round, and lay them end to end. A piece that
 * crossed it uncut would be drawn around the world, or left out beside the map's own copy of the world.
 * A fix alone (a track of one) draws no line and gets no piece.
 */
export function layOutTracks(tracks: readonly DrawnTrack[]): TrackColumns {
  let origin = Infinity;
  for (const { time } of tracks) if (time.length > 0) origin = Math.min(origin, time[0]!);
  if (origin === Infinity) origin = 0;

  const starts: number[] = [];
  const positions: number[] = [];
  const seconds: number[] = [];
  const owner: number[] = [];
  for (const [n, { time, lon, lat }] of tracks.entries()) {
    if (time.length < 2) continue;
    const put = (x: number, y: number, t: number) => {
      positions.push(x, y);
      seconds.push((t - origin) / 1000);
      owner.push(n);
    };
    starts.push(owner.length);
    put(lon[0]!, lat[0]!, time[0]!);
    for (let i = 1; i < time.length; i += 1) {
      const [x0, x1] = [lon[i - 1]!, lon[i]!];
      const met = meetAntimeridian(x0, x1);
      if (met) {
        const { side, share } = met;
        const y = lat[i - 1]! + share * (lat[i]! - lat[i - 1]!);
        const t = time[i - 1]! + share * (time[i]! - time[i - 1]!);
        put(side, y, t);
        starts.push(owner.length);
        put(-side, y, t);
      }
      put(x1, lat[i]!, time[i]!);
    }
  }
  return {
    pieces: starts.length,
    startIndices: Uint32Array.from([...starts, owner.length]),
    positions: Float64Array.from(positions),
    seconds: Float32Array.from(seconds),
    owner: Uint32Array.from(owner),
    origin,
  };
}

/**
 * Colours of individuals, used in turn: hues of Okabe & Ito's palette, which people with any of the three
 * kinds of colour blindness can tell apart, set to a lightness that reads on the base map.
 */
export const TRACK_COLOURS: Readonly<Record<ThemeName, readonly string[]>> = {
  light: ['#005F99', '#A34600', '#00694F', '#97397A', '#6E6400', '#3A3A8C', '#00707D', '#4A4A4A'],
  dark: ['#63B8F0', '#F08A3C', '#45C79F', '#EBA0CB', '#F0E442', '#A9A9FF', '#63D5DC', '#E2E2E2'],
};

/** The colour of the n-th individual, from 0. */
export function trackColour(theme: ThemeName, n: number): string {
  const colours = TRACK_COLOURS[theme];
  return colours[n % colours.length]!;
}
