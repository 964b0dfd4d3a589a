import { AtlasError } from '../../errors.ts';
import { FlatLine } from '../../geometry/flat-line.ts';
import type { Note } from '../../notes.ts';
import type { NamedSystem } from './named-system.ts';
import { type Box, openSystem } from './open-system.ts';

/** Coordinates lie no deeper: polygons, rings, positions. */
const DEEPEST = 4;

/** How the coordinates of a layer become [lon, lat] on WGS 84. */
export interface Placing {
  /** Coordinates of any depth, mapped, flat lines too; what is no position stays as it is. */
  readonly place: (coordinates: unknown) => unknown;
  readonly notes: readonly Note[];
}

/**
 * From a layer's coordinates to WGS 84, by the system that a person has chosen, else the one that the file names.
 * @param coordinates all of the layer's
 * @param chosen `EPSG:32633` or well-known text; the file's own system when left out
 * @returns undefined where they are degrees already
 * @throws AtlasError naming the file where the system is not known, or where coordinates of a system in metres are degrees
 */
export async function placeCoordinates(
  system: NamedSystem | undefined,
  chosen: string | undefined,
  file: string,
  coordinates: readonly unknown[],
): Promise<Placing | undefined> {
  const named = chosen === undefined ? system : parseChosen(chosen, file);
  // Converting WGS 84 to itself would only blur the last digits.
  if (!named || (named.code === undefined && named.wkt === undefined) || isWgs84(named)) return undefined;
  const box = measure(coordinates);
  if (!box) return undefined;
  const { unproject, notes } = await openSystem(named, file, box);
  return { notes, place: (value) => mapPositions(value, unproject, 0) };
}

function isWgs84({ code, wkt }: NamedSystem): boolean {
  return code === 4326 || (code === undefined && wkt !== undefined && /^\s*GEOG\w*\s*\[\s*"(GCS_)?WGS[ _]?(19)?84"/i.test(wkt));
}

/** @throws AtlasError where a person's words for a system name none */
function parseChosen(chosen: string, file: string): NamedSystem {
  const text = chosen.trim();
  const code = /^(?:EPSG:*)?(\d{4,6})$/i.exec(text)?.[1];
  if (code !== undefined) return { code: Number(code) };
  if (/^\w+\s*\[/.test(text)) return { wkt: text };
  throw new AtlasError('projection.unknown', { crs: text.slice(0, 40) }, { file, field: 'crs' });
}

function mapPositions(value: unknown, unproject: (x: number, y: number) => readonly [number, number], depth: number): unknown {
  if (value instanceof FlatLine) return value.map(unproject);
  if (!Array.isArray(value) || depth > DEEPEST) return value;
  const [x, y]: readonly unknown[] = value;
  if (typeof x === 'number' && typeof y === 'number') return unproject(x, y);
  return value.map((each: unknown) => mapPositions(each, unproject, depth + 1));
}

function measure(coordinates: readonly unknown[]): Box | undefined {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const meet = (x: number, y: number): void => {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  const visit = (value: unknown, depth: number): void => {
    if (value instanceof FlatLine) value.forEach(meet);
    if (!Array.isArray(value) || depth > DEEPEST + 1) return;
    const [x, y]: readonly unknown[] = value;
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const each of value) visit(each, depth + 1);
      return;
    }
    meet(x, y);
  };
  visit(coordinates, 0);
  return box[0] <= box[2] && box[1] <= box[3] ? box : undefined;
}
