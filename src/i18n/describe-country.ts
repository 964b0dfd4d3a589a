import type { OpenEntry } from '../domain/catalog/open-entry.ts';
import { FEWEST_INDIVIDUALS } from '../domain/movement/types.ts';
import { isOffMigration, isOnlyCrossed } from '../domain/statements/located.ts';
import { countriesOf } from '../domain/statements/of-entry.ts';
import { sayMonths } from './describe-movement.ts';
import { listNames } from './list-names.ts';
import type { Translator } from './translator.ts';

/** Sentences on one entry in one country: how much of it lies there and who was there, when, and with whom it is shared. */
export function describeInCountry(entry: OpenEntry, iso3: string, nameOf: (iso3: string) => string, translator: Translator): string[] {
  const { t } = translator;
  const { rangeStates } = countriesOf(entry);
  const part = rangeStates.find((one) => one.iso3 === iso3);
  const others = rangeStates.filter((one) => one.iso3 !== iso3);
  const list = (of: typeof others): string =>
    listNames(
      of.map((one) => nameOf(one.iso3)),
      translator,
    );
  const crossed = others.filter((one) => isOnlyCrossed(one, rangeStates));
  const located = others.filter((one) => !crossed.includes(one));
  const off = located.filter(isOffMigration);
  return [
    ...(part ? [sayPart(entry, part, translator)] : []),
    ...(part?.months && entry.file.evidence === 'tracks' ? [sayMonths(part.months, entry.file.sample.individuals, translator)] : []),
    ...(located.length > 0 ? [t('country.sharedWith', { countries: list(located) })] : []),
    ...(off.length > 0 ? [t('country.offMigration', { countries: list(off) })] : []),
    ...(crossed.length > 0 ? [t('country.onlyLine', { countries: list(crossed) })] : []),
  ];
}

/** How much of an entry lies in a country: ground of its corridor, length of its routes, or animals and positions of its movement. */
function sayPart({ summary }: OpenEntry, part: OpenEntry['summary']['rangeStates'][number], { t, areaKm2, percent, number }: Translator): string {
  const { individuals, result, rangeStates } = summary;
  const share = percent(part.share);
  if (result === 'routes') return t('country.routes', { share });
  if (result === 'movement') {
    return individuals === 1 && part.individuals === 1
      ? t('country.onlyTracked', { share })
      : t('country.tracked', { n: part.individuals ?? 0, of: number(individuals ?? 0), share });
  }
  const ground = t('country.share', { area: areaKm2(part.areaKm2), share });
  if (isOnlyCrossed(part, rangeStates)) return `${ground} ${t('country.onlyLineHere')}`;
  if (part.individuals === undefined || individuals === undefined) return ground;
  if (part.individuals === 0) return `${ground} ${t('country.noAnimal')}`;
  return `${ground} ${individuals === 1 ? t('country.onlyAnimal') : t('country.animals', { n: part.individuals, of: number(individuals) })}`;
}

/** The dates of each season of an entry: of the whole journey, and not of its part in one country; those of too few animals are preliminary. */
export function describeJourneys({ summary: { seasons } }: OpenEntry, { t, monthDay }: Translator): string[] {
  return seasons.map(({ season, departure, arrival, individuals }) => {
    const sample = t('country.seasonSample', { season: t(`season.${season}`), n: individuals });
    return t('country.season', {
      season: individuals < FEWEST_INDIVIDUALS ? t('country.seasonPreliminary', { sample }) : sample,
      from: monthDay(departure.median),
      to: monthDay(arrival.median),
    });
  });
}
