import type { Indicator } from '../../domain/brief/types.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Translator } from '../../i18n/translator.ts';

export type IndicatorKind = Indicator['is'];

// What states agreed on, and where it is written. The goals and targets of the plan by its text: Convention on the Conservation of
// Migratory Species of Wild Animals 2024, Samarkand Strategic Plan for Migratory Species 2024–2032 (as InforMEA, the portal of the
// treaties' own secretariats, has it).
const PLAN = 'https://www.informea.org/en/goals/strategic-plan-migratory-species-2024-2032';

/** What an indicator bears on: a goal or target of the Samarkand Strategic Plan, or Target 3 of the Kunming-Montreal framework. */
export const TARGETS = {
  listing: `${PLAN}/goal-1`,
  connectivity: `${PLAN}/goal-2`,
  fragmentation: `${PLAN}/goal-2`,
  areas: `${PLAN}/goal-2`,
  gbf: 'https://www.cbd.int/gbf/targets/3',
} as const;
export type TargetName = keyof typeof TARGETS;

export const BEARS_ON: Readonly<Record<IndicatorKind, readonly TargetName[]>> = {
  listed: ['listing'],
  shared: ['connectivity'],
  density: ['fragmentation'],
  protected: ['areas', 'gbf'],
};

/** The kinds among some indicators, in their order, each with its own. */
export function groupIndicators(indicators: readonly Indicator[]): { readonly is: IndicatorKind; readonly of: readonly Indicator[] }[] {
  return [...new Set(indicators.map(({ is }) => is))].map((is) => ({ is, of: indicators.filter((one) => one.is === is) }));
}

/** One indicator in a sentence: what it counts, and how many. */
export function sayIndicator(indicator: Indicator, { t, number, percent, areaKm2, lengthKm, lang }: Translator): string {
  const least = (value: string, atLeast: boolean): string => (atLeast ? t('factsheet.atLeast', { value }) : value);
  switch (indicator.is) {
    case 'listed':
      return t('brief.indicator.listed', { n: number(indicator.n), of: number(indicator.of) });
    case 'shared':
      return t('brief.indicator.shared', { n: number(indicator.n), of: number(indicator.of), countries: indicator.countries });
    case 'density': {
      const { kind, kmPer100Km2, km, corridorKm2, populations, atLeast, preliminary } = indicator;
      const said = t('brief.indicator.density', {
        kind: t(`layer.${kind}`),
        density: least(number(kmPer100Km2, 2), atLeast),
        km: lengthKm(km),
        area: areaKm2(corridorKm2),
        populations,
      });
      return preliminary ? t('brief.preliminary', { said }) : said;
    }
    case 'protected': {
      const { layer, share, coveredKm2, corridorKm2, populations, atLeast, preliminary } = indicator;
      const said = t('brief.indicator.protected', {
        title: textIn(layer, 'title', lang),
        share: least(percent(share), atLeast),
        covered: areaKm2(coveredKm2),
        area: areaKm2(corridorKm2),
        populations,
      });
      return preliminary ? t('brief.preliminary', { said }) : said;
    }
  }
}
