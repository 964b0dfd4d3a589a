import type { ComponentType } from 'react';
import { withTexts } from '../../i18n/languages.ts';
import type { PanelName } from '../../state/view.ts';
import { lazily } from '../shared/lazily.tsx';

// Apart from the panel: whoever opens no tool fetches none of the ways to them.

const ProjectPage = lazily(
  async () => (await withTexts(import('../project/ProjectPage.tsx'), 'population', 'project', 'kept', 'statements', 'notes')).ProjectPage,
);
const TracksPage = lazily(
  async () => (await withTexts(import('../tracks/TracksPage.tsx'), 'population', 'tracks', 'kept', 'chosen', 'statements', 'notes')).TracksPage,
);
const ImportancePage = lazily(async () => (await withTexts(import('../importance/ImportancePage.tsx'), 'importance', 'population')).ImportancePage);
const MethodPage = lazily(async () => (await withTexts(import('../method/MethodPage.tsx'), 'method')).MethodPage);
const PopulationsPage = lazily(async () => (await withTexts(import('../browse/PopulationsPage.tsx'), 'browse', 'places', 'threats')).PopulationsPage);
const SpeciesListPage = lazily(async () => (await withTexts(import('../browse/SpeciesListPage.tsx'), 'browse')).SpeciesListPage);
const CountriesPage = lazily(async () => (await withTexts(import('../browse/CountriesPage.tsx'), 'browse')).CountriesPage);
const BarriersPage = lazily(async () => (await withTexts(import('../browse/BarriersPage.tsx'), 'browse', 'places')).BarriersPage);
const CalendarPage = lazily(async () => (await withTexts(import('../browse/CalendarPage.tsx'), 'browse', 'threats')).CalendarPage);
const OpenModulePage = lazily(async () => (await withTexts(import('../open-module/OpenModulePage.tsx'), 'open-module', 'layers')).OpenModulePage);
const SitingPage = lazily(async () => (await withTexts(import('../siting/SitingPage.tsx'), 'siting', 'project', 'population', 'notes', 'errors')).SitingPage);

const TOOLS: Readonly<Record<PanelName, ComponentType>> = {
  project: ProjectPage,
  tracks: TracksPage,
  importance: ImportancePage,
  method: MethodPage,
  'open-module': OpenModulePage,
  populations: PopulationsPage,
  species: SpeciesListPage,
  countries: CountriesPage,
  barriers: BarriersPage,
  calendar: CalendarPage,
  siting: SitingPage,
};

/** A tool of the panel, by the name that the address gives it. */
export function Tool({ name }: { readonly name: PanelName }) {
  const Page = TOOLS[name];
  return <Page />;
}
