import { type FoundEntry, isOther } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** A link to a population's page, with what its figures rest on. */
export function PopulationItem({ found: { row, species } }: { readonly found: FoundEntry }) {
  const { t, lang } = useTranslator();
  const { id, sample, years, result } = row;
  const origin = useCatalog().catalog.origins?.get(row.module);
  const facts = [
    ...(sample.individuals === undefined ? [] : [t('home.animals', { n: sample.individuals })]),
    ...(years === undefined ? [] : [writeYears(years)]),
    ...(result === 'movement' ? [t('home.movement')] : []),
    ...(isOther(row) ? [t(`home.${row.evidence}`)] : []),
  ];
  return (
    <li>
      <ViewLink view={{ population: id }}>{textIn(row, 'name', lang)}</ViewLink>
      <span className="quiet">
        <i>{species.scientific}</i>
        {facts.map((fact) => ` · ${fact}`).join('')}
        {origin && ` · ${origin.title}`}
      </span>
    </li>
  );
}
