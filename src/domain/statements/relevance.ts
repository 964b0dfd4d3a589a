import type { BarrierKind } from '../catalog/layer-kinds.ts';
import type { SpeciesGroup } from '../evidence/kinds.ts';
import { BARRIER_SOURCES, type BarrierSource } from './barrier-sources.ts';
import { genusOf, livesAtSea } from './lives-at-sea.ts';

/** What a custodian says of one kind of barrier and his animals; it wins over the table. */
export interface CustodianWord {
  readonly kind: BarrierKind;
  readonly counts: boolean;
  readonly source: BarrierSource;
}

/** Animals, as far as it matters what stops them. */
export interface Animals {
  /** Genus and species; empty where nobody has said. */
  readonly scientific: string;
  readonly group: SpeciesGroup;
  readonly custodian?: readonly CustodianWord[] | undefined;
}

/** Why a kind of barrier is not counted for animals. */
export const IRRELEVANCE = ['at-sea', 'flies-over', 'no-source', 'not-stated', 'custodian'] as const;

/**
 * Whether a kind of barrier acts as one for animals: it counts with a source; it does not, and why; or it does only where it
 * stands above ground.
 */
export type Relevance =
  | { readonly counts: 'yes' | 'above-ground'; readonly source: BarrierSource }
  | { readonly counts: 'no'; readonly because: (typeof IRRELEVANCE)[number]; readonly source?: BarrierSource };

interface Row {
  readonly group: SpeciesGroup;
  readonly kinds: readonly BarrierKind[];
  readonly counts: 'yes' | 'above-ground';
  readonly source: BarrierSource;
}

/** Kinds of barriers that act as one, by group, each with a source; what is not here does not count. */
export const RELEVANT: readonly Row[] = [
  { group: 'ungulate', kinds: ['roads'], counts: 'yes', source: BARRIER_SOURCES.roads },
  { group: 'ungulate', kinds: ['railways'], counts: 'yes', source: BARRIER_SOURCES.railways },
  { group: 'ungulate', kinds: ['fences'], counts: 'yes', source: BARRIER_SOURCES.fences },
  { group: 'ungulate', kinds: ['canals'], counts: 'yes', source: BARRIER_SOURCES.canals },
  { group: 'ungulate', kinds: ['pipelines'], counts: 'above-ground', source: BARRIER_SOURCES.pipelines },
  { group: 'bird', kinds: ['power-lines'], counts: 'yes', source: BARRIER_SOURCES.birdsAtPowerLines },
  { group: 'bat', kinds: ['power-lines'], counts: 'yes', source: BARRIER_SOURCES.batsAtPowerLines },
];

/** Genera whose birds walk: ostriches, rheas, emus, cassowaries, kiwis and penguins. What stops them is by source alone. */
const WALKING_BIRDS = [
  'Struthio',
  'Rhea',
  'Pterocnemia',
  'Dromaius',
  'Casuarius',
  'Apteryx',
  'Aptenodytes',
  'Pygoscelis',
  'Eudyptes',
  'Eudyptula',
  'Megadyptes',
  'Spheniscus',
];

/** Whether a kind of barrier acts as one for animals, by the custodian's word, else by the table and what the animals are. */
export function judgeRelevance(animals: Animals, kind: BarrierKind): Relevance {
  const word = animals.custodian?.find((one) => one.kind === kind);
  if (word) return word.counts ? { counts: 'yes', source: word.source } : { counts: 'no', because: 'custodian', source: word.source };
  const { group, scientific } = animals;
  if (group === 'other') return { counts: 'no', because: 'not-stated' };
  if (livesAtSea(animals)) return { counts: 'no', because: 'at-sea' };
  const walks = group === 'bird' && WALKING_BIRDS.includes(genusOf(scientific));
  const row = walks ? undefined : RELEVANT.find((one) => one.group === group && one.kinds.includes(kind));
  if (row) return { counts: row.counts, source: row.source };
  return { counts: 'no', because: (group === 'bird' && !walks) || group === 'bat' ? 'flies-over' : 'no-source' };
}
