import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import type { JsonFaultPlace } from '../formats/locate-json-fault.ts';
import { OutOfBounds } from '../formats/out-of-bounds.ts';
import { parseJson as parseBounded } from '../formats/parse-json.ts';
import { type Note, noteOf } from '../notes.ts';
import type { EntryFile } from '../evidence/entry-file.ts';
import type { Origin } from './join-catalogs.ts';
import { LayerSchema } from './fields.ts';
import { type CatalogIndex, CatalogIndexSchema, CountrySchema, EntryRowSchema, IndexModuleSchema, SpeciesSchema } from './index-schema.ts';
import type { TextList } from './texts-file.ts';

/** The index, and what came with it. */
export interface Catalog extends CatalogIndex {
  /** Files of entries that stand in the catalog itself: all of them in version 1, none in version 2. */
  readonly embedded: ReadonlyMap<string, EntryFile>;
  /** Where modules come from that other catalogs brought (join-catalogs.ts); none of the atlas's own. */
  readonly origins?: ReadonlyMap<string, Origin>;
  /** Overviews of those catalogs. */
  readonly overviews?: readonly NonNullable<CatalogIndex['overview']>[];
  /** Their files of cells that entries hold. */
  readonly covers?: readonly NonNullable<CatalogIndex['cover']>[];
  /** Their files of where animals were in which month. */
  readonly calendars?: readonly NonNullable<CatalogIndex['calendar']>[];
  /** Where their texts in other languages lie, and what those may speak of: of the atlas's own things they say nothing. */
  readonly otherTexts?: readonly OtherTexts[];
  /** What is wrong with single modules, species, layers and entries, which are left out. */
  readonly faults: readonly AtlasError[];
}

/** Files of texts and names of an included catalog, their addresses absolute. */
export interface OtherTexts extends Pick<CatalogIndex, 'texts' | 'words' | 'names'> {
  readonly ids: Readonly<Record<TextList, ReadonlySet<string>>>;
}

/** What stands once in an index. A fault in it leaves nothing to show. */
const HeadSchema = v.omit(CatalogIndexSchema, ['modules', 'species', 'entries', 'countries', 'layers']);
/** Not copied, as a list of a schema's own would be: there may be millions, which are refused by what is in them. */
const items = v.instance(Array<unknown>);
const ListsSchema = v.object({ modules: items, species: items, entries: items, countries: items, layers: items });
const KeySchema = v.object({ id: v.optional(v.string()), iso3: v.optional(v.string()) });

/** The version that a catalog says it is of; undefined where it says none. */
export function versionOf(json: unknown): number | undefined {
  const version = v.safeParse(v.object({ version: v.number() }), json);
  return version.success ? version.output.version : undefined;
}

/**
 * Parse a catalog of version 2 from untrusted JSON. An entry, layer, module, species or country that is wrong, stands
 * twice or belongs to nothing is left out and stands in `faults`; the others stay.
 * @param file its address, for the errors
 * @throws AtlasError naming the file and the first field that is wrong, where nothing can be shown
 */
export function parseIndex(json: unknown, file: string): Catalog {
  const version = versionOf(json);
  if (version !== undefined && version > 2) throw new AtlasError('catalog.otherVersion', { version }, { file, field: 'version' });
  const head = parseWhole(HeadSchema, json, file);
  const lists = parseWhole(ListsSchema, json, file);
  const faults: AtlasError[] = [];
  const modules = keepValid(lists.modules, IndexModuleSchema, { what: 'module', list: 'modules', file, faults });
  const species = keepValid(lists.species, SpeciesSchema, { what: 'species', list: 'species', file, faults });
  const countries = keepValid(lists.countries, CountrySchema, { what: 'country', list: 'countries', file, faults });
  const moduleIds = new Set(modules.map(({ id }) => id));
  const speciesIds = new Set(species.map(({ id }) => id));
  const strangeModule = (id: string | undefined): Refusal | undefined =>
    id === undefined || moduleIds.has(id) ? undefined : { field: 'module', fault: noteOf('catalog.noSuchModule', { id }) };
  const layers = keepValid(lists.layers, LayerSchema, { what: 'layer', list: 'layers', file, faults, refuse: ({ module }) => strangeModule(module) });
  const entries = keepValid(lists.entries, EntryRowSchema, {
    what: 'entry',
    list: 'entries',
    file,
    faults,
    refuse: (row) =>
      strangeModule(row.module) ??
      (speciesIds.has(row.species) ? undefined : { field: 'species', fault: noteOf('catalog.noSuchSpecies', { id: row.species }) }),
  });
  return { ...head, modules, species, entries, countries, layers, embedded: new Map(), faults };
}

/**
 * @param locate finds where the text stops being JSON: handed in, since a page that starts well needs none
 * @throws AtlasError naming the file when the text is not JSON, or more than it may be (`formats/parse-json.ts`)
 */
export function parseJson(text: string, file: string, locate?: (text: string) => JsonFaultPlace | undefined): unknown {
  try {
    return parseBounded(text);
  } catch (error) {
    if (error instanceof OutOfBounds) throw new AtlasError('json.beyond', { what: error.note }, { file });
    const place = locate?.(text);
    throw new AtlasError('catalog.notJson', { detail: reasonOf(error) }, { file, ...(place && { row: place.line, field: place.field }) });
  }
}

/** @throws AtlasError naming the file and the first field that is wrong */
export function parseWhole<Schema extends v.GenericSchema>(schema: Schema, json: unknown, file: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const field = v.getDotPath(issue) ?? '(root)';
  throw new AtlasError('catalog.invalid', { detail: issue.message }, { file, field });
}

/** Items of one list that are left out and told of; with more wrong it is no list of them, and all would be minutes of faults. */
const MOST_FAULTS = 1_000;

interface Refusal {
  readonly field: string;
  readonly fault: Note;
}

/**
 * The items that are valid, each id once; what is wrong with the others is added to `faults`.
 * @throws AtlasError naming the file and the first field that is wrong, where more than a thousand of them are
 */
function keepValid<Item>(
  found: readonly unknown[],
  schema: v.GenericSchema<unknown, Item>,
  ask: {
    readonly what: string;
    /** Where they stand in the catalog. */
    readonly list: string;
    readonly file: string;
    readonly faults: AtlasError[];
    readonly refuse?: (item: Item) => Refusal | undefined;
  },
): Item[] {
  const firsts = new Map<string, number>();
  const kept: Item[] = [];
  const before = ask.faults.length;
  const tell = (fault: AtlasError): void => {
    ask.faults.push(fault);
    const first = ask.faults[before] ?? fault;
    if (ask.faults.length - before > MOST_FAULTS) {
      throw new AtlasError('catalog.invalid', { detail: first.values['what'] ?? '' }, { file: ask.file, field: first.place.field ?? ask.list });
    }
  };
  for (const [at, item] of found.entries()) {
    const keyed = v.safeParse(KeySchema, item);
    const key = keyed.success ? (keyed.output.id ?? keyed.output.iso3) : undefined;
    const name = key === undefined ? noteOf('catalog.itemUnnamed', { what: ask.what }) : noteOf('catalog.item', { what: ask.what, id: key });
    const leaveOut = (place: string | null, what: Note | string): void => {
      const field = [ask.list, at, ...(place === null ? [] : [place])].join('.');
      tell(new AtlasError('catalog.itemInvalid', { what, name }, { file: ask.file, field }));
    };
    const parsed = v.safeParse(schema, item, { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      leaveOut(v.getDotPath(issue), issue.message);
      continue;
    }
    const refusal = ask.refuse?.(parsed.output);
    if (refusal !== undefined) {
      leaveOut(refusal.field, refusal.fault);
      continue;
    }
    const known = key === undefined ? undefined : firsts.get(key);
    if (known !== undefined) {
      const field = `${ask.list}.${at}`;
      const values = { name, first: `${ask.list}.${known}`, second: field };
      tell(new AtlasError('catalog.itemTwice', values, { file: ask.file, field: `${field}.id` }));
      continue;
    }
    if (key !== undefined) firsts.set(key, at);
    kept.push(parsed.output);
  }
  return kept;
}
