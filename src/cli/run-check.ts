import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type * as v from 'valibot';
import type { CatalogFile, Layer } from '../domain/catalog/fields.ts';
import { BuiltEventsSchema } from '../domain/catalog/built-events.ts';
import { BuiltFiguresSchema, HeadlinesSchema } from '../domain/catalog/figures.ts';
import { listLostSuccessors } from '../domain/catalog/lost-successors.ts';
import { parseNamed } from '../domain/catalog/parse-named.ts';
import { requireOfEntry } from '../domain/catalog/require-of-entry.ts';
import { CalendarFileSchema } from '../domain/catalog/calendar-file.ts';
import { CoverFileSchema } from '../domain/catalog/cover-file.ts';
import { StoriesFileSchema } from '../domain/catalog/story-file.ts';
import { NamesFileSchema } from '../domain/catalog/names-file.ts';
import { PlacesFileSchema, PlacesIndexSchema } from '../domain/catalog/places-file.ts';
import { KnownFileSchema } from '../domain/catalog/known-file.ts';
import { TextsFileSchema, WordsFileSchema } from '../domain/catalog/texts-file.ts';
import { SpeciesFileSchema } from '../domain/catalog/species-file.ts';
import type { EntryRow } from '../domain/catalog/index-schema.ts';
import { parseEntry } from '../domain/catalog/load-entry.ts';
import { isRemoteAddress as isRemote, whyNowhere } from '../domain/catalog/needs-zones.ts';
import { type Catalog, parseCatalog } from '../domain/catalog/parse-catalog.ts';
import { parseJson, parseWhole } from '../domain/catalog/parse-index.ts';
import { AtlasError } from '../domain/errors.ts';
import type { EntryFile } from '../domain/evidence/entry-file.ts';
import { locateJsonFault } from '../domain/formats/locate-json-fault.ts';
import { intersectBoxes } from '../domain/geometry/boxes.ts';
import { groupBy } from '../domain/group-by.ts';
import { readTracksParquet } from '../domain/tracks/read-tracks-parquet.ts';
import { ModulePart, PublishedSchema, SCHEMAS, StacCollection, StacItem } from './check-schemas.ts';
import { checkPmtilesFile } from './check-pmtiles-file.ts';
import { readGeojson } from './read-geojson.ts';
import { describeInEnglish, english } from './english.ts';
import { withWaters } from './with-waters.ts';

/** What a catalog says of a file. */
interface Named {
  readonly url: string;
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
}

/** Faults that are said again in the error; each has a line of its own before it. */
const MOST_SAID = 10;
/** Bytes of a file whose place of breaking off is looked for: longer ones are no JSON of an atlas. */
const LONGEST_LOCATED = 50e6;

/** The checks of one catalog: faults are gathered, not thrown. */
class Check {
  readonly faults: string[] = [];
  readonly #folder: string;
  readonly #hashes = new Map<string, string>();
  /** Files by what was claimed of them, and whether it held: an archive is named by several layers and a download. */
  readonly #checked = new Map<string, boolean>();
  readonly #told = new Set<string>();
  readonly #named = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(where: string, error: unknown): void {
    this.faults.push(describeInEnglish(new AtlasError('cli.check.fault', { where, what: describeInEnglish(error) })));
  }

  /** What is wrong with a file itself is told once, wherever it is named. */
  #addOnce(where: string, url: string, error: unknown): void {
    const key = `${url}\n${describeInEnglish(error)}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.add(`${where} (${url})`, error);
  }

  /** Whether a local file is there, of the size and SHA-256 that are stated. The same claim of a file is checked, and a fault of it told, once. */
  checkFile(where: string, named: Named): boolean {
    this.#named.add(named.url);
    const present = existsSync(join(this.#folder, named.url));
    const key = present ? JSON.stringify([named.url, named.bytes, named.sha256]) : named.url;
    const known = this.#checked.get(key) ?? this.#compare(where, named);
    this.#checked.set(key, known);
    return known;
  }

  #compare(where: string, { url, bytes, sha256 }: Named): boolean {
    const path = join(this.#folder, url);
    if (!existsSync(path)) {
      this.add(where, new AtlasError('cli.check.noFile', { url }));
      return false;
    }
    const stats = statSync(path);
    // A folder, or a device that never ends.
    if (!stats.isFile()) {
      this.add(where, new AtlasError('cli.check.noFile', { url }));
      return false;
    }
    const { size } = stats;
    if (bytes !== undefined && size !== bytes) {
      const fault = size < bytes && size < LONGEST_LOCATED && url.endsWith('json') ? locateJsonFault(readFileSync(path, 'utf8')) : undefined;
      const values = { url, bytes: String(size), claimed: String(bytes) };
      this.add(
        where,
        fault ? new AtlasError('cli.check.cutOff', values, { row: fault.line, field: fault.field }) : new AtlasError('cli.check.otherSize', values),
      );
      return false;
    }
    if (sha256 !== undefined && this.#hashOf(path) !== sha256) {
      this.add(where, new AtlasError('cli.check.otherHash', { url, hash: this.#hashOf(path) }));
      return false;
    }
    return true;
  }

  #hashOf(path: string): string {
    const known = this.#hashes.get(path) ?? createHash('sha256').update(readFileSync(path)).digest('hex');
    this.#hashes.set(path, known);
    return known;
  }

  /** A layer's file, opened with the reader of its format. */
  async checkLayer(where: string, layer: Layer): Promise<void> {
    if (isRemote(layer.url) || !this.checkFile(where, layer)) return;
    const path = join(this.#folder, layer.url);
    try {
      if (layer.format === 'pmtiles') await checkPmtilesFile(path, layer);
      else if (layer.format === 'parquet') await readTracksParquet(exactBuffer(readFileSync(path)), path);
      else readGeojson(path);
    } catch (error) {
      this.#addOnce(where, layer.url, error);
    }
  }

  async checkArchive(where: string, file: Named & { readonly sourceLayer?: string; readonly maxZoom?: number }): Promise<void> {
    if (isRemote(file.url) || !this.checkFile(where, file)) return;
    try {
      await checkPmtilesFile(join(this.#folder, file.url), { title: where, sourceLayer: file.sourceLayer, maxZoom: file.maxZoom });
    } catch (error) {
      this.#addOnce(where, file.url, error);
    }
  }

  /** A collection of STAC, and each item it links to. */
  checkStac(url: string): void {
    const collection = this.#readJson('stac', url, StacCollection);
    for (const { rel, href } of collection?.links ?? []) {
      if (rel === 'item' && !isRemote(href)) this.#readJson(`stac: ${href}`, join(dirname(url), href), StacItem);
    }
  }

  #readJson<Schema extends v.GenericSchema>(where: string, url: string, schema: Schema): v.InferOutput<Schema> | undefined {
    if (isRemote(url) || !this.checkFile(where, { url })) return undefined;
    try {
      return parseWhole(schema, parseJson(readFileSync(join(this.#folder, url), 'utf8'), url, locateJsonFault), url);
    } catch (error) {
      this.#addOnce(where, url, error);
      return undefined;
    }
  }

  /** A JSON file that the index names, of figures or of a species. */
  async checkNamed<Schema extends v.GenericSchema>(
    where: string,
    file: CatalogFile,
    schema: Schema,
    judge: (content: v.InferOutput<Schema>) => unknown = () => undefined,
  ): Promise<void> {
    if (isRemote(file.url) || !this.checkFile(where, file)) return;
    try {
      judge(await parseNamed(schema, new Uint8Array(readFileSync(join(this.#folder, file.url))), file));
    } catch (error) {
      this.#addOnce(where, file.url, error);
    }
  }

  /** The names of the base map: their index, and each of its files. */
  async checkPlaces(index: CatalogFile): Promise<void> {
    const files: CatalogFile[] = [];
    await this.checkNamed('base map: places', index, PlacesIndexSchema, (found) => files.push(...found.files));
    for (const file of files) await this.checkNamed('base map: places', file, PlacesFileSchema);
  }

  /** What lies beside the files that the index and its entries name: of each module what its build states, and the schemas. */
  checkBeside(modules: readonly { readonly id: string }[]): void {
    for (const { id } of modules) {
      const url = `${id}/module.json`;
      if (!existsSync(join(this.#folder, url))) continue;
      const part = this.#readJson(`module ${id}`, url, ModulePart);
      for (const file of part?.files ?? []) if (!this.#named.has(file.url)) this.checkFile(`module ${id}`, file);
    }
    for (const url of SCHEMAS) if (existsSync(join(this.#folder, url))) this.#readJson('schema', url, PublishedSchema);
  }

  /** An entry's own file: embedded, or read and checked to be its own. */
  readEntry(catalog: Catalog, row: EntryRow): EntryFile | undefined {
    const embedded = catalog.embedded.get(row.id);
    if (embedded || !row.file || isRemote(row.file.url)) return embedded;
    const where = `entry ${row.id}`;
    if (!this.checkFile(`${where}: file`, row.file)) return undefined;
    try {
      return parseEntry(readFileSync(join(this.#folder, row.file.url), 'utf8'), row.file.url, row);
    } catch (error) {
      this.add(where, error);
      return undefined;
    }
  }
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** `atlas check`: every fault is printed; any fault makes the command fail. */
export async function runCheck(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean' } } });
  if (values.help) {
    console.log(english.t('cli.check.help'));
    return;
  }
  if (positionals.length > 1) throw new AtlasError('cli.tooMany.catalogs', { names: positionals[1] ?? '' });
  const named = positionals[0] ?? join('public', 'atlas');
  const path = existsSync(named) && statSync(named).isDirectory() ? join(named, 'catalog.json') : named;
  if (!existsSync(path)) throw new AtlasError('cli.check.missing', {}, { file: path });
  const catalog = parseCatalog(readFileSync(path, 'utf8'), path);
  const check = new Check(dirname(path));
  for (const fault of catalog.faults) check.faults.push(describeInEnglish(fault));
  for (const { id, next } of listLostSuccessors(catalog.entries)) check.add(`entry ${id}`, new AtlasError('cli.check.noSuccessor', { id: next }));
  const seen = new Set<string>();
  const notes: string[] = [];
  const visit = async (where: string, layer: Layer): Promise<void> => {
    if (seen.has(layer.id)) check.add(where, new AtlasError('cli.check.idTwice', { id: layer.id }));
    seen.add(layer.id);
    await check.checkLayer(where, layer);
  };
  const hasZones = catalog.layers.some(({ kind }) => kind === 'economic-zones');
  const frames = new Map(catalog.countries.map(({ iso3, bbox }) => [iso3, hasZones ? withWaters(bbox) : bbox]));
  for (const layer of catalog.layers) {
    await visit(`layer ${layer.id}`, layer);
    const why = whyNowhere(layer, catalog.layers);
    if (why !== undefined) notes.push(`note\tlayer ${layer.id}: ${english.t('cli.check.nowhere', { why })}`);
    for (const [i, iso3] of (layer.countries ?? []).entries()) {
      const frame = frames.get(iso3);
      const meets = frame !== undefined && (layer.bbox === undefined || intersectBoxes(frame, layer.bbox) !== undefined);
      if (!meets) check.add(`layer ${layer.id}: countries.${i}`, new AtlasError(frame ? 'cli.check.farCountry' : 'cli.check.noCountry', { iso3 }));
    }
  }
  const known = new Set(catalog.modules.map(({ id }) => id));
  const byModule = groupBy(catalog.layers, ({ module }) => (module !== undefined && known.has(module) ? module : ''));
  for (const { id } of catalog.modules) list(id, byModule.get(id) ?? []);
  list('layers', byModule.get('') ?? []);
  for (const row of catalog.entries) {
    const { figures, events } = row;
    if (figures) await check.checkNamed(`entry ${row.id}: figures`, figures, BuiltFiguresSchema, (found) => requireOfEntry(found, row.id, figures.url));
    if (events) await check.checkNamed(`entry ${row.id}: events`, events, BuiltEventsSchema, (found) => requireOfEntry(found, row.id, events.url));
    const entry = check.readEntry(catalog, row);
    if (!entry) continue;
    for (const [i, layer] of entry.layers.entries()) await visit(`entry ${row.id}: layers.${i} ${layer.id}`, layer);
    list(row.id, entry.layers);
    for (const [i, download] of entry.downloads.entries()) {
      const where = `entry ${row.id}: downloads.${i}`;
      if (isRemote(download.url)) continue;
      if (row.file && download.sha256 === undefined) check.add(where, new AtlasError('cli.check.noHash'));
      check.checkFile(where, download);
    }
  }
  for (const { id, file } of catalog.species) if (file) await check.checkNamed(`species ${id}`, file, SpeciesFileSchema);
  list('base-map', [catalog.baseMap]);
  await check.checkArchive('base map', catalog.baseMap);
  const { relief } = catalog.baseMap;
  if (relief && !isRemote(relief.url)) check.checkFile('base map: relief', relief);
  if (catalog.baseMap.places) await check.checkPlaces(catalog.baseMap.places);
  if (catalog.overview) await check.checkArchive('overview', catalog.overview);
  if (catalog.known) await check.checkNamed('known', catalog.known, KnownFileSchema);
  if (catalog.cover) await check.checkNamed('cover', catalog.cover, CoverFileSchema);
  if (catalog.headlines) await check.checkNamed('headlines', catalog.headlines, HeadlinesSchema);
  if (catalog.calendar) await check.checkNamed('calendar', catalog.calendar, CalendarFileSchema);
  if (catalog.stories) await check.checkNamed('stories', catalog.stories, StoriesFileSchema);
  for (const [language, file] of Object.entries(catalog.texts ?? {})) await check.checkNamed(`texts: ${language}`, file, TextsFileSchema);
  if (catalog.words) await check.checkNamed('words', catalog.words, WordsFileSchema);
  if (catalog.names) await check.checkNamed('names', catalog.names, NamesFileSchema);
  if (catalog.stac !== undefined) check.checkStac(catalog.stac);
  check.checkBeside(catalog.modules);
  for (const note of notes) console.log(note);
  for (const fault of check.faults) console.log(`fault\t${fault}`);
  const n = check.faults.length;
  if (n > 0)
    throw new AtlasError('cli.check.faults', { n, faults: [...check.faults.slice(0, MOST_SAID), ...(n > MOST_SAID ? ['…'] : [])].join('; ') }, { file: path });
  console.log(english.t('cli.check.ok', { file: path, modules: catalog.modules.length, entries: catalog.entries.length, layers: seen.size }));
}

/** A line for each licence and citation of the layers of an entry or module: most have one. */
function list(id: string, layers: readonly Pick<Layer, 'licence' | 'citation'>[]): void {
  for (const [rights, { length }] of groupBy(layers, ({ licence, citation }) => `${licence}\t${citation}`)) {
    console.log(`${id}\t${english.t('cli.check.layers', { n: length })}\t${rights}`);
  }
}
