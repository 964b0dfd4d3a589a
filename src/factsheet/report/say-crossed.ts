import type { PopulationMet } from '../../domain/assessment/assess-alternative.ts';
import type { Translator } from '../../i18n/translator.ts';

/**
 * What tracked animals had to do with a planned line, in sentences, on the page as in the report: how often they crossed it, that
 * none did where that can be told, or that it cannot. Nothing for a population without tracks.
 */
export function sayCrossed({ crossed, told }: Pick<PopulationMet, 'crossed' | 'told'>, { t }: Pick<Translator, 't'>): string[] {
  if (!crossed) return [];
  const { events } = crossed;
  if (events === 0) {
    if (told?.says === 'none') return [t('project.notCrossed')];
    return [t('project.crossedUntold', { untold: told?.says === 'untold' ? told.untold : 0 })];
  }
  return [
    ...sayCrossings({ crossed }, { t }),
    ...(told?.says === 'at-least' ? [t('project.crossedAtLeast')] : []),
    ...(told?.says === 'share' && told.untold > 0 ? [t('project.crossedMore', { n: told.untold })] : []),
  ];
}

/** How often tracked animals crossed a planned line, how many of them and when; nothing where none was seen to. */
export function sayCrossings({ crossed }: Pick<PopulationMet, 'crossed'>, { t }: Pick<Translator, 't'>): string[] {
  if (!crossed || crossed.events === 0) return [];
  const { events, individuals, years } = crossed;
  return [t('project.crossed', { n: events, individuals, years: years ? [...new Set(years)].join('–') : '' })];
}

/**
 * How many animals what is known of a population rests on: those of its corridor, or those whose tracks alone are held against the
 * line. Empty where nobody says how many.
 */
export function sayAnimals({ uncomputed }: Pick<PopulationMet, 'uncomputed'>, n: number | undefined, { t }: Pick<Translator, 't'>): string {
  if (n === undefined) return '';
  return uncomputed ? t('home.animals', { n }) : t('crossings.sample', { n });
}
