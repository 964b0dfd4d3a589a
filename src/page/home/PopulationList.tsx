import { listEntries } from '../../domain/catalog/find-entries.ts';
import { SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { Fold } from '../shared/Fold.tsx';
import { lazily } from '../shared/lazily.tsx';
import { sayCounts } from '../shared/say-counts.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { PopulationItem } from './PopulationItem.tsx';

const FoldedGroup = lazily(async () => (await import('./FoldedGroup.tsx')).FoldedGroup);

/** So many populations are listed at once; more are folded by group and species. */
const MOST_UNFOLDED = 40;

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
                {t(`group.${group}`)}{' '}
                <span className="quiet">
                  {sayCounts(
                    entries.map(({ row }) => row),
                    translator,
                  )}
                </span>
              </h2>
            }
          >
            {() => (
              <Boundary>
                <FoldedGroup entries={entries} />
              </Boundary>
            )}
          </Fold>
        ),
      )}
    </nav>
  );
}
