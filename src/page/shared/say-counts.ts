import { countKinds } from '../../domain/catalog/find-entries.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { listItems } from '../../i18n/list-names.ts';
import type { Translator } from '../../i18n/translator.ts';

/** How many populations, networks, lists of encounters and of receivers entries are: “2 populations, 1 network”. */
export function sayCounts(rows: readonly Pick<EntryRow, 'evidence'>[], { t, lang }: Pick<Translator, 't' | 'lang'>): string {
  const { populations, networks, encounters, siteLists, receivers, distributions } = countKinds(rows);
  const said = [
    ...(populations > 0 || rows.length === 0 ? [t('search.countryPopulations', { n: populations })] : []),
    ...(networks > 0 ? [t('search.networks', { n: networks })] : []),
    ...(encounters > 0 ? [t('search.encounters', { n: encounters })] : []),
    ...(siteLists > 0 ? [t('search.siteLists', { n: siteLists })] : []),
    ...(receivers > 0 ? [t('search.receivers', { n: receivers })] : []),
    ...(distributions > 0 ? [t('search.distributions', { n: distributions })] : []),
  ];
  return listItems(said, lang);
}
