import '../styles/browse.css';
import { useEffect, useRef } from 'react';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import { frameOfStep, type Story, type StoryStep, tellStep } from '../../domain/catalog/story-file.ts';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { frameBox, showLayers, tellStory } from '../../state/atlas-store.ts';
import { DEFAULT_TOGGLES } from '../../state/view.ts';
import { BackIcon, NextIcon } from '../shared/icons.tsx';
import { EntryOf } from '../shared/EntryOf.tsx';
import { Failed } from '../shared/Boundary.tsx';
import { MethodLink } from '../method/MethodLink.tsx';
import { NotFound } from '../shared/NotFound.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useAtlas, useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';
import { Unfetched } from '../browse/Unfetched.tsx';
import { sayStep } from './say-step.ts';
import { StoryLink } from './StoryLink.tsx';
import { useStories } from './use-stories.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** A guided story of one entry: five steps on the map, each with an address of its own. */
export function StoryPage({ found }: { readonly found: FoundEntry }) {
  const { stories, state, again } = useStories();
  const { catalog } = useCatalog();
  const story = stories.find(({ entry }) => entry === found.row.id);
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={again} />;
  if (!story) return state?.status === 'done' || !catalog.stories ? <NotFound what={found.row.id} /> : <Skeleton />;
  return <OneStep story={story} found={found} />;
}

function OneStep({ story, found }: { readonly story: Story; readonly found: FoundEntry }) {
  const { catalog } = useCatalog();
  const { t, lang, number } = useTranslator();
  const asked = useAtlas((state) => state.view.step);
  const of = story.steps.length;
  const at = Math.min(asked, of);
  const step = story.steps[at - 1];
  const name = textIn(found.row, 'name', lang);
  useSteps(story, at);
  useEffect(() => {
    if (step) frameBox(frameOfStep(step, found.row, catalog));
  }, [step, found, catalog]);
  useEffect(() => () => frameBox(undefined), []);
  if (!step) return null;
  return (
    <PlacePage title={name}>
      <p className="quiet">{t('story.step', { step: number(at), of: number(of) })}</p>
      <ol className="story-steps" aria-label={t('story.steps')}>
        {story.steps.map((one, index) => (
          <li key={index}>
            <StoryLink story={story} step={index + 1} current={index + 1 === at}>
              <span className="visually-hidden">
                {number(index + 1)}. {t(`story.tells.${one.tells}`)}
              </span>
            </StoryLink>
          </li>
        ))}
      </ol>
      <section className="story-step">
        <h2>{t(`story.tells.${step.tells}`)}</h2>
        <EntryOf id={found.row.id}>{(entry) => <Step step={step} entry={entry} />}</EntryOf>
      </section>
      <nav className="story-way" aria-label={t('story.way')}>
        {at > 1 && (
          <StoryLink story={story} step={at - 1} className="chip story-back">
            <BackIcon /> {t('story.previous')}
          </StoryLink>
        )}
        {at < of && (
          <StoryLink story={story} step={at + 1} className="chip story-next">
            {t('story.next')} <NextIcon />
          </StoryLink>
        )}
        {at === of && (
          <ViewLink view={{ population: found.row.id }} className="chip story-next">
            {t('story.toPage')} <NextIcon />
          </ViewLink>
        )}
      </nav>
      <p className="quiet">{t('story.keys')}</p>
    </PlacePage>
  );
}

/** Arrow keys go through the steps, but where they move something else; a step that was opened by its address alone has its layers. */
function useSteps(story: Story, at: number): void {
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    const { layers = DEFAULT_TOGGLES } = story.steps[at - 1] ?? {};
    // An address without layers is of the story's own; one with layers is as somebody left it.
    if (!new URLSearchParams(location.search).has('layers')) showLayers(layers);
  }, [story, at]);
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input, select, textarea, canvas, [role="application"], [role="combobox"]')) return;
      const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const by = event.key === forward ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? -1 : 0;
      const step = story.steps[at - 1 + by];
      if (by === 0 || !step) return;
      event.preventDefault();
      tellStory(story.entry, at + by, step.layers);
    };
    addEventListener('keydown', turn);
    return () => removeEventListener('keydown', turn);
  }, [story, at]);
}

/** What a step says, with its source. */
function Step({ step, entry }: { readonly step: StoryStep; readonly entry: OpenEntry }) {
  const translator = useTranslator();
  const { t, lang } = translator;
  const { layers } = useCatalog();
  const nameOf = useCountryName();
  const { entries, protection, isComing, hasFailed, again } = useHeadlines();
  if (step.tells === 'barriers' || step.tells === 'areas') {
    if (isComing) return <Skeleton />;
    if (hasFailed) return <Unfetched words={t('browse.noFigures')} again={again} />;
  }
  const told = tellStep(entry, step, { layers, headlines: entries && { entries, protection: protection ?? {} } });
  if (!told) return <p>{t('story.untold')}</p>;
  if (told.tells === 'fact') {
    const { fact } = told;
    const isTranslated = fact.translations?.[lang]?.text !== undefined || lang === entry.file.language;
    return (
      <>
        <p className="story-text" lang={isTranslated ? undefined : entry.file.language} dir={isTranslated ? undefined : 'auto'}>
          {textIn(fact, 'text', lang)}
        </p>
        <p className="quiet">
          {t('story.source')} <SourceLink source={fact.source} />
        </p>
      </>
    );
  }
  const { sentence, notes } = sayStep(told, entry, nameOf, translator);
  const source = told.tells === 'barriers' || told.tells === 'areas' ? `${told.layer.title} (${told.layer.attribution})${semicolonOf(lang)}` : '';
  return (
    <>
      <p className="story-text">{sentence}</p>
      {notes.length > 0 && (
        <ul className="plain-list story-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {t('story.computed', { source: `${source}${entry.module.citation}` })} <MethodLink />
      </p>
    </>
  );
}
