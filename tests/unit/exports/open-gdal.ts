import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import initGdalJs, { type Gdal } from 'gdal3.js/node.js';

declare module 'gdal3.js/node.js' {
  interface Gdal {
    ogr2ogr(dataset: GdalDataset, options: readonly string[], name: string): Promise<{ local: string; all: readonly { local: string }[] }>;
    gdal_translate(dataset: GdalDataset, options: readonly string[]): Promise<{ local: string }>;
    gdaltransform(points: readonly (readonly number[])[], options: readonly string[]): Promise<number[][]>;
  }
}

let opened: Promise<Gdal> | undefined;

/** GDAL in WebAssembly: reads what we write, independently of us. Opened once for all that share a process: that takes seconds. */
export function openGdal(): Promise<Gdal> {
  opened ??= initGdalJs({ path: relative(process.cwd(), join(dirname(createRequire(import.meta.url).resolve('gdal3.js/package.json')), 'dist/package')) });
  return opened;
}
