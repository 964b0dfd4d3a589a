import { useMemo } from 'react';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { Fold } from '../shared/Fold.tsx';
import { LongList } from '../shared/LongList.tsx';
import { sayCounts } from '../shared/say-counts.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { PopulationItem } from './PopulationItem.tsx';

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
              <i lang="la">{species.scientific}</i> ·{' '}
              {sayCounts(
                entries.map(({ row }) => row),
                translator,
              )}
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

/** The populations of a group, folded by species. */
export function FoldedGroup({ entries }: { readonly entries: readonly FoundEntry[] }) {
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
