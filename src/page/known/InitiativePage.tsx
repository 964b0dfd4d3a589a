import { useEffect, useMemo } from 'react';
import { findCountry, listEntries } from '../../domain/catalog/find-entries.ts';
import { countriesOf, listMissing, listKnownSpecies, membershipsIn, sourceOf } from '../../domain/catalog/known.ts';
import { idOfNamed, type Initiative, type KnownFile } from '../../domain/catalog/known-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { uniteBoxes } from '../../domain/geometry/boxes.ts';
import { BarrierMatrix } from '../places/BarrierMatrix.tsx';
import { PopulationLinks } from '../places/PopulationLinks.tsx';
import { Failed } from '../shared/Boundary.tsx';
import { currentMap } from '../shared/current-map.ts';
import { LongList } from '../shared/LongList.tsx';
import { NotFound } from '../shared/NotFound.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useAtlas, useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { HoldersSection } from './HoldersSection.tsx';
import { ListedIn, nameOfKnown, sayDay } from './Listed.tsx';
import { useKnown } from './use-known.ts';

/** One treaty or initiative: who takes part, which species it names where, what of it is open, and who holds the rest. */
export function InitiativePage({ id }: { readonly id: string }) {
  const { state, isAbsent, known, again } = useKnown();
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={again} />;
  if (!known) return isAbsent ? <NotFound what={id} /> : <Skeleton />;
  const initiative = known.initiatives.find((one) => one.id === id);
  return initiative ? <Told initiative={initiative} known={known} /> : <NotFound what={id} />;
}

function Told({ initiative, known }: { readonly initiative: Initiative; readonly known: KnownFile }) {
  const translator = useTranslator();
  const { t, lang } = translator;
  const { catalog } = useCatalog();
  const nameOf = useCountryName();
  const hasCamera = useAtlas((state) => state.view.camera !== undefined);
  const area = useMemo(() => countriesOf(initiative), [initiative]);
  const species = useMemo(() => {
    const all = listKnownSpecies(known);
    return initiative.species.flatMap(({ list }) => list.flatMap((one) => all.get(idOfNamed(one)) ?? []));
  }, [initiative, known]);
  const entries = useMemo(() => {
    const ids = new Set(species.map((one) => one.id));
    return listEntries(catalog).filter(({ row }) => ids.has(row.species) && !row.withdrawn && row.countries.some((iso3) => area.includes(iso3)));
  }, [catalog, species, area]);
  const holders = known.holders.filter((holder) => initiative.holders.includes(holder.id));
  const missing = useMemo(() => listMissing(catalog, species, area), [catalog, species, area]);
  useEffect(() => {
    if (hasCamera || initiative.range.length === 0) return;
    const box = uniteBoxes(area.map((iso3) => findCountry(catalog, iso3)?.bbox).filter((each) => each !== undefined));
    if (box) currentMap()?.flyTo(box);
    // Once for a page: where a person moves the map afterwards, it stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [initiative]);
  const members = membershipsIn(initiative);
  const links = (iso3s: readonly string[], label: string) => (
    <ul className="link-row" aria-label={label}>
      {iso3s.map((iso3) => (
        <li key={iso3}>
          <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>
        </li>
      ))}
    </ul>
  );
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
      {initiative.barriers.length > 0 && (
        <section>
          <h2>{t('known.barriers')}</h2>
          {initiative.barriers.map(({ kinds, source }) => (
            <p key={source}>
              {new Intl.ListFormat(lang, { type: 'conjunction' }).format(kinds.map((kind) => t(`layer.${kind}`)))}{' '}
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
              {links(countries, t('known.rangeStates'))}
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
                    {since !== undefined && <span className="quiet">{sayDay(since, translator)}</span>}
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
      <BarrierMatrix entries={entries} missing={missing} heldBy={holders.map(({ name }) => name)} />
      {species.length > 0 && (
        <section>
          <h2>{t('known.itsSpecies', { n: species.length })}</h2>
          <LongList items={species}>
            {(shown) => (
              <ul className="plain-list" aria-label={t('known.itsSpecies', { n: species.length })}>
                {shown.map((one) => (
                  <li key={one.id}>
                    <ViewLink view={{ species: one.id }}>{nameOfKnown(one, lang)}</ViewLink>{' '}
                    {one.scientific !== undefined && (
                      <i className="quiet" lang="la">
                        {one.scientific}
                      </i>
                    )}
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
