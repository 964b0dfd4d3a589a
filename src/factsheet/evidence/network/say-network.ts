import type { NetworkFigures, NetworkNodeFigures, StrengthFigures } from '../../../domain/evidence/network/network-figures.ts';
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
  return said.length === 0 ? '–' : new Intl.ListFormat(lang, { type: 'unit' }).format(said);
}

/** Months (1 to 12) as their short names, those in a row as a span; December and January are neighbours. */
export function writeMonths(months: readonly number[] | undefined, lang: string): string {
  if (months === undefined || months.length === 0) return '–';
  const { format } = new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' });
  const name = (month: number): string => format(Date.UTC(2001, month - 1, 15));
  const there = new Set(months);
  if (there.size === 12) return `${name(1)}–${name(12)}`;
  const before = (month: number): number => (month === 1 ? 12 : month - 1);
  const after = (month: number): number => (month === 12 ? 1 : month + 1);
  const spans = [...there]
    .filter((month) => !there.has(before(month)))
    .map((first) => {
      let last = first;
      while (there.has(after(last))) last = after(last);
      return first === last ? name(first) : `${name(first)}–${name(last)}`;
    });
  return new Intl.ListFormat(lang, { type: 'unit' }).format(spans);
}

/** A strength of connectivity with its interval, or why it is not told. */
export function sayStrength({ value, interval, because }: StrengthFigures, { t, number }: Translator): string {
  if (value === undefined) return t(`network.strength.${because ?? 'few'}`);
  const written = number(value, 2);
  return interval === undefined
    ? t('network.strength.noInterval', { value: written })
    : t('network.strength.value', { value: written, low: number(interval[0], 2), high: number(interval[1], 2) });
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
