import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawCountries } from './base-map.ts';
import { buildModule, fieldsOfFault, type ModulePlace } from './build-module.ts';
import { encodeJson } from './describe-file.ts';
import { SourceProblem } from './find-source.ts';
import { type Manifest, manifestJsonSchema } from './manifest.ts';
import { mergeModules, removeForsaken } from './merge.ts';
import { type CountryPart, splitIntoParts } from './range-states.ts';
import { refuseClash } from './refuse-clash.ts';
import { storyJsonSchema } from './stories.ts';
import { writeWhole } from './write-files.ts';
import { describeInEnglish } from '../src/cli/english.ts';

let land: readonly CountryPart[] | undefined;
/** The countries, drawn where a module first needs them: that takes seconds. */
const landOf = (): readonly CountryPart[] => (land ??= splitIntoParts(drawCountries()));

const root = fileURLToPath(new URL('..', import.meta.url));

export interface BuildOptions {
  /** Modules by the names of their folders; none stands for all of them, and the index after them. */
  readonly modules: readonly string[];
  /** Makes index, overview and STAC collection of what lies built. */
  readonly merge: boolean;
  /** Builds modules that have not changed, too. */
  readonly force: boolean;
  /** Folder of the modules; data/modules unless named. */
  readonly from: string | undefined;
  /** Folder of the atlas; public/atlas unless named. */
  readonly to: string | undefined;
}

/** Where a build tells what it does, line by line. */
export interface BuildLog {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * The files of an atlas from its modules, a module at a time. One module's fault leaves the others to be built, and its own
 * files as they were.
 * @returns whether everything that was asked for was built
 */
export async function buildAtlas(options: BuildOptions, log: BuildLog): Promise<boolean> {
  const from = options.from ?? join(root, 'data', 'modules');
  const output = options.to ?? join(root, 'public', 'atlas');
  const every = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const whole = options.modules.length === 0 && !options.merge;

  const problems: string[] = [];
  for (const name of whole ? every : options.modules) {
    const admit = (manifest: Manifest, path: string): void => refuseClash(manifest, path, output, whole);
    const problem = await buildOne(name, { folder: join(from, name), root, output, admit }, options.force, log);
    if (problem !== undefined) problems.push(problem);
  }
  if (whole) for (const name of removeForsaken(output, every)) log.say(`${name}: has no manifest any more, taken away`);
  const unmerged = whole || options.merge ? await merge(from, output, log) : undefined;
  if ((whole || options.merge) && options.from === undefined) {
    writeWhole(join(root, 'data', 'manifest.schema.json'), encodeJson(manifestJsonSchema()));
    writeWhole(join(root, 'data', 'story.schema.json'), encodeJson(storyJsonSchema()));
  }

  if (problems.length > 0) log.warn(['These were not built; their built files stay as they are:', ...problems.map((line) => `  ${line}`)].join('\n'));
  if (unmerged !== undefined) log.warn(`The index was not made, and an earlier one stays as it is: ${unmerged}`);
  return problems.length === 0 && unmerged === undefined;
}

/** @returns why there is no new index, if there is none; the modules' own folders are whole then */
async function merge(from: string, output: string, log: BuildLog): Promise<string | undefined> {
  try {
    const { modules, entries, layers } = await mergeModules(output, { from, root, warn: log.warn });
    log.say(`index: ${modules.length} modules, ${entries.length} entries, ${layers.length} layers of barriers and areas`);
    return undefined;
  } catch (error) {
    return describeInEnglish(error);
  }
}

/** @returns why the module was not built, if it was not; a source that is missing says where to get it */
async function buildOne(name: string, place: ModulePlace, force: boolean, log: BuildLog): Promise<string | undefined> {
  const started = performance.now();
  try {
    const { files, told } = await buildModule(place, landOf, force);
    for (const line of told) log.warn(`${name}: ${line}`);
    const bytes = (files ?? []).reduce((sum, file) => sum + file.bytes.length, 0);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    log.say(`${name}: ${files === undefined ? 'not changed' : `${files.length} files, ${(bytes / 1e6).toFixed(2)} MB, ${seconds} s`}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isPlain = error instanceof SourceProblem || error.name === 'AtlasError' || 'code' in error;
    if (!isPlain) log.warn(error.stack ?? error.message);
    const fields = fieldsOfFault(error);
    return `${name}: ${describeInEnglish(error)}${fields === undefined ? '' : ` (${fields})`}`;
  }
}
