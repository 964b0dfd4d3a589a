// `npm run data`: every file of public/atlas from data/modules. The same input gives the same bytes.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { parseCatalogV1 as parseCatalog } from '../src/domain/catalog/parse-catalog-v1.ts';
import { AtlasError } from '../src/domain/errors.ts';
import { CatalogSchema, type Catalog, type Module } from '../src/domain/catalog/schema.ts';
import { buildBaseMap } from './base-map.ts';
import { buildLayer } from './build-layer.ts';
import { buildPopulation, type BuiltFile } from './build-population.ts';
import { decodeSource, readSourceBytes, SourceProblem } from './find-source.ts';
import { type Manifest, manifestJsonSchema } from './manifest.ts';
import { splitIntoParts } from './range-states.ts';
import { readManifest } from './read-manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const modulesFolder = join(root, 'data', 'modules');
const output = join(root, 'public', 'atlas');
const problems: string[] = [];

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, undefined, 1)}\n`);
}

function readBuiltCatalog(): Catalog | undefined {
  const path = join(output, 'catalog.json');
  return existsSync(path) ? parseCatalog(readFileSync(path, 'utf8'), path) : undefined;
}

async function buildModule(manifest: Manifest, folder: string, parts: ReturnType<typeof splitIntoParts>): Promise<{ module: Module; files: BuiltFile[] }> {
  const bytes = new Map(manifest.sources.map((source) => [source.id, readSourceBytes(source, folder, root)]));
  const open = (sourceId: string): Uint8Array<ArrayBuffer> => bytes.get(sourceId) ?? new Uint8Array();
  const files: BuiltFile[] = [];
  const populations: Module['populations'] = [];
  for (const population of manifest.populations) {
    const built = await buildPopulation(population, manifest, open, parts);
    populations.push(built.entry);
    files.push(...built.files);
  }
  const layers: Module['layers'] = [];
  for (const layer of manifest.layers) {
    const built = await buildLayer(layer, manifest, decodeSource(open(layer.source)));
    layers.push(built.entry);
    files.push(...built.files);
  }
  const { id, title, custodian, summary, licence, attribution, citation, doi } = manifest;
  const sources = manifest.sources.map((source) => ({
    title: source.title,
    url: source.url,
    sha256: source.sha256,
    licence: source.licence,
    attribution: source.attribution,
    citation: source.citation,
    ...(source.doi === undefined ? {} : { doi: source.doi }),
  }));
  return {
    module: { id, title, custodian, summary, licence, attribution, citation, ...(doi === undefined ? {} : { doi }), sources, populations, layers },
    files,
  };
}

mkdirSync(output, { recursive: true });
const before = readBuiltCatalog();
const base = await buildBaseMap();
const countryParts = splitIntoParts(base.countryPolygons);
writeFileSync(join(output, 'base-map.pmtiles'), base.pmtiles);

const modules: Module[] = [];
const names = readdirSync(modulesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
for (const name of names) {
  const folder = join(modulesFolder, name);
  const started = performance.now();
  try {
    const manifest = readManifest(join(folder, 'module.json'));
    const { module, files } = await buildModule(manifest, folder, countryParts);
    const target = join(output, manifest.id);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    for (const file of files) writeFileSync(join(target, file.name), file.bytes);
    modules.push(module);
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    console.log(`${name}: ${files.length} files, ${(bytes / 1e6).toFixed(2)} MB, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    if (!(error instanceof SourceProblem || error instanceof AtlasError)) throw error;
    problems.push(`${name}: ${error.message}`);
    const built = before?.modules.find((module) => module.id === name);
    if (built) modules.push(built);
  }
}

const catalog: Catalog = {
  version: 1,
  title: 'Atlas of Animal Migration',
  baseMap: {
    url: 'base-map.pmtiles',
    licence: 'CC-BY-4.0',
    attribution: 'Natural Earth (public domain), GeoNames (CC BY 4.0)',
    citation: 'Natural Earth, land and countries at 1:110m, 1:50m and 1:10m; GeoNames, populated places, https://www.geonames.org/',
  },
  countries: base.countries,
  modules,
};
const text = `${JSON.stringify(catalog, undefined, 1)}\n`;
parseCatalog(text, 'public/atlas/catalog.json');
writeFileSync(join(output, 'catalog.json'), text);
writeJson(join(output, 'catalog.schema.json'), toJsonSchema(CatalogSchema));
writeJson(join(root, 'data', 'manifest.schema.json'), manifestJsonSchema());

if (problems.length > 0) {
  console.error('These modules were not rebuilt; their built files stay as they are:');
  for (const problem of problems) console.error(`  ${problem}`);
  process.exitCode = 1;
}
