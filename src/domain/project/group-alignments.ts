import type { LonLat } from '../crossings/types.ts';
import type { Alignment } from './alignment.ts';

/** More names than this are the stretches of one line, not ways it could run. */
const MOST_GROUPS = 8;

/**
 * The alternatives that a file's lines make: lines of one name are one alternative; lines without names of their own,
 * or with more names than anyone compares, are the parts of a single one, named after the file.
 */
export function groupAlignments(alignments: readonly Alignment[], file: string): { name: string; lines: LonLat[][] }[] {
  const whole = file.replace(/\.[a-z]+$/i, '');
  const groups = new Map<string, LonLat[][]>();
  for (const { name, lines } of alignments) {
    const group = /\.(geojson|json|kml|kmz|gpx|zip|shp|gpkg|fgb)[^.]* \d+$/i.test(name) ? whole : name;
    groups.set(group, [...(groups.get(group) ?? []), ...lines]);
  }
  if (groups.size > MOST_GROUPS) return [{ name: whole, lines: alignments.flatMap(({ lines }) => lines) }];
  return [...groups].map(([name, lines]) => ({ name, lines }));
}
