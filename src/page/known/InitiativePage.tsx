import { useMemo } from 'react';
import { listStanding } from '../../domain/catalog/find-entries.ts';
import { countOpen, countriesOf, listMissing, listUnplaced, membershipsIn, sourceOf, speciesOf } from '../../domain/catalog/known.ts';
import type { Initiative, KnownFile } from '../../domain/catalog/known-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { BarrierMatrix } from '../places/BarrierMatrix.tsx';
import { PopulationLinks } from '../places/PopulationLinks.tsx';
import { Failed } from '../shared/Boundary.tsx';
import { LongList } from '../shared/LongList.tsx';
import { NotFound } from '../shared/NotFound.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { CountryLinks } from '../shared/CountryLinks.tsx';
import { listNames } from '../../i18n/list-names.ts';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { HolderPage } from './HolderPage.tsx';
import { HoldersSection } from './HoldersSection.tsx';
import { ListedIn } from './Listed.tsx';
import { ScientificName, SpeciesName } from './SpeciesName.tsx';
import { useKnown } from './use-known.ts';

/** One treaty or initiative: who takes part, which species it names where, what of it is open, and who holds the rest; or one who holds data. */
export function InitiativePage({ id }: { readonly id: string }) {
  const { state, isAbsent, known, again } = useKnown();
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={again} />;
  if (!known) return isAbsent ? <NotFound what={id} /> : <Skeleton />;
  const initiative = known.initiatives.find((one) => one.id === id);
  if (initiative) return <Told initiative={initiative} known={known} />;
  const holder = known.holders.find((one) => one.id === id);
  return holder ? <HolderPage holder={holder} known={known} /> : <NotFound what={id} />;
}

function Told({ initiative, known }: { readonly initiative: Initiative; readonly known: KnownFile }) {
  const { t, lang, calendar } = useTranslator();
  const { catalog } = useCatalog();
  const nameOf = useCountryName();
  const { compare } = new Intl.Collator(lang);
  const area = useMemo(() => countriesOf(initiative), [initiative]);
  const species = useMemo(() => speciesOf(known, initiative), [known, initiative]);
  const entries = useMemo(() => {
    const ids = new Set(species.map((one) => one.id));
    return listStanding(catalog).filter(({ row }) => ids.has(row.species) && row.countries.some((iso3) => area.includes(iso3)));
  }, [catalog, species, area]);
  const holders = useMemo(() => known.holders.filter((holder) => initiative.holders.includes(holder.id)), [known, initiative]);
  const missing = useMemo(() => listMissing(catalog, species, area, holders), [catalog, species, area, holders]);
  const unplaced = useMemo(() => listUnplaced(catalog, species, holders), [catalog, species, holders]);
  const members = membershipsIn(initiative, (a, b) => compare(nameOf(a), nameOf(b)));
  return (
    <PlacePage title={textIn(initiative, 'name', lang)}>
      <p className="quiet">
        {t(`known.kind.${initiative.kind}`)} ·{' '}
        <a href={initiative.url} target="_blank" rel="noreferrer">
          {textIn(initiative, 'short', lang)}
        </a>
      </p>
      <p>
        {textIn(initiative.about, 'text', lang)} <SourceLink source={initiative.about.source} />
      </p>
      {species.length > 0 && <p className="answer">{t('known.open', { n: countOpen(catalog, species), of: species.length })}</p>}
      {initiative.barriers.length > 0 && (
        <section>
          <h2>{t('known.barriers')}</h2>
          {initiative.barriers.map(({ kinds, source }) => (
            <p key={source}>
              {listNames(
                kinds.map((kind) => t(`layer.${kind}`)),
                { lang },
              )}{' '}
              <ListedIn source={sourceOf(initiative, source)} />
            </p>
          ))}
        </section>
      )}
      {initiative.range.length > 0 && (
        <section>
          <h2>{t('known.rangeStates')}</h2>
          {initiative.range.map(({ countries, source }) => (
            <div key={source}>
              <CountryLinks countries={countries} label={t('known.rangeStatesBy', { source: sourceOf(initiative, source).citation })} />
              <ListedIn source={sourceOf(initiative, source)} />
            </div>
          ))}
        </section>
      )}
      {members.length > 0 && (
        <section>
          <h2>{t(initiative.kind === 'memorandum' ? 'known.signatories' : 'known.parties')}</h2>
          {initiative.members?.complete === false && <p className="quiet">{t('known.notWhole')}</p>}
          <LongList items={members}>
            {(shown) => (
              <ul className="plain-list" aria-label={t(initiative.kind === 'memorandum' ? 'known.signatories' : 'known.parties')}>
                {shown.map(({ iso3, since }) => (
                  <li key={iso3}>
                    <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>{' '}
                    <span className="quiet">{since === undefined ? t('known.undated') : calendar(since)}</span>
                  </li>
                ))}
              </ul>
            )}
          </LongList>
          {(initiative.members?.lists ?? []).map(({ source }) => (
            <p key={source}>
              <ListedIn source={sourceOf(initiative, source)} />
            </p>
          ))}
        </section>
      )}
      {entries.length > 0 && (
        <section>
          <h2>{t('places.populations')}</h2>
          <PopulationLinks entries={entries} label={t('places.populations')} />
        </section>
      )}
      <BarrierMatrix entries={entries} missing={missing} unplaced={unplaced} />
      {species.length === 0 && <p>{t('known.noSpeciesList')}</p>}
      {species.length > 0 && (
        <section>
          <h2>{t('known.itsSpecies', { n: species.length })}</h2>
          <LongList items={species}>
            {(shown) => (
              <ul className="plain-list" aria-label={t('known.itsSpecies', { n: species.length })}>
                {shown.map((one) => (
                  <li key={one.id}>
                    <SpeciesName species={one} /> <ScientificName species={one} />
                  </li>
                ))}
              </ul>
            )}
          </LongList>
          {initiative.species.map(({ source }) => (
            <p key={source}>
              <ListedIn source={sourceOf(initiative, source)} />
            </p>
          ))}
        </section>
      )}
      <HoldersSection holders={holders} />
    </PlacePage>
  );
}
