import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseCatalogV1 as parseCatalog } from '../domain/catalog/parse-catalog-v1.ts';
import type { Layer } from '../domain/catalog/schema.ts';
import { AtlasError } from '../domain/errors.ts';
import { readTracksParquet } from '../domain/tracks/read-tracks-parquet.ts';
import { checkPmtilesFile } from './check-pmtiles-file.ts';
import { readGeojson } from './read-geojson.ts';

const HELP = `atlas check [CATALOG.json]
Validates a catalog (default public/atlas/catalog.json) and every local file it names, and lists the licence
and citation of each. Layers at absolute addresses are listed, not fetched.`;

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

async function checkLayerFile(layer: Layer, path: string): Promise<void> {
  if (layer.format === 'pmtiles') {
    await checkPmtilesFile(path, layer);
  } else if (layer.format === 'parquet') {
    await readTracksParquet(exactBuffer(readFileSync(path)), path);
  } else {
    readGeojson(path);
  }
}

/** `atlas check`: every fault is printed; any fault makes the command fail. */
export async function runCheck(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (positionals.length > 1) throw new AtlasError(`one catalog at a time: "${positionals[1]}" is one too many`, HELP);
  const path = positionals[0] ?? join('public', 'atlas', 'catalog.json');
  if (!existsSync(path)) throw new AtlasError(`${path} does not exist`, 'Run "npm run data".', { file: path });
  const catalog = parseCatalog(readFileSync(path, 'utf8'), path);
  const folder = dirname(path);
  const faults: string[] = [];
  const ids = new Set<string>();
  const isRemote = (url: string): boolean => /^[a-z]+:\/\//i.test(url);
  const layers = catalog.modules.flatMap((module) => [...module.layers, ...module.populations.flatMap((p) => p.layers)]);
  for (const layer of layers) {
    if (ids.has(layer.id)) faults.push(`layer ${layer.id}: the id stands twice`);
    ids.add(layer.id);
    console.log(`${layer.id}\t${layer.url}\t${layer.licence}\t${layer.citation}`);
    if (isRemote(layer.url)) continue;
    try {
      await checkLayerFile(layer, join(folder, layer.url));
    } catch (error) {
      faults.push(`layer ${layer.id} (${layer.url}): ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const population of catalog.modules.flatMap((module) => module.populations)) {
    for (const download of population.downloads) {
      const file = join(folder, download.url);
      if (isRemote(download.url)) continue;
      if (!existsSync(file)) faults.push(`download ${download.url} of ${population.id} does not exist`);
      else if (statSync(file).size !== download.bytes) {
        faults.push(`download ${download.url} of ${population.id} has ${statSync(file).size} bytes, not ${download.bytes}`);
      }
    }
  }
  const { url, licence, citation } = catalog.baseMap;
  console.log(`base-map\t${url}\t${licence}\t${citation}`);
  if (!isRemote(url)) {
    try {
      await checkPmtilesFile(join(folder, url), { title: 'Base map' });
    } catch (error) {
      faults.push(`base map (${url}): ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const number = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  if (faults.length > 0) throw new AtlasError(`${path}: ${number}: ${faults.join('; ')}`, 'Mend the manifest and run "npm run data".');
  console.log(`${path}: ${catalog.modules.length} modules, ${layers.length} layers, no fault`);
}
