// `npm run data`: the files of public/atlas from data/modules, a module at a time. The same input gives the same bytes,
// whatever the order and the number of processes.
import { parseArgs } from 'node:util';
import { buildAtlas } from './build-atlas.ts';
import { describeInEnglish } from '../src/cli/english.ts';

const HELP = `npm run data                        builds the modules that changed, then the index
npm run data -- --module ID…        builds these modules alone
npm run data -- --merge             makes index, overview and STAC collection from the modules that lie built
  --force                           builds modules that have not changed, too
  --from DIR, --to DIR              other folders than data/modules and public/atlas`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      module: { type: 'string', multiple: true, default: [] },
      merge: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      from: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { help, module: named, ...options } = values;
  if (help) console.log(HELP);
  else {
    const built = await buildAtlas(
      { merge: options.merge, force: options.force, from: options.from, to: options.to, modules: [...named, ...positionals] },
      { say: console.log, warn: console.error },
    );
    if (!built) process.exitCode = 1;
  }
} catch (error) {
  console.error(`npm run data: ${describeInEnglish(error)}`);
  process.exitCode = 1;
}
