import { useEffect, useMemo } from 'react';
import { yearBeside } from '../../domain/catalog/fact.ts';
import { countKinds } from '../../domain/catalog/find-entries.ts';
import type { Species } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { entriesOfSpecies } from '../../domain/catalog/place.ts';
import { SPECIES_TOPICS, type SpeciesFile, SpeciesFileSchema } from '../../domain/catalog/species-file.ts';
import { KindCounts } from '../shared/KindCounts.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Failed } from '../shared/Boundary.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { SourceLink } from '../shared/SourceLink.tsx';
import { KnownOfSpecies } from '../known/KnownOfSpecies.tsx';
import { How } from '../how/How.tsx';
import { LazyThreatsToSpecies } from '../threats/LazyThreats.tsx';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { withTexts } from '../../i18n/languages.ts';
import { BarrierMatrix } from './BarrierMatrix.tsx';
import { PopulationLinks } from './PopulationLinks.tsx';

const SpeciesActions = lazily(async () => (await withTexts(import('./SpeciesActions.tsx'), 'sheets')).SpeciesActions);

/** One species: its names, what is known of it with sources, and its populations here. */
export function SpeciesPage({ species }: { readonly species: Species }) {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const entries = useMemo(() => entriesOfSpecies(catalog, species.id).filter(({ row }) => !row.withdrawn), [catalog, species.id]);
  const name = textIn(species, 'common', lang);
  const counts = countKinds(entries.map(({ row }) => row));
  return (
    <PlacePage title={name}>
      <p className="quiet">
        <i lang="la">{species.scientific}</i> · {t(`group.${species.group}`)}
      </p>
      <Boundary>
        <SpeciesActions species={species} />
      </Boundary>
      {species.file && <Known key={species.id} file={species.file} />}
      <section>
        <h2>{t('places.populations')}</h2>
        <KindCounts
          counts={counts}
          populations={counts.populations > 0 || entries.length === 0 ? t('places.ofSpecies', { n: counts.populations }) : undefined}
          sentenceOf={(kind, n) => t(`places.${kind}`, { n })}
        />
        <How what={t('places.populations')} topic={{ of: 'counts', populations: entries.length }} />
        <PopulationLinks entries={entries} label={t('places.populations')} />
      </section>
      <LazyThreatsToSpecies species={species} />
      <BarrierMatrix entries={entries} />
      <KnownOfSpecies id={species.id} group={species.group} />
      {!species.file && <p className="quiet">{t('places.noFacts')}</p>}
    </PlacePage>
  );
}

/** Names in languages and facts, from the species' own file. */
function Known({ file }: { readonly file: NonNullable<Species['file']> }) {
  const { url } = useCatalog();
  const { state, start } = useJob<SpeciesFile>({ onFault: () => undefined });
  const load = (): void => {
    void start(async ({ signal }) => {
      const { fetchNamed } = await import('../../domain/catalog/fetch-named.ts');
      return fetchNamed(SpeciesFileSchema, file, url, signal);
    });
  };
  // Once for a species: the page is made anew for another.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(load, [file, url]);
  if (state.status === 'failed') return <Failed fault={state.fault} onAgain={load} />;
  return state.status === 'done' ? <Told known={state.value} /> : <Skeleton />;
}

function Told({ known: { names, facts } }: { readonly known: SpeciesFile }) {
  const { t, lang } = useTranslator();
  const languages = new Intl.DisplayNames([lang], { type: 'language' });
  const byLanguage = new Map<string, typeof names>();
  for (const one of names) byLanguage.set(one.language, [...(byLanguage.get(one.language) ?? []), one]);
  return (
    <>
      {SPECIES_TOPICS.map((topic) => {
        // What names threats stands among these.
        const mine = facts.filter((fact) => fact.topic === topic && fact.threats === undefined);
        if (mine.length === 0) return null;
        return (
          <section key={topic}>
            <h2>{t(`places.topic.${topic}`)}</h2>
            <ul className="plain-list">
              {mine.map((fact) => {
                const text = textIn(fact, 'text', lang);
                const year = yearBeside(fact, text);
                return (
                  <li key={fact.text}>
                    {text} {year !== undefined && <span className="quiet">({year})</span>} <SourceLink source={fact.source} />
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {names.length > 0 && (
        <section>
          <h2>{t('places.names')}</h2>
          <ul className="plain-list">
            {[...byLanguage].map(([language, mine]) => (
              <li key={language}>
                <span className="quiet">{languages.of(language) ?? language}</span>{' '}
                {mine.map(({ name, source }, i) => (
                  <span key={name}>
                    {i > 0 && ', '}
                    <a href={source.url} target="_blank" rel="noreferrer" title={source.citation} lang={language}>
                      {name}
                    </a>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
