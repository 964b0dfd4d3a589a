import type { Told } from '../../domain/catalog/story-file.ts';
import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { describeInCountry } from '../../i18n/describe-country.ts';
import { listNames } from '../../i18n/list-names.ts';
import { sayAnswers } from '../../factsheet/say-answers.ts';
import type { Translator } from '../../i18n/translator.ts';

/** So many countries are named, with their share. */
const MOST_COUNTRIES = 6;

/** A step in words: its sentence, and what to know of it. A fact is said in its own words, and is not among these. */
export interface Said {
  readonly sentence: string;
  readonly notes: readonly string[];
}

/** What a step tells, in words; every figure is of the entry's files. */
export function sayStep(told: Exclude<Told, { tells: 'fact' }>, entry: OpenEntry, nameOf: (iso3: string) => string, translator: Translator): Said {
  const { t, percent, areaKm2, lengthKm, monthDay } = translator;
  const preliminary = (individuals: number | undefined): string[] =>
    individuals !== undefined && individuals < FEWEST_INDIVIDUALS ? [t('story.preliminary')] : [];
  switch (told.tells) {
    case 'animals': {
      const { individuals, years } = told;
      const sentence = years ? t('story.animals', { n: individuals, years: writeYears(years) }) : t('story.animalsUndated', { n: individuals });
      return { sentence, notes: preliminary(individuals) };
    }
    case 'journey': {
      const { season, individuals, departure, arrival, distanceKm, durationDays } = told.season;
      const values = {
        season: t(`story.season.${season}`),
        n: individuals,
        from: monthDay(departure.median),
        to: monthDay(arrival.median),
        km: lengthKm(distanceKm.median),
        days: durationDays.median,
      };
      return { sentence: t('story.journey', values), notes: preliminary(individuals) };
    }
    case 'countries': {
      const { countries } = told;
      const named = countries.slice(0, MOST_COUNTRIES).map(({ iso3, share }) => t('story.countryShare', { country: nameOf(iso3), share: percent(share) }));
      const more = countries.length - named.length;
      return {
        sentence: t('story.countries', { n: countries.length, list: listNames(named, translator) }),
        notes: more > 0 ? [t('story.moreCountries', { n: more })] : [],
      };
    }
    case 'country': {
      const [sentence = '', ...notes] = describeInCountry(entry, told.country, nameOf, translator);
      return { sentence: t('story.country', { country: nameOf(told.country), sentence }), notes };
    }
    case 'corridor': {
      const { highKm2, lowKm2, stopoverKm2 } = told;
      const notes = stopoverKm2 > 0 ? [t('story.stopovers', { area: areaKm2(stopoverKm2) })] : [];
      return { sentence: t('story.corridor', { low: areaKm2(lowKm2), high: areaKm2(highKm2) }), notes: [...notes, ...preliminary(entry.summary.individuals)] };
    }
    case 'barriers': {
      const { layer, headline, answer } = told;
      const kind = isBarrierKind(layer.kind) ? t(`layer.${layer.kind}`) : layer.title;
      const sentence =
        headline.barriers === 0
          ? t('story.noBarriers', { kind })
          : t('story.cross', { kind, n: headline.barriers, km: lengthKm(headline.km), high: lengthKm(headline.highKm) });
      const notes = sayAnswers(
        [{ title: layer.title, kind: layer.kind, asOf: layer.asOf, accuracyM: layer.accuracyM, answer }],
        translator,
        entry.summary.years,
      );
      return { sentence, notes: [...notes, ...preliminary(headline.individuals)] };
    }
    case 'areas': {
      const { layer, protection, atLeast, share, answer } = told;
      const least = atLeast ? '≥ ' : '';
      const sentence = share
        ? t('story.areasShare', { share: `${least}${percent(protection.coveredKm2 / protection.highKm2)}`, title: layer.title })
        : t('story.areas', { area: `${least}${areaKm2(protection.coveredKm2)}`, title: layer.title });
      const notes = sayAnswers([{ title: layer.title, kind: layer.kind, asOf: layer.asOf, accuracyM: layer.accuracyM, answer }], translator);
      return { sentence, notes: [...notes, ...preliminary(protection.individuals)] };
    }
  }
}
