import { entriesOfCountry, findCountry, type FoundEntry, listEntries } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { Rights } from '../../domain/formats/geojson.ts';
import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import type { Translator } from '../../i18n/translator.ts';
import { entryOf, type PanelName, type View } from '../../state/view.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { joinRights, rightsOfAtlas } from './join-rights.ts';

const NONE: readonly never[] = [];

/** Tools whose tables are of a person's own data: what the atlas holds is not theirs to cite. */
const OWN: readonly (PanelName | undefined)[] = ['tracks', 'project', 'open-module'];

interface AboutPage {
  readonly about: FileAbout;
  /** How its files' names begin: letters, digits and hyphens. */
  readonly stem: string;
}

/**
 * Whose data the pages of countries, species, modules and lists show: of every module with an entry there; a page about the whole
 * atlas is credited to the atlas, whose pages name each.
 */
export function aboutPlace(
  catalog: Catalog,
  view: View,
  what: string,
  { lang, countryName }: Pick<Translator, 'lang' | 'countryName'>,
  more: readonly Rights[],
): AboutPage | undefined {
  const { panel, country, species, module } = view;
  const aboutOf = (stem: string, name: string, entries: readonly FoundEntry[]): AboutPage | undefined => {
    const rights = [...new Set<Rights>(entries.map((entry) => entry.module)), ...more];
    return rights.length === 0 ? undefined : { about: { ...joinRights(rights), title: `${what}: ${name}`, address: location.href }, stem };
  };
  const all = listEntries(catalog);
  if (panel === undefined && country !== undefined) {
    const found = findCountry(catalog, country);
    return aboutOf(country.toLowerCase(), found ? countryName(found.iso2, found.name) : country, entriesOfCountry(catalog, country));
  }
  if (panel === undefined && species !== undefined) {
    const own = all.filter((entry) => entry.species.id === species);
    return aboutOf(species, own[0] ? textIn(own[0].species, 'common', lang) : species, own);
  }
  if (panel === undefined && module !== undefined) {
    const own = all.filter((entry) => entry.module.id === module);
    return aboutOf(module, own[0] ? textIn(own[0].module, 'title', lang) : module, own);
  }
  const about = { ...joinRights([rightsOfAtlas(catalog), ...more]), title: `${what}: ${catalog.title}`, address: location.href };
  return { about, stem: 'atlas' };
}

/**
 * What a table or chart of the page that is open says of itself, and how its file begins; undefined where its data are a person's own, and
 * of an entry's page until the entry is read.
 * @param more rights of what it shows beside the entries: layers of barriers and areas
 * @param of id of the entry whose data it shows; what the page is about when left out
 */
export function useAboutPage(what: string, more: readonly Rights[] = NONE, of?: string): AboutPage | undefined {
  const translator = useTranslator();
  const { catalog } = useCatalog();
  const view = useAtlas((state) => state.view);
  const id = of ?? entryOf(view);
  const entry = useOpenEntry(id);
  if (of === undefined && OWN.includes(view.panel)) return undefined;
  if (id === undefined) return aboutPlace(catalog, view, what, translator, more);
  if (!entry) return undefined;
  const rights = joinRights([entry.file.layers[0] ?? entry.module, ...more]);
  return { about: { ...rights, title: `${what}: ${textIn(entry.row, 'name', translator.lang)}`, address: location.href }, stem: entry.row.id };
}
