// `npm run data`: the files of public/atlas from data/modules, a module at a time. The same input gives the same bytes,
// whatever the order and the number of processes.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawCountries } from './base-map.ts';
import { buildModule } from './build-module.ts';
import { encodeJson } from './describe-file.ts';
import { SourceProblem } from './find-source.ts';
import { manifestJsonSchema } from './manifest.ts';
import { mergeModules, removeForsaken } from './merge.ts';
import { type CountryPart, splitIntoParts } from './range-states.ts';
import { writeWhole } from './write-files.ts';
import { describeInEnglish } from '../src/cli/english.ts';

const HELP = `npm run data                        builds the modules that changed, then the index
npm run data -- --module ID…        builds these modules alone
npm run data -- --merge             makes index, overview and STAC collection from the modules that lie built
  --force                           builds modules that have not changed, too
  --from DIR, --to DIR              other folders than data/modules and public/atlas`;

const root = fileURLToPath(new URL('..', import.meta.url));
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        module: { type: 'string', multiple: true },
        merge: { type: 'boolean' },
        force: { type: 'boolean' },
        from: { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    console.error(`npm run data: ${describeInEnglish(error)}`);
    process.exit(1);
  }
}

const { values, positionals } = readArguments();

const from = values.from ?? join(root, 'data', 'modules');
const output = values.to ?? join(root, 'public', 'atlas');
const problems: string[] = [];
/** Why there is no new index; the modules' own folders are whole then. */
let unmerged: string | undefined;

async function main(): Promise<void> {
  const every = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const named = [...(values.module ?? []), ...positionals];
  const whole = named.length === 0 && !values.merge;
  let countries: readonly CountryPart[] | undefined;
  const landOf = (): readonly CountryPart[] => (countries ??= splitIntoParts(drawCountries()));
  for (const name of whole ? every : named) await buildOne(name, landOf);
  if (whole) for (const name of removeForsaken(output, every)) console.log(`${name}: has no manifest any more, taken away`);
  if (whole || values.merge) {
    await merge();
    if (values.from === undefined) writeWhole(join(root, 'data', 'manifest.schema.json'), encodeJson(manifestJsonSchema()));
  }
}

async function merge(): Promise<void> {
  try {
    const { modules, entries, layers } = await mergeModules(output);
    console.log(`index: ${modules.length} modules, ${entries.length} entries, ${layers.length} layers of barriers and areas`);
  } catch (error) {
    unmerged = describeInEnglish(error);
  }
}

async function buildOne(name: string, countries: () => readonly CountryPart[]): Promise<void> {
  const started = performance.now();
  try {
    const { files } = await buildModule({ folder: join(from, name), root, output }, countries, values.force);
    if (files === undefined) return console.log(`${name}: not changed`);
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    console.log(`${name}: ${files.length} files, ${(bytes / 1e6).toFixed(2)} MB, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    // One module's fault leaves the others to be built; a source that is missing says where to get it.
    if (!(error instanceof Error)) throw error;
    problems.push(`${name}: ${describeInEnglish(error)}`);
    const isPlain = error instanceof SourceProblem || error.name === 'AtlasError' || 'code' in error;
    if (!isPlain) console.error(error.stack);
  }
}

if (values.help) {
  console.log(HELP);
} else {
  try {
    await main();
  } catch (error) {
    problems.push(describeInEnglish(error));
  }
}
if (problems.length > 0) {
  console.error('These were not built; their built files stay as they are:');
  for (const problem of problems) console.error(`  ${problem}`);
}
if (unmerged !== undefined) console.error(`The index was not made, and an earlier one stays as it is: ${unmerged}`);
if (problems.length > 0 || unmerged !== undefined) process.exitCode = 1;
