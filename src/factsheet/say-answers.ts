import { writeYears } from '../domain/evidence/shown.ts';
import type { EntrySummary } from '../domain/evidence/summarise-entry.ts';
import { isBarrierKind } from '../domain/catalog/layer-kinds.ts';
import { dateLayer } from '../domain/statements/answer-events.ts';
import type { Coverage } from '../domain/crossings/types.ts';
import type { AreaReading } from '../domain/statements/judge-layer.ts';
import type { LayerAnswer } from '../domain/statements/judge-layers.ts';
import type { Translator } from '../i18n/translator.ts';

/**
 * The years of the tracks and the date of a layer: what is younger than the tracks was not crossed by them. Where the year of
 * every line is known, younger ones are left out, and none may be among them.
 * @param several whether the title is a list of them
 */
export function sayDates(
  { title = '', asOf, dated = false }: Pick<LayerAnswer, 'title' | 'asOf' | 'dated'>,
  years: NonNullable<EntrySummary['years']>,
  t: Translator['t'],
  several: 'yes' | 'no' = 'no',
): string {
  const is = dateLayer(years, asOf);
  return t(`statement.dated.${is === 'younger' && dated ? 'within' : is}`, { years: writeYears(years), titles: title, several, date: asOf ?? '' });
}

/** What covers a use class, in words of the reader's: `–` where there is no figure. */
interface SaidCoverage {
  readonly area: string;
  readonly share: string;
  /** Whether the figures are the least there is. */
  readonly atLeast: boolean;
}

/**
 * One use class inside a set of areas. Where the layer covers a part of the corridor alone it is the least there is; nothing at
 * all is no figure then, and neither is a share of a class that there is not. A layer that is not complete gives no share.
 */
export function sayCoverage(
  { corridorKm2, coveredKm2, share }: Coverage,
  reading: AreaReading,
  { areaKm2, percent }: Pick<Translator, 'areaKm2' | 'percent'>,
): SaidCoverage {
  if (corridorKm2 === 0 || (reading.atLeast && coveredKm2 === 0)) return { area: '–', share: '–', atLeast: false };
  return { area: areaKm2(coveredKm2), share: reading.share ? percent(share) : '–', atLeast: reading.atLeast };
}

/** Layers that are told of by name in one sentence. */
const MOST_NAMED = 6;

/** What is said of one layer, in words that are the same for another of which the same is to be said. */
type Saying = (titles: string, several: 'yes' | 'no') => string;

/**
 * What may be said from each layer, in sentences: none found, what to know of what was found, what cannot be told, what was not
 * covered, and what is not counted; layers of which the same is to be said share a sentence. They are the same on the page, in
 * tables and on both sheets. Of layers that nobody has looked at yet nothing is said here.
 * @param years of the tracks, where there are any: what was found is dated by them and by its layer
 * @param of what the layers were held against; a corridor where left out
 */
export function sayAnswers(
  answers: readonly LayerAnswer[],
  { t, percent, lengthKm, lang }: Pick<Translator, 't' | 'percent' | 'lengthKm' | 'lang'>,
  years?: EntrySummary['years'],
  of?: 'distribution',
): string[] {
  const nameOf = ({ title, kind }: LayerAnswer): string => title ?? t(`layer.${kind === 'corridors' ? 'corridors-low' : kind}`);
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  const join = (all: ReadonlySet<string>): string => list.format(all.size > MOST_NAMED ? [...[...all].slice(0, MOST_NAMED), '…'] : all);
  /** What is said, by its words without a name (or with it, where it is said of one alone), with the names of those of which it is said. */
  const said = new Map<string, { readonly saying: Saying; readonly names: Set<string> }>();
  const collect = (one: LayerAnswer, saying: Saying, isOfOne = false): void => {
    const words = saying(isOfOne ? nameOf(one) : '', 'no');
    const known = said.get(words) ?? { saying, names: new Set<string>() };
    known.names.add(nameOf(one));
    said.set(words, known);
  };
  for (const one of answers) if (one.answer.says === 'none') collect(one, (titles) => t('statement.none', { titles }));
  for (const one of answers) {
    const { answer } = one;
    if (answer.says !== 'found' && answer.says !== 'none') continue;
    if (answer.says === 'found' && years && isBarrierKind(one.kind)) {
      collect(one, (title, several) => sayDates({ ...one, title }, years, t, several));
    }
    for (const caution of answer.cautions) {
      const unmeasured = caution === 'partly-covered' && answer.share === undefined;
      const share = percent(answer.share ?? 1);
      if (of === 'distribution' && caution === 'partly-covered') {
        collect(one, (title) => t('statement.caution.partly-covered.distribution', { title, share, told: unmeasured ? 'no' : 'yes' }), true);
        continue;
      }
      const km = lengthKm((one.accuracyM ?? 0) / 1000);
      collect(one, (titles, several) =>
        unmeasured ? t('statement.caution.partly-covered.unmeasured', { titles, several }) : t(`statement.caution.${caution}`, { titles, several, share, km }),
      );
    }
  }
  for (const one of answers) {
    const { answer } = one;
    if (answer.says === 'untold') collect(one, (title) => t('statement.untold', { title, because: t(`statement.because.${answer.because}`) }), true);
  }
  for (const one of answers) if (one.answer.says === 'not-covered') collect(one, (titles) => t('statement.notCovered', { titles }));
  for (const one of answers) {
    const { answer } = one;
    if (answer.says === 'not-counted') collect(one, (titles) => t('statement.notCounted', { titles, because: t(`statement.because.${answer.because}`) }));
  }
  return [...said.values()].map(({ saying, names }) => saying(join(names), names.size > 1 ? 'yes' : 'no'));
}
