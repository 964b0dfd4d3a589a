import { useMemo } from 'react';
import { type FoundEntry, isOfNodes, listEntries } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { Fold } from '../shared/Fold.tsx';
import { LongList } from '../shared/LongList.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import type { Translator } from '../../i18n/translator.ts';
import { sayCounts } from '../shared/say-counts.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** So many populations are listed at once; more are folded by group and species. */
const MOST_UNFOLDED = 40;

/** A link to a population's page, with what its figures rest on. */
function PopulationItem({ found: { row, species } }: { readonly found: FoundEntry }) {
  const { t, lang } = useTranslator();
  const { id, sample, years, result } = row;
  const origin = useCatalog().catalog.origins?.get(row.module);
  const facts = [
    ...(sample.individuals === undefined ? [] : [t('home.animals', { n: sample.individuals })]),
    ...(years === undefined ? [] : [writeYears(years)]),
    ...(result === 'movement' ? [t('home.movement')] : []),
    ...(isOfNodes(row) ? [t(`home.${row.evidence}`)] : []),
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

interface SpeciesEntries {
  readonly species: FoundEntry['species'];
  readonly entries: readonly FoundEntry[];
}

/** The populations of a group by species, in the order of their names. */
function groupBySpecies(entries: readonly FoundEntry[], lang: string): SpeciesEntries[] {
  const { compare } = new Intl.Collator(lang, { sensitivity: 'base', numeric: true });
  const groups = new Map<string, FoundEntry[]>();
  for (const entry of entries) groups.set(entry.species.id, [...(groups.get(entry.species.id) ?? []), entry]);
  return [...groups.values()]
    .map((mine) => ({ species: mine[0]!.species, entries: mine.sort((a, b) => compare(textIn(a.row, 'name', lang), textIn(b.row, 'name', lang))) }))
    .sort((a, b) => compare(textIn(a.species, 'common', lang), textIn(b.species, 'common', lang)));
}

const countOf = (entries: readonly FoundEntry[], translator: Translator): string =>
  sayCounts(
    entries.map(({ row }) => row),
    translator,
  );

/** One species: its only population, or all of them folded under its name. */
function SpeciesItem({ group: { species, entries } }: { readonly group: SpeciesEntries }) {
  const translator = useTranslator();
  const { lang } = translator;
  const [only, ...others] = entries;
  if (only && others.length === 0) return <PopulationItem found={only} />;
  return (
    <li>
      <Fold
        summary={
          <>
            {textIn(species, 'common', lang)}{' '}
            <span className="quiet">
              <i lang="la">{species.scientific}</i> · {countOf(entries, translator)}
            </span>
          </>
        }
      >
        {() => (
          <LongList items={entries}>
            {(shown) => (
              <ul>
                {shown.map((found) => (
                  <PopulationItem key={found.row.id} found={found} />
                ))}
              </ul>
            )}
          </LongList>
        )}
      </Fold>
    </li>
  );
}

function FoldedGroup({ entries }: { readonly entries: readonly FoundEntry[] }) {
  const { lang } = useTranslator();
  const bySpecies = useMemo(() => groupBySpecies(entries, lang), [entries, lang]);
  return (
    <LongList items={bySpecies}>
      {(shown) => (
        <ul>
          {shown.map((group) => (
            <SpeciesItem key={group.species.id} group={group} />
          ))}
        </ul>
      )}
    </LongList>
  );
}

/** Every population of the atlas by the kind of animal: all at once where they are few, else folded by group and species. */
export function PopulationList() {
  const translator = useTranslator();
  const { t } = translator;
  const { catalog } = useCatalog();
  const all = listEntries(catalog);
  const groups = SPECIES_GROUPS.map((group) => ({ group, entries: all.filter(({ species }) => species.group === group) })).filter(
    ({ entries }) => entries.length > 0,
  );
  return (
    <nav aria-label={t('home.populations')} className="populations">
      {groups.map(({ group, entries }) =>
        all.length <= MOST_UNFOLDED ? (
          <section key={group}>
            <h2>{t(`group.${group}`)}</h2>
            <ul>
              {entries.map((found) => (
                <PopulationItem key={found.row.id} found={found} />
              ))}
            </ul>
          </section>
        ) : (
          <Fold
            key={group}
            className="population-group"
            summary={
              <h2>
                {t(`group.${group}`)} <span className="quiet">{countOf(entries, translator)}</span>
              </h2>
            }
          >
            {() => <FoldedGroup entries={entries} />}
          </Fold>
        ),
      )}
    </nav>
  );
}
