import type { ContributionFigures, NetworkFigures, NetworkNodeFigures, StrengthFigures } from '../../../domain/evidence/network/network-figures.ts';
import { listItems } from '../../../i18n/list-names.ts';
import { writeMonths } from '../../../i18n/month-names.ts';
import type { Translator } from '../../../i18n/translator.ts';

// What the page and the sheet say of a network, in the same words.

/** What a node is called: its name, else its identifier. */
export function nameNode({ name, id }: Pick<NetworkNodeFigures, 'name' | 'id'>): string {
  return name ?? id;
}

/** What animals do at a node, as far as its source says; words of the source's own as they are. */
export function sayActivities(
  { activities, otherActivities = [] }: Pick<NetworkNodeFigures, 'activities' | 'otherActivities'>,
  { t, lang }: Translator,
): string {
  const said = [...activities.map((activity) => t(`network.activity.${activity}`)), ...otherActivities];
  return said.length === 0 ? '–' : listItems(said, lang);
}

/** The years of a node as its source lists them, or a dash. */
export function sayYears({ years }: Pick<NetworkNodeFigures, 'years'>, { lang }: Translator): string {
  const listed = (years ?? '').split(';').flatMap((year) => year.trim() || []);
  return listed.length === 0 ? '–' : listItems(listed, lang);
}

/** A strength of connectivity with its interval, or why it is not told. */
export function sayStrength({ value, interval, because }: StrengthFigures, { t, number }: Translator): string {
  if (value === undefined) return t(`network.strength.${because ?? 'few'}`);
  const written = number(value, 2);
  return interval === undefined
    ? t('network.strength.noInterval', { value: written })
    : t('network.strength.value', { value: written, low: number(interval[0], 2), high: number(interval[1], 2) });
}

/** A share that a network would lose, with its interval. */
export function sayLost({ value, interval }: ContributionFigures['chains'], { t, percent }: Pick<Translator, 't' | 'percent'>): string {
  return interval === undefined ? percent(value) : t('network.adds.value', { value: percent(value), low: percent(interval[0]), high: percent(interval[1]) });
}

/** How a network was computed from tracks, with its parameters and sample; nothing where it was read from tables. */
export function sayComputed({ computed }: Pick<NetworkFigures, 'computed'>, { t, number, lengthKm }: Translator): string[] {
  if (!computed) return [];
  const { radiusKm, radiusFrom, rangeKm, stayDays, stays, individuals, linkedIndividuals } = computed;
  return [
    t('network.method.site', { days: number(stayDays), radius: lengthKm(radiusKm) }),
    radiusFrom === 'given' ? t('network.method.given') : t('network.method.range', { range: lengthKm(rangeKm) }),
    t('network.method.sample', { stays, individuals, linked: linkedIndividuals }),
  ];
}

/**
 * By what rule the two seasons of a network from tracks are told apart, and whose the rule is; nothing of one from tables, or
 * where nothing hangs on it.
 */
export function saySeasons(
  { computed, links, connectivity, untold }: Pick<NetworkFigures, 'computed' | 'links' | 'connectivity' | 'untold'>,
  { t, lang }: Translator,
): string | undefined {
  if (!computed || untold === 'noMigration' || (links.length === 0 && !connectivity)) return undefined;
  const { seasons } = computed;
  if (!seasons) return t('network.seasons.latitude');
  return t('network.seasons.stated', { breeding: writeMonths(seasons.breeding, lang), nonBreeding: writeMonths(seasons.nonBreeding, lang) });
}

/** Which animals a strength is of. */
export function sayStrengthSample({ computed }: Pick<NetworkFigures, 'computed'>, n: number, { t }: Translator): string {
  return t(computed && !computed.seasons ? 'network.strength.tracked' : 'network.strength.sample', { n });
}

/** What the rows and columns of the transitions are. */
export function sayMatrix({ computed }: Pick<NetworkFigures, 'computed'>, { t }: Translator): string {
  return t(computed === undefined ? 'network.matrix.tables' : computed.seasons ? 'network.matrix.stated' : 'network.matrix.tracks');
}
