import type { Initiative, ListSource } from '../../domain/catalog/known-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** Where a list stands, and of when it is. */
export function ListedIn({ source }: { readonly source: ListSource }) {
  const { t, calendar } = useTranslator();
  return (
    <span className="quiet">
      <SourceLink source={source} dated={source.asOf !== undefined} /> (
      {source.asOf === undefined ? t('known.undated') : t('places.asOf', { date: calendar(source.asOf) })})
    </span>
  );
}

/** An initiative by the name that people call it, as a way to its page. */
export function InitiativeLink({ initiative }: { readonly initiative: Initiative }) {
  const { lang } = useTranslator();
  return <ViewLink view={{ initiative: initiative.id }}>{textIn(initiative, 'short', lang)}</ViewLink>;
}
