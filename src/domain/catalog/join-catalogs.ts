import { AtlasError } from '../errors.ts';
import type { EntryFile } from '../evidence/entry-file.ts';
import type { CatalogIndex, Species } from './index-schema.ts';
import type { Catalog, OtherTexts } from './parse-index.ts';

/** A catalog of somebody else's that is shown with the atlas's own. */
export interface IncludedCatalog {
  readonly catalog: Catalog;
  /** What names it to people: its address, or the name of the file that it was read from. */
  readonly url: string;
  /** The absolute address of a file of its own. */
  readonly resolve: (address: string) => string;
}

/** Where a module comes from that is not the atlas's own. */
export interface Origin {
  /** What names its catalog to people. */
  readonly url: string;
  readonly title: string;
  readonly resolve: (address: string) => string;
}

/** Addresses that a catalog may name: those of web servers, and files that only this page can read. */
const ALLOWED = /^(?:https?|blob):/;

/**
 * The atlas's own catalog with those that it includes, as one: every address of theirs absolute, each module with its origin.
 * An id that is taken already, by the atlas or by one included before, is left out with all that belongs to it, and told of in
 * `faults`; what is wrong with an included catalog never takes anything away from the others.
 */
export function joinCatalogs(own: Catalog, included: readonly IncludedCatalog[]): Catalog {
  if (included.length === 0) return own;
  const modules = [...own.modules];
  const layers = [...own.layers];
  const entries = [...own.entries];
  const species = new Map(own.species.map((one) => [one.id, one]));
  const embedded = new Map(own.embedded);
  const origins = new Map<string, Origin>();
  const faults: AtlasError[] = [];
  const overviews: NonNullable<CatalogIndex['overview']>[] = [];
  const covers: NonNullable<CatalogIndex['cover']>[] = [];
  const calendars: NonNullable<CatalogIndex['calendar']>[] = [];
  const otherTexts: OtherTexts[] = [];
  for (const one of included) {
    let part: Part;
    // Of what is there by now: one that is left out takes no id from those after it.
    const taken = { modules: idsOf(modules), layers: idsOf(layers), entries: idsOf(entries) };
    const found: AtlasError[] = [];
    try {
      part = takeIn(one, taken, found);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      faults.push(error);
      continue;
    }
    faults.push(...found);
    modules.push(...part.modules);
    layers.push(...part.layers);
    entries.push(...part.entries);
    for (const { id } of part.modules) origins.set(id, { url: one.url, title: one.catalog.title, resolve: one.resolve });
    for (const [id, file] of part.embedded) embedded.set(id, file);
    for (const theirs of part.species) {
      const known = species.get(theirs.id);
      species.set(theirs.id, known ? joinSpecies(known, theirs) : theirs);
    }
    overviews.push(...part.overviews);
    covers.push(...part.covers);
    calendars.push(...part.calendars);
    otherTexts.push(part.texts);
  }
  return {
    ...own,
    modules,
    layers,
    entries,
    species: [...species.values()],
    embedded,
    origins,
    overviews,
    covers,
    calendars,
    otherTexts,
    faults: [...own.faults, ...faults],
  };
}

interface Part extends Pick<Catalog, 'modules' | 'layers' | 'entries' | 'species' | 'embedded'> {
  readonly overviews: readonly NonNullable<CatalogIndex['overview']>[];
  readonly covers: readonly NonNullable<CatalogIndex['cover']>[];
  readonly calendars: readonly NonNullable<CatalogIndex['calendar']>[];
  readonly texts: OtherTexts;
}

const idsOf = (items: readonly { readonly id: string }[]): Set<string> => new Set(items.map(({ id }) => id));

type Taken = Readonly<Record<'modules' | 'layers' | 'entries', Set<string>>>;

/** What one catalog brings, with absolute addresses; ids that are taken are told of in `faults`. */
function takeIn(one: IncludedCatalog, taken: Taken, faults: AtlasError[]): Part {
  const { catalog, url } = one;
  const free = <Item extends { readonly id: string }>(items: readonly Item[], list: keyof Taken): Item[] =>
    items.filter(({ id }) => {
      if (!taken[list].has(id)) {
        taken[list].add(id);
        return true;
      }
      faults.push(new AtlasError('include.idTaken', { id, title: catalog.title }, { file: url, field: list }));
      return false;
    });
  const absolute = <File extends { readonly url: string }>(file: File): File => ({ ...file, url: absoluteAddress(file.url, one) });
  const modules = free(catalog.modules, 'modules');
  const present = new Set(modules.map(({ id }) => id));
  const layers = catalog.layers.filter((layer) => layer.module === undefined || present.has(layer.module));
  const rows = free(
    catalog.entries.filter((row) => present.has(row.module)),
    'entries',
  );
  const used = new Set(rows.map((row) => row.species));
  // Names, facts and cells are no reason to leave a module out: they are told of, and missing.
  const ifThere = <File extends { readonly url: string }>(file: File | undefined): File | undefined => {
    try {
      return file && absolute(file);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      faults.push(error);
      return undefined;
    }
  };
  const withFile = ({ file, ...species }: Species): Species => {
    const found = ifThere(file);
    return found ? { ...species, file: found } : species;
  };
  const cover = ifThere(catalog.cover);
  const calendar = ifThere(catalog.calendar);
  const shown = free(layers, 'layers');
  const texts = Object.entries(catalog.texts ?? {}).flatMap(([language, file]) => {
    const found = ifThere(file);
    return found ? [[language, found] as const] : [];
  });
  const words = ifThere(catalog.words);
  const names = ifThere(catalog.names);
  return {
    modules,
    layers: shown.map(absolute),
    entries: rows.map((row) => ({
      ...row,
      ...(row.file && { file: absolute(row.file) }),
      ...(row.figures && { figures: absolute(row.figures) }),
      ...(row.events && { events: absolute(row.events) }),
    })),
    species: catalog.species.filter(({ id }) => used.has(id)).map(withFile),
    embedded: new Map(rows.flatMap(({ id }) => [...catalog.embedded].filter(([known]) => known === id).map(([, file]) => [id, makeAbsolute(file, one)]))),
    overviews: catalog.overview ? [absolute(catalog.overview)] : [],
    covers: cover ? [cover] : [],
    calendars: calendar ? [calendar] : [],
    texts: {
      texts: Object.fromEntries(texts),
      ...(words && { words }),
      ...(names && { names }),
      ids: { modules: present, species: used, entries: idsOf(rows), layers: idsOf(shown) },
    },
  };
}

/** What the atlas says of a species stands; names in further languages, and facts where it has none, are added. */
function joinSpecies(own: Species, theirs: Species): Species {
  const names = [...new Set([...(own.names ?? []), ...(theirs.names ?? []), ...(theirs.common === own.common ? [] : [theirs.common])])];
  const file = own.file ?? theirs.file;
  return {
    ...own,
    translations: { ...theirs.translations, ...own.translations },
    ...(names.length > 0 ? { names } : {}),
    ...(file === undefined ? {} : { file }),
  };
}

type Resolver = Pick<Origin, 'url' | 'resolve'>;

/** @throws AtlasError for an address that is none of a web server */
function absoluteAddress(address: string, { url, resolve }: Resolver): string {
  const href = resolve(address);
  if (!ALLOWED.test(href)) throw new AtlasError('include.address', { address }, { file: url, field: 'url' });
  return href;
}

/** An entry's file with every address of its layers and downloads absolute, `origin` being that of its module. */
export function makeAbsolute<File extends EntryFile>(file: File, origin: Resolver): File {
  return {
    ...file,
    layers: file.layers.map((layer) => ({ ...layer, url: absoluteAddress(layer.url, origin) })),
    downloads: file.downloads.map((one) => ({ ...one, url: absoluteAddress(one.url, origin) })),
  };
}
