import { placeOfSection } from '../../../domain/bottlenecks/place-of-section.ts';
import type { TracksEntry } from '../../../domain/evidence/tracks/tracks-evidence.ts';
import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** How much of the population's use the tracked animals show, and where its corridor is narrowest, as far as either is told: a sentence each. */
export function saySample({ representativeness, bottlenecks }: TracksEntry, { t, lang, number, percent, lengthKm }: Translator): string[] {
  return [
    ...(representativeness?.share === undefined
      ? []
      : [t('factsheet.method.representativeness', { share: percent(Math.round(representativeness.share * 100) / 100) })]),
    ...(bottlenecks?.sections.slice(0, 1).flatMap(({ widthM, animals, lines }) => {
      const place = placeOfSection(lines);
      // What rests on fewer than three animals is told on the page alone, where it is marked.
      if (!place || animals < FEWEST_INDIVIDUALS) return [];
      const [lon, lat] = place.map((degrees) => number(degrees, 2));
      // Of the class that connects both ends: the corridor of all classes is wider.
      const use = t(`use.${bottlenecks.use}`).toLocaleLowerCase(lang);
      return [t('factsheet.method.bottleneck', { use, width: lengthKm(widthM / 1000), n: animals, of: bottlenecks.animals, lat: lat ?? '', lon: lon ?? '' })];
    }) ?? []),
  ];
}
