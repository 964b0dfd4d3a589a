import { useMemo } from 'react';
import { entriesLike } from '../../domain/catalog/holders.ts';
import type { Holder, KnownFile } from '../../domain/catalog/known-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { PopulationLinks } from '../places/PopulationLinks.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { HoldersSection } from './HoldersSection.tsx';

/** One who holds data that the atlas has not: what and how to load it, of which initiatives, and what is open here of such animals. */
export function HolderPage({ holder, known }: { readonly holder: Holder; readonly known: KnownFile }) {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const entries = useMemo(() => entriesLike(catalog, holder), [catalog, holder]);
  const initiatives = known.initiatives.filter(({ holders }) => holders.includes(holder.id));
  return (
    <PlacePage title={holder.name} titleLang="en">
      <p className="quiet">{[t('known.holder'), ...holder.names].join(' · ')}</p>
      <HoldersSection holders={[holder]} />
      {initiatives.length > 0 && (
        <section>
          <h2>{t('known.holderOf')}</h2>
          <ul className="plain-list">
            {initiatives.map((initiative) => (
              <li key={initiative.id}>
                <ViewLink view={{ initiative: initiative.id }}>{textIn(initiative, 'name', lang)}</ViewLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {entries.length > 0 && (
        <section>
          <h2>{t('known.suchAnimals')}</h2>
          <PopulationLinks entries={entries} label={t('known.suchAnimals')} />
        </section>
      )}
    </PlacePage>
  );
}
