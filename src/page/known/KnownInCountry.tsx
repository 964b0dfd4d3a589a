import { useMemo } from 'react';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { areasWith, holdersFor, type KnownSpecies, membershipsOf, speciesIn } from '../../domain/catalog/known.ts';
import type { KnownFile, ListSource } from '../../domain/catalog/known-file.ts';
import { Failed } from '../shared/Boundary.tsx';
import { LongList } from '../shared/LongList.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { HoldersSection } from './HoldersSection.tsx';
import { InitiativeLink, ListedIn, nameOfKnown, sayDay } from './Listed.tsx';
import { useKnown } from './use-known.ts';

interface KnownInCountryProps {
  /** ISO 3166-1 alpha-3. */
  readonly iso3: string;
  readonly name: string;
  /** What the atlas itself has there. */
  readonly entries: readonly FoundEntry[];
}

/** What is known of a country beyond the atlas's entries: treaties, species that sources place there, who holds data. */
export function KnownInCountry(props: KnownInCountryProps) {
  const { state, isAbsent, known, again } = useKnown();
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={again} />;
  if (known) return <Told known={known} {...props} />;
  return isAbsent ? null : <Skeleton />;
}

function Told({ known, iso3, name, entries }: KnownInCountryProps & { readonly known: KnownFile }) {
  const translator = useTranslator();
  const { t, lang } = translator;
  const memberships = useMemo(() => membershipsOf(known, iso3), [known, iso3]);
  const areas = useMemo(() => areasWith(known, iso3), [known, iso3]);
  const species = useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    return speciesIn(known, iso3).sort((a, b) => compare(nameOfKnown(a, lang), nameOfKnown(b, lang)));
  }, [known, iso3, lang]);
  const holders = useMemo(() => {
    const inAreas = areas.flatMap(({ initiative }) => initiative.species.flatMap(({ list }) => list.map(({ group }) => group)));
    return holdersFor(known, new Set([...species.map(({ group }) => group), ...entries.map((found) => found.species.group), ...inAreas]), iso3);
  }, [known, iso3, species, entries, areas]);
  const here = useMemo(() => new Set(entries.map((found) => found.species.id)), [entries]);
  // Species whose countries the sources do not tell apart: they stand by the agreement whose area reaches here.
  const others = areas.filter(({ initiative }) => initiative.species.some(({ list }) => list.some(({ range }) => range.length === 0)));
  return (
    <>
      <section>
        <h2>{t('known.treaties')}</h2>
        {memberships.length === 0 && <p>{t('known.noTreaties', { country: name })}</p>}
        <ul className="plain-list population-links" aria-label={t('known.treaties')}>
          {memberships.map(({ initiative, since, source }) => (
            <li key={initiative.id}>
              <InitiativeLink initiative={initiative} />
              <span>
                {since === undefined
                  ? t(initiative.kind === 'memorandum' ? 'known.signatory' : 'known.party')
                  : t(initiative.kind === 'memorandum' ? 'known.signatorySince' : 'known.partySince', { since: sayDay(since, translator) })}
              </span>
              <ListedIn source={source} />
            </li>
          ))}
        </ul>
        <p className="quiet">{t('known.notWhole')}</p>
      </section>
      <section>
        <h2>{t('known.species')}</h2>
        {species.length === 0 && <p>{t('known.noSpecies', { country: name })}</p>}
        {species.length > 0 && <p className="quiet">{t('known.speciesLead', { country: name })}</p>}
        <LongList items={species}>
          {(shown) => (
            <ul className="plain-list population-links" aria-label={t('known.species')}>
              {shown.map((one) => (
                <SpeciesHere key={one.id} species={one} sources={one.countries.get(iso3) ?? []} isOpen={here.has(one.id)} />
              ))}
            </ul>
          )}
        </LongList>
        {others.length > 0 && (
          <>
            <p className="quiet">{t('known.areasLead')}</p>
            <ul className="plain-list population-links">
              {others.map(({ initiative, source }) => (
                <li key={initiative.id}>
                  <InitiativeLink initiative={initiative} />
                  <span className="quiet">{t('known.speciesOf', { n: initiative.species.reduce((sum, { list }) => sum + list.length, 0) })}</span>
                  <ListedIn source={source} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <HoldersSection holders={holders} />
    </>
  );
}

interface SpeciesHereProps {
  readonly species: KnownSpecies;
  readonly sources: readonly ListSource[];
  /** Whether the atlas has data of it here. */
  readonly isOpen: boolean;
}

function SpeciesHere({ species, sources, isOpen }: SpeciesHereProps) {
  const { t, lang } = useTranslator();
  const name = nameOfKnown(species, lang);
  return (
    <li>
      <ViewLink view={{ species: species.id }}>{name}</ViewLink>
      <span className="quiet">
        {species.scientific !== undefined && species.scientific !== name && <i lang="la">{species.scientific}</i>}{' '}
        {t(isOpen ? 'known.openData' : 'known.noOpenData')}
      </span>
      {sources.map((source) => (
        <ListedIn key={source.url} source={source} />
      ))}
    </li>
  );
}
