import type { Note } from '../../notes.ts';
import { checkProjection, chooseProjection, type Unproject } from '../projection.ts';
import type { NamedSystem } from './named-system.ts';

/** The extent of coordinates in their own system: least x and y, most x and y. */
export type Box = readonly [number, number, number, number];

export interface OpenSystem {
  readonly unproject: Unproject;
  /** What was assumed. */
  readonly notes: readonly Note[];
}

/** @returns undefined where its coordinates are degrees on WGS 84 */
export async function openSystem(named: NamedSystem, file: string, _box: Box): Promise<OpenSystem | undefined> {
  if (named.code === undefined && named.wkt !== undefined) checkProjection(named.wkt, file);
  return { unproject: await chooseProjection(named, file), notes: [] };
}
