import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildModule } from '../../data/build-module.ts';
import { worldCountries } from '../data/countries.ts';
import { writeModule } from '../data/small-modules.ts';

const examples = fileURLToPath(new URL('../../docs/modules', import.meta.url));

/** Builds an example module of docs/modules into a folder of its own, as the build does; returns that folder. In this process: a start of the command takes longer. */
export async function buildExample(name: string): Promise<string> {
  const output = mkdtempSync(join(tmpdir(), `atlas-${basename(name)}-page-`));
  await buildModule({ folder: join(examples, name), root: join(output, 'nowhere'), output }, worldCountries);
  return output;
}

/** Builds a module of somebody's files as the build does; returns the folder of the built module. */
export async function buildFiles(id: string, files: Readonly<Record<string, string | Uint8Array>>, rest: object): Promise<string> {
  const base = mkdtempSync(join(tmpdir(), `atlas-${id}-files-`));
  const output = join(base, 'atlas');
  writeModule(base, id, files, rest);
  await buildModule({ folder: join(base, id), root: join(base, 'nowhere'), output }, worldCountries);
  return join(output, id);
}
