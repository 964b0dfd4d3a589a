import { DEGREE_M } from '../geometry/distances.ts';
import { selectFixes, type Track } from './track.ts';

// Positions of animals that somebody hunts are made coarser before anything is computed of them, so that nothing that is
// published can tell more: Chapman 2020, Current Best Practices for Generalizing Sensitive Species Occurrence Data
// (doi:10.15468/doc-5jp4-5g10). Generalised to a grid, not moved at random: what stands there stays true.

/** The middle of the cell that a position lies in: rows of `gridM` metres, in each as many cells of about that width as go round. */
export function snapToGrid([lon, lat]: readonly [number, number], gridM: number): [number, number] {
  const rows = Math.max(1, Math.round((180 * DEGREE_M) / gridM));
  const row = Math.min(rows - 1, Math.floor(((lat + 90) / 180) * rows));
  const middle = ((row + 0.5) * 180) / rows - 90;
  const columns = Math.max(1, Math.round((360 * DEGREE_M * Math.cos((middle * Math.PI) / 180)) / gridM));
  const column = Math.min(columns - 1, Math.floor(((lon + 180) / 360) * columns));
  return [((column + 0.5) * 360) / columns - 180, middle];
}

/**
 * Location error of a position that stands for its cell, metres (standard deviation on each axis): what it had, and a
 * uniform error within a square of that side.
 */
export function errorOnGrid(errorM: number, gridM: number): number {
  return Math.hypot(errorM, gridM / Math.sqrt(12));
}

/**
 * A track on a grid: each fix in the middle of its cell. WGS 84 degrees.
 * @param gridM side of a cell, metres
 */
export function coarsenTrack(track: Track, gridM: number): Track {
  const places = Array.from(track.lon, (lon, i) => snapToGrid([lon, track.lat[i]!], gridM));
  return {
    ...track,
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    // 0 stands for the population's error, which is widened by whoever computes with it.
    error: track.error.map((error) => (error > 0 ? errorOnGrid(error, gridM) : 0)),
  };
}

/**
 * Tracks without the fixes after an instant; animals of which none is left are left out.
 * @param until ms since 1970 UTC
 */
export function dropAfter(tracks: readonly Track[], until: number): Track[] {
  return tracks.flatMap((track) => {
    const kept = (track.time.at(-1) ?? 0) <= until ? track : selectFixes(track, (i) => track.time[i]! <= until);
    return kept.time.length > 0 ? [kept] : [];
  });
}
