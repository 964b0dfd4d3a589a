import { useMemo } from 'react';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { areasWith, type KnownSpecies, membershipsOf, nameOfKnown, type Openness, opennessOf, speciesIn, unplacedNear } from '../../domain/catalog/known.ts';
import { holdersOfCountry } from '../../domain/catalog/holders.ts';
import type { KnownFile, ListSource } from '../../domain/catalog/known-file.ts';
import { Failed } from '../shared/Boundary.tsx';
import { LongList } from '../shared/LongList.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { HoldersSection } from './HoldersSection.tsx';
import { InitiativeLink, ListedIn } from './Listed.tsx';
import { ScientificName, SpeciesName } from './SpeciesName.tsx';
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
  if (known) return <KnownOfCountry known={known} {...props} />;
  return isAbsent ? null : <Skeleton />;
}

/** The same, once the file is there. */
export function KnownOfCountry({ known, iso3, name, entries }: KnownInCountryProps & { readonly known: KnownFile }) {
  const { t, lang, calendar } = useTranslator();
  const { catalog } = useCatalog();
  const memberships = useMemo(() => membershipsOf(known, iso3), [known, iso3]);
  const species = useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    return speciesIn(known, iso3)
      .map((one) => ({ species: one, name: nameOfKnown(catalog, one, lang).name, openness: opennessOf(catalog, one.id, iso3) }))
      .sort((a, b) => compare(a.name, b.name));
  }, [known, catalog, iso3, lang]);
  const holders = useMemo(() => {
    const inAreas = areasWith(known, iso3).flatMap(({ initiative }) => initiative.species.flatMap(({ list }) => list.map(({ group }) => group)));
    return holdersOfCountry(known, new Set([...species.map((one) => one.species.group), ...entries.map((found) => found.species.group), ...inAreas]), iso3);
  }, [known, iso3, species, entries]);
  const unplaced = useMemo(() => unplacedNear(known, iso3), [known, iso3]);
  return (
    <>
      <section>
        <h2>{t('known.treaties')}</h2>
        {memberships.length === 0 && <p>{t('known.noTreaties', { country: name })}</p>}
        <ul className="plain-list known-list" aria-label={t('known.treaties')}>
          {memberships.map(({ initiative, since, source }) => (
            <li key={initiative.id}>
              <span>
                <InitiativeLink initiative={initiative} /> ·{' '}
                {since === undefined
                  ? t(initiative.kind === 'memorandum' ? 'known.signatory' : 'known.party')
                  : t(initiative.kind === 'memorandum' ? 'known.signatorySince' : 'known.partySince', { since: calendar(since) })}
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
            <ul className="plain-list known-list" aria-label={t('known.species')}>
              {shown.map(({ species: one, openness }) => (
                <SpeciesHere key={one.id} species={one} sources={one.countries.get(iso3) ?? []} openness={openness} />
              ))}
            </ul>
          )}
        </LongList>
        {unplaced.length > 0 && (
          <>
            <p className="quiet">{t('known.areasLead')}</p>
            <ul className="plain-list known-list" aria-label={t('known.areasLead')}>
              {unplaced.map(({ initiative, source, species: theirs }) => (
                <li key={initiative.id}>
                  <span>
                    <InitiativeLink initiative={initiative} /> ({t('known.speciesOf', { n: theirs.length })})
                  </span>
                  <ListedIn source={source} />
                  <ul className="link-row">
                    {theirs.map((one) => (
                      <li key={one.id}>
                        <SpeciesName species={one} />
                      </li>
                    ))}
                  </ul>
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
  readonly openness: Openness;
}

const OPENNESS = { here: 'known.openData', elsewhere: 'known.openElsewhere', none: 'known.noOpenData' } as const;

function SpeciesHere({ species, sources, openness }: SpeciesHereProps) {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const hasBoth = species.scientific !== undefined && species.scientific !== nameOfKnown(catalog, species, lang).name;
  return (
    <li>
      <SpeciesName species={species} />
      <span className="quiet">
        {hasBoth && (
          <>
            <ScientificName species={species} /> ·{' '}
          </>
        )}
        {t(OPENNESS[openness])}
      </span>
      {sources.map((source) => (
        <ListedIn key={source.url} source={source} />
      ))}
    </li>
  );
}
