import type { KnownSpecies } from '../../domain/catalog/known.ts';
import type { Initiative, ListSource } from '../../domain/catalog/known-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Translator } from '../../i18n/translator.ts';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** A day as the language writes it; a month or a year as it stands. */
export function sayDay(day: string, { date }: Pick<Translator, 'date'>): string {
  return day.length === 10 ? date(Date.parse(day)) : day;
}

/** Where a list stands, and of when it is. */
export function ListedIn({ source }: { readonly source: ListSource }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <span className="quiet">
      <SourceLink source={source} /> ({source.asOf === undefined ? t('known.undated') : t('places.asOf', { date: sayDay(source.asOf, translator) })})
    </span>
  );
}

/** An initiative by the name that people call it, as a way to its page. */
export function InitiativeLink({ initiative }: { readonly initiative: Initiative }) {
  const { lang } = useTranslator();
  return <ViewLink view={{ initiative: initiative.id }}>{textIn(initiative, 'short', lang)}</ViewLink>;
}

/** What a species is called: in the page's language, in English, or by its scientific name. */
export function nameOfKnown(species: Pick<KnownSpecies, 'common' | 'scientific' | 'translations' | 'id'>, lang: string): string {
  return species.translations?.[lang]?.common ?? species.common ?? species.scientific ?? species.id;
}
