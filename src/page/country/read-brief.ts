import type { BriefSources } from '../../domain/brief/country-brief.ts';
import type { CountryBrief } from '../../domain/brief/types.ts';
import type { BuiltFigures } from '../../domain/catalog/figures.ts';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import type { SpeciesFile } from '../../domain/catalog/species-file.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { AtlasError } from '../../domain/errors.ts';
import type { Stated } from '../../factsheet/brief/brief-input.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { askForFigures, askForHeadlines, builtFigures, headlines } from '../../state/figures-store.ts';
import type { JobState } from '../../state/job.ts';
import { askForKnown, knownFiles } from '../../state/known-store.ts';
import { askForSpecies, speciesFiles } from '../../state/species-store.ts';
import { readWaters, type Zones } from './zones.ts';

export type OnProgress = (done: number, total: number) => void;

/** An answer that is needed, or why it cannot be had. */
function need<T>(state: JobState<T> | undefined): T | undefined {
  if (state?.status === 'failed') throw new AtlasError(state.fault.code, state.fault.values, state.fault.place);
  return state?.status === 'done' ? state.value : undefined;
}

/**
 * Everything that a country's brief rests on, read and put together.
 * @param onProgress told of the files that were read
 * @param zones exclusive economic zones in which corridors at sea are looked for
 * @throws AtlasError of the first file that cannot be had; the signal's reason when aborted
 */
export async function readBrief(
  country: Country,
  page: PageCatalog,
  signal: AbortSignal,
  onProgress: OnProgress,
  zones: readonly Zones[] = [],
): Promise<CountryBrief> {
  const { catalog, url, layers } = page;
  const { briefEntries, describeCountry } = await import('../../domain/brief/country-brief.ts');
  const ids = briefEntries(catalog, country.iso3);
  const rows = catalog.entries.filter(({ id, figures }) => figures !== undefined && ids.includes(id));
  // Of species of which no source names a threat, nothing of their file is said here.
  const named = new Set(ids.flatMap((id) => findEntry(catalog, id)?.species ?? []).filter(({ threats }) => threats !== undefined));
  const total = ids.length + rows.length + named.size + 3;
  let done = 0;
  const count = async <T>(reading: Promise<T>): Promise<T> => {
    const read = await reading;
    done += 1;
    if (!signal.aborted) onProgress(done, total);
    return read;
  };
  headlines.forgetUnfinished();
  builtFigures.forgetUnfinished();
  knownFiles.forgetUnfinished();
  speciesFiles.forgetUnfinished();
  const [entries, told, waters] = await Promise.all([
    Promise.all(ids.map((id) => count(waitForEntries(page, [id], signal)))),
    Promise.all([...named].map((species) => count(askForSpecies(species, url)))),
    count(readWaters(country, page, zones, signal)),
    Promise.all(rows.map((row) => count(askForFigures(row, url)))),
    count(askForHeadlines(page)),
    count(askForKnown(page)),
  ]);
  signal.throwIfAborted();
  const figures = new Map(
    rows.flatMap(({ id }): [string, BuiltFigures][] => {
      const built = need(builtFigures.getState()[id]);
      return built ? [[id, built]] : [];
    }),
  );
  const known = catalog.known && knownFiles.getState()[catalog.known.url];
  for (const { file } of named) if (file) need(speciesFiles.getState()[file.url]);
  const species = new Map(told.flatMap((file): [string, SpeciesFile][] => (file ? [[file.id, file]] : [])));
  const sources: BriefSources = {
    catalog,
    layers,
    entries: entries.flat(),
    headlines: (catalog.headlines && need(headlines.getState()[catalog.headlines.url])?.entries) ?? {},
    figures,
    known: known?.status === 'done' ? known.value : undefined,
    species,
    waters,
  };
  return describeCountry(country, sources);
}

/**
 * Where the appendices and categories of the species of a brief are written, each once.
 * @throws AtlasError naming the file that cannot be had; the signal's reason when aborted
 */
export async function readStatusSources({ populations }: CountryBrief, catalogUrl: string, signal: AbortSignal): Promise<Stated[]> {
  const [{ SpeciesFileSchema }, { fetchNamed }] = await Promise.all([
    import('../../domain/catalog/species-file.ts'),
    import('../../domain/catalog/fetch-named.ts'),
  ]);
  const species = new Set(populations.map(({ entry }) => entry.species));
  const files = await Promise.all(
    [...species].map(async ({ file, appendix, category }) => {
      if (!file || (appendix === undefined && category === undefined)) return [];
      const { facts } = await fetchNamed(SpeciesFileSchema, file, catalogUrl, signal);
      return facts.flatMap((fact) => ((fact.topic === 'cms-appendix' || fact.topic === 'iucn-category') && fact.value !== undefined ? [fact.source] : []));
    }),
  );
  return [...new Map(files.flat().map((source) => [source.url + source.citation, source])).values()];
}
