import type { Layer } from '../catalog/fields.ts';
import { type FoundEntry, isOther } from '../catalog/find-entries.ts';
import type { Headlines } from '../catalog/figures.ts';
import { BARRIER_KINDS, type BarrierKind } from '../catalog/layer-kinds.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { type Answer, answerOf, readAreasOf } from './judge-layer.ts';
import { judgeForEntry } from './of-entry.ts';

// What the headline figures of the build say of the whole atlas, by the rules of `judgeLayer`.

const isPreliminary = ({ individuals = FEWEST_INDIVIDUALS }: { readonly individuals?: number | undefined }): boolean => individuals < FEWEST_INDIVIDUALS;
const isLeast = (answer: Answer): boolean =>
  'cautions' in answer && answer.cautions.some((caution) => caution === 'partly-covered' || caution === 'incomplete' || caution === 'cover-unknown');

/** One kind of barrier and all corridors of which it can be told what it does to them. */
export interface KindFinding {
  readonly kind: BarrierKind;
  readonly layers: readonly Layer[];
  /** Corridors that it crosses, and those of which it can be told whether it does. */
  readonly crossed: number;
  readonly of: number;
  /**
   * Whether there may be more, in this corridor or in another: a layer covers a part alone, or is not complete. Then the worst is
   * the most that is known, and nobody can say that it is the most.
   */
  readonly atLeast: boolean;
  /**
   * The corridor with most of it inside; where two layers of a kind reach one corridor, what the one that has more says. Lengths
   * of several corridors are not added: those that overlap hold the same barriers.
   */
  readonly worst: { readonly found: FoundEntry; readonly barriers: number; readonly km: number; readonly preliminary: boolean } | undefined;
}

/**
 * What each kind of barrier does to corridors, by the most kilometres that are known in one; of as many, kinds of which all is known
 * come first. Kinds of which nothing can be told are left out.
 * Lines within distributions are none.
 */
export function findCrossed(all: readonly FoundEntry[], layers: readonly Layer[], headlines: Headlines['entries']): KindFinding[] {
  const entries = all.filter(({ row }) => !isOther(row));
  return BARRIER_KINDS.flatMap((kind): KindFinding[] => {
    const used = new Map<string, Layer>();
    const told = entries.flatMap((found) => {
      const mine = (headlines[found.row.id] ?? []).flatMap((headline) => {
        const layer = layers.find((one) => one.id === headline.layer && one.kind === kind);
        if (!layer) return [];
        const answer = answerOf(judgeForEntry(found, layer), { looked: true, found: headline.barriers });
        if (answer.says !== 'found' && answer.says !== 'none') return [];
        used.set(layer.id, layer);
        return [{ headline, answer }];
      });
      const [most] = mine.toSorted((a, b) => b.headline.km - a.headline.km);
      return most ? [{ found, ...most.headline, preliminary: isPreliminary(most.headline), atLeast: isLeast(most.answer) || mine.length > 1 }] : [];
    });
    if (told.length === 0) return [];
    // Of as many kilometres, what may be more comes first: a figure of “at least” is no smaller than the same without.
    const crossed = told.filter(({ barriers }) => barriers > 0).toSorted((a, b) => b.km - a.km || Number(b.atLeast) - Number(a.atLeast));
    const [worst] = crossed;
    return [
      {
        kind,
        layers: [...used.values()],
        crossed: crossed.length,
        of: told.length,
        atLeast: told.some(({ atLeast }) => atLeast),
        worst: worst && { found: worst.found, barriers: worst.barriers, km: worst.km, preliminary: worst.preliminary },
      },
    ];
  }).toSorted((a, b) => (b.worst?.km ?? 0) - (a.worst?.km ?? 0) || Number(a.atLeast) - Number(b.atLeast));
}

/** The corridor of whose high-use class areas cover most, of those whose share can be told. */
export interface ProtectionFinding {
  readonly found: FoundEntry;
  readonly layer: Layer;
  /** Of the high-use class, 0 to 1. */
  readonly share: number;
  readonly atLeast: boolean;
  /** Corridors of which a share can be told, and those of them where areas cover a tenth of the high-use class or less. */
  readonly of: number;
  readonly hardly: number;
}

/** At most this share of a corridor's high-use class covered is hardly any. */
export const HARDLY = 0.1;

/** What protects corridors: undefined where of none a share can be told. Corridors of fewer than three animals are left out. */
export function findProtected(entries: readonly FoundEntry[], layers: readonly Layer[], protection: Headlines['protection']): ProtectionFinding | undefined {
  const told = entries.flatMap((found) => {
    const mine = (protection[found.row.id] ?? []).flatMap((one) => {
      const layer = layers.find(({ id, kind }) => id === one.layer && kind === 'protected-areas');
      if (!layer || one.highKm2 === 0 || isPreliminary(one)) return [];
      const verdict = judgeForEntry(found, layer);
      const answer = answerOf(verdict, { looked: true, found: one.coveredKm2 > 0 ? 1 : 0 });
      const reading = readAreasOf(verdict);
      if ((answer.says !== 'found' && answer.says !== 'none') || !reading.share || (reading.atLeast && one.coveredKm2 === 0)) return [];
      return [{ found, layer, share: one.coveredKm2 / one.highKm2, atLeast: reading.atLeast }];
    });
    return mine.toSorted((a, b) => b.share - a.share).slice(0, 1);
  });
  // What is known as “at least” alone cannot be ranked with what is known.
  const exact = told.filter(({ atLeast }) => !atLeast);
  const ranked = exact.length > 0 ? exact : told;
  const [best] = ranked.toSorted((a, b) => b.share - a.share);
  // A layer that covers a part alone tells no one that hardly anything is protected.
  return best && { ...best, of: ranked.length, hardly: exact.filter(({ share }) => share <= HARDLY).length };
}
