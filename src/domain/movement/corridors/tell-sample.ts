import { describeBottlenecks } from '../../bottlenecks/describe-bottlenecks.ts';
import { assessRepresentativeness, collectUses, type UsesOnGrid } from '../../representativeness/describe-sample.ts';
import { POSITIONS_A_DAY, thinTrack } from '../../tracks/thin.ts';
import type { Track } from '../../tracks/track.ts';
import type { CorridorMethod } from '../corridor-method.ts';
import type { CorridorResult } from '../types.ts';
import { computeCorridors, type CorridorOptions } from './compute-corridors.ts';

/**
 * `computeCorridors`, and beside them how much of the population's use the sample shows and where the corridor is narrowest, as the
 * build tells them of an entry: by the corridor's own bridges, or, without such a corridor, by kernels of a few positions a day.
 * Throws what `computeCorridors` throws.
 */
export async function computeWithSample(
  tracks: readonly Track[],
  method: CorridorMethod,
  options: Omit<CorridorOptions, 'onIndividual'>,
): Promise<CorridorResult> {
  const uses: UsesOnGrid = { uses: [] };
  const result = await computeCorridors(tracks, method, { ...options, onIndividual: collectUses(uses) });
  options.signal?.throwIfAborted();
  const bridged = result.ud === null ? undefined : uses;
  const representativeness = assessRepresentativeness(bridged, bridged ? [] : tracks.map((track) => thinTrack(track, POSITIONS_A_DAY)));
  const bottlenecks = describeBottlenecks(uses, result, false);
  return { ...result, ...(representativeness ? { representativeness } : {}), ...(bottlenecks ? { bottlenecks } : {}) };
}
