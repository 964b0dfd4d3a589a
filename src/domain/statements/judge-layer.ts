import type { Layer, LINE_STATES } from '../catalog/fields.ts';
import { isBarrierKind } from '../catalog/layer-kinds.ts';
import { NEAR_M } from '../crossing-events/limits.ts';
import type { BarrierSource } from './barrier-sources.ts';
import { type Cover, coverOf, type Place } from './cover.ts';
import { livesAtSea } from './lives-at-sea.ts';
import { type Animals, type IRRELEVANCE, judgeRelevance } from './relevance.ts';

/** What the rules look at of a layer. */
export type JudgedLayer = Pick<Layer, 'kind' | 'covers' | 'complete' | 'vouched' | 'asOf' | 'accuracyM' | 'states' | 'placement' | 'realm'>;

/** What may lie as far off as animals are said to have come near is said to, metres. */
const INACCURATE_M = NEAR_M;

/** Why something cannot be told from a layer. */
export const UNTELLABLE = ['placement-unknown', 'states-mixed', 'cover-unknown', 'place-unknown', 'steps-too-long', 'areas-on-land'] as const;
/** Areas that lie on land as well as at sea, and do not say where. */
const ON_LAND_TOO: readonly string[] = ['protected-areas', 'kbas'];

/** Whether areas of a kind can lie on land: those of a layer, or a file of a person, of which nobody says that they lie at sea. */
export function mayLieOnLand({ kind, realm }: Pick<Layer, 'kind' | 'realm'>): boolean {
  return ON_LAND_TOO.includes(kind) && realm !== 'marine';
}

/** Why a layer is not counted for animals, though its lines can be looked at. */
export const UNCOUNTED = ['buried', 'not-built', 'younger'] as const;

/** What a reader of a counted figure must know. */
export const CAUTIONS = ['partly-covered', 'cover-unknown', 'place-unknown', 'incomplete', 'vouched', 'states-unknown', 'inaccurate'] as const;
export type Caution = (typeof CAUTIONS)[number];

/**
 * What may be said of animals from a layer, before anybody looks what lies in it. `counted`: what is found is counted, with
 * its cautions. `not-barrier`: its lines stop nobody here. `not-covered`: it was made for another part of the world.
 * `untold`: the layer does not say what would have to be known.
 */
export type Verdict =
  | { readonly is: 'counted'; readonly cover: Cover; readonly cautions: readonly Caution[]; readonly source?: BarrierSource }
  | { readonly is: 'not-barrier'; readonly because: (typeof IRRELEVANCE)[number] | (typeof UNCOUNTED)[number]; readonly source?: BarrierSource }
  | { readonly is: 'not-covered' }
  | { readonly is: 'untold'; readonly because: (typeof UNTELLABLE)[number]; readonly source?: BarrierSource };

type State = (typeof LINE_STATES)[number];

/** What a layer's lines are: all built, none of them, some and nobody says which, or not known at all. */
function stateOf(states: readonly State[] | undefined): 'built' | 'not-built' | 'mixed' | 'unknown' {
  if (!states || states.includes('unknown')) return 'unknown';
  if (!states.includes('operating')) return 'not-built';
  return states.length === 1 ? 'built' : 'mixed';
}

/**
 * The rules of what may be said of animals from one layer of barriers or areas. What is gravest is said first: a line that
 * stops nobody, then a place that the layer does not cover, then what it does not tell.
 */
export function judgeLayer(animals: Animals, layer: JudgedLayer, place: Place): Verdict {
  const { kind } = layer;
  const relevance = isBarrierKind(kind) ? judgeRelevance(animals, kind) : undefined;
  if (relevance?.counts === 'no') return { is: 'not-barrier', because: relevance.because, ...(relevance.source ? { source: relevance.source } : {}) };
  const cover = coverOf(layer.covers, place);
  if (cover.part === 'none') return { is: 'not-covered' };
  // Land under a corridor at sea is no place of theirs, and such areas lie on both, unless the layer says other.
  if (mayLieOnLand(layer) && livesAtSea(animals)) return { is: 'untold', because: 'areas-on-land' };
  const cautions: Caution[] = [];
  if (cover.part === 'some') cautions.push('partly-covered');
  if (cover.part === 'unknown') cautions.push(cover.because);
  if (layer.complete === false) cautions.push('incomplete');
  if (layer.vouched === true) cautions.push('vouched');
  if ((layer.accuracyM ?? 0) >= INACCURATE_M) cautions.push('inaccurate');
  if (!relevance) return { is: 'counted', cover, cautions };
  const { source } = relevance;
  if (relevance.counts === 'above-ground' && layer.placement !== 'above-ground') {
    return layer.placement === 'buried' ? { is: 'not-barrier', because: 'buried', source } : { is: 'untold', because: 'placement-unknown', source };
  }
  const state = stateOf(layer.states);
  if (state === 'not-built') return { is: 'not-barrier', because: 'not-built', source };
  if (state === 'mixed') return { is: 'untold', because: 'states-mixed', source };
  if (state === 'unknown') cautions.push('states-unknown');
  return { is: 'counted', cover, cautions, source };
}

/** Whether a layer covers a part of the corridor alone, or nobody knows how much: its figures are the least there is. */
export function isPartlyCovered(verdict: Verdict): boolean {
  return verdict.is === 'counted' && verdict.cover.part !== 'all';
}

/**
 * Whether it can be told from a layer how animals behaved at its lines: it counts for them, and its lines do not lie as far off as animals
 * are said to have come near.
 */
export function tellsBehaviours(verdict: Verdict): boolean {
  return verdict.is === 'counted' && !verdict.cautions.includes('inaccurate');
}

/** What may be said of an area found in a layer: at least so much, where it covers a part alone or is not complete; a share only where it is. */
export interface AreaReading {
  readonly atLeast: boolean;
  readonly share: boolean;
}

/** How areas of a layer are read; those of a person's own file, of which nobody says anything, are taken as they are. */
export function readAreasOf(verdict: Verdict | undefined): AreaReading {
  const incomplete = verdict?.is === 'counted' && verdict.cautions.includes('incomplete');
  return { atLeast: incomplete || (verdict !== undefined && isPartlyCovered(verdict)), share: !incomplete };
}

/** How far the looking has come: nobody has looked, or not to the end; or so many things were found. */
export type Look =
  | { readonly looked: false }
  /** `dated`: of every line that was found it is known in which year it was built. */
  | { readonly looked: true; readonly found: number; readonly dated?: boolean };

/**
 * What is said of animals and one layer. The six are six different sentences: something was found; nothing was, where that can
 * be told; its lines stop none of these animals; nobody looked; the layer is of another part of the world; it cannot be told.
 */
export type Answer =
  | { readonly says: 'found'; readonly found: number; readonly cautions: readonly Caution[]; readonly share?: number }
  | { readonly says: 'none'; readonly cautions: readonly Caution[]; readonly share?: number }
  | { readonly says: 'not-counted'; readonly because: Extract<Verdict, { is: 'not-barrier' }>['because'] }
  | { readonly says: 'not-examined' }
  | { readonly says: 'not-covered' }
  | { readonly says: 'untold'; readonly because: (typeof UNTELLABLE)[number] };

/** What is said after a look. From a layer that does not say what it covers nothing follows where nothing was found. */
export function answerOf(verdict: Verdict, look: Look): Answer {
  if (verdict.is === 'not-covered') return { says: 'not-covered' };
  if (verdict.is === 'untold') return { says: 'untold', because: verdict.because };
  if (verdict.is === 'not-barrier') return { says: 'not-counted', because: verdict.because };
  if (!look.looked) return { says: 'not-examined' };
  const { cautions, cover } = verdict;
  const share = 'share' in cover && cover.share !== undefined ? { share: cover.share } : {};
  if (look.found > 0) return { says: 'found', found: look.found, cautions, ...share };
  return cover.part === 'unknown' ? { says: 'untold', because: cover.because } : { says: 'none', cautions, ...share };
}
