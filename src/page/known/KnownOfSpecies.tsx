import { useMemo } from 'react';
import { listKnownSpecies } from '../../domain/catalog/known.ts';
import { holdersFor } from '../../domain/catalog/holders.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { Failed } from '../shared/Boundary.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { HoldersSection } from './HoldersSection.tsx';
import { InitiativeLink, ListedIn } from './Listed.tsx';
import { useKnown } from './use-known.ts';

/** Which initiatives name a species, in which countries sources place it, and who holds data of such animals. */
export function KnownOfSpecies({ id, group }: { readonly id: string; readonly group: SpeciesGroup }) {
  const { t, lang } = useTranslator();
  const nameOf = useCountryName();
  const { state, isComing, known, again } = useKnown();
  const species = known && listKnownSpecies(known).get(id);
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    return [...(species?.countries ?? [])].toSorted(([a], [b]) => compare(nameOf(a), nameOf(b)));
  }, [species, nameOf, lang]);
  const sources = useMemo(() => [...new Map(countries.flatMap(([, each]) => each).map((source) => [source.url, source])).values()], [countries]);
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={again} />;
  if (isComing) return <Skeleton />;
  if (!known) return null;
  return (
    <>
      {species && (
        <section>
          <h2>{t('known.namedBy')}</h2>
          <ul className="plain-list known-list" aria-label={t('known.namedBy')}>
            {species.namedBy.map(({ initiative, source }) => (
              <li key={initiative.id}>
                <InitiativeLink initiative={initiative} />
                <ListedIn source={source} />
              </li>
            ))}
          </ul>
          <h3>{t('known.countries')}</h3>
          {countries.length === 0 && <p>{t('known.noCountries')}</p>}
          {countries.length > 0 && (
            <ul className="link-row" aria-label={t('known.countries')}>
              {countries.map(([iso3]) => (
                <li key={iso3}>
                  <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>
                </li>
              ))}
            </ul>
          )}
          {sources.map((source) => (
            <p key={source.url}>
              <ListedIn source={source} />
            </p>
          ))}
        </section>
      )}
      <HoldersSection holders={holdersFor(known, new Set([group]), countries.length === 0 ? undefined : countries.map(([iso3]) => iso3))} />
    </>
  );
}
