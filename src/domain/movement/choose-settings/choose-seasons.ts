import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import type { MigrationSequence, SeasonPair } from '../types.ts';

/**
 * The pair of seasons that migrations came to be named after, where nobody gave one, and why: `nameSeason` names each, and
 * `alignDirections` none of them where less than half would have the name of a season.
 * @param sequences as they stand, and by which pair they were looked for, where somebody has looked
 */
export function chooseSeasons(sequences: readonly Pick<MigrationSequence, 'season'>[], foundBy: SeasonPair | undefined): Chosen<SeasonPair> {
  const of = sequences.length;
  const named = sequences.filter(({ season }) => season === 'spring' || season === 'autumn').length;
  if (of === 0 || foundBy !== 'spring-autumn') return { value: 'spring-autumn', because: noteOf('chosen.seasons.unfound') };
  if (named === 0) return { value: 'outward-return', because: noteOf('chosen.seasons.unnamed') };
  return { value: 'spring-autumn', because: noteOf('chosen.seasons.named', { n: named, of }) };
}
