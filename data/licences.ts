import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const LockFile = v.object({
  packages: v.record(
    v.string(),
    v.object({ version: v.optional(v.string()), license: v.optional(v.string()), dev: v.optional(v.boolean()), devOptional: v.optional(v.boolean()) }),
  ),
});

/** Licences that let anyone use, change and pass on what is built, with notice alone. */
export const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'EDL-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
] as const;

/** What packages say wrongly or in another place than package.json: as their own licence files have it. */
const STATED_ELSEWHERE: Readonly<Record<string, string>> = {
  arc: 'BSD-2-Clause',
  'png-js': 'MIT',
  'splaytree-ts': 'BSD-3-Clause',
  // A fork of jsonlint, which is under MIT; the fork itself says nothing.
  '@mapbox/jsonlint-lines-primitives': 'MIT',
};

export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; empty where none is stated. */
  readonly licence: string;
}

/** Every package that page and command may contain, by name: those that `package-lock.json` does not mark as of development. */
export function listLicences(lockFile: string): PackageLicence[] {
  const { packages } = v.parse(LockFile, JSON.parse(lockFile));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version = '', license = '' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: STATED_ELSEWHERE[name] ?? license };
    })
    .sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
}

/** Whether a licence is allowed: of several to choose from one, of several together all. */
export function isAllowed(licence: string): boolean {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  const known: readonly string[] = ALLOWED;
  if (bare.includes(' OR ')) return bare.split(' OR ').some((each) => known.includes(each));
  return bare.split(' AND ').every((each) => known.includes(each));
}

/** `npm run licences`: a line a package, then how many have which licence; fails on one that is not allowed. */
export function printLicences(): void {
  const all = listLicences(readFileSync(fileURLToPath(new URL('../package-lock.json', import.meta.url)), 'utf8'));
  for (const { name, version, licence } of all) console.log(`${name}\t${version}\t${licence}`);
  const counts = new Map<string, number>();
  for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  console.log(`\n${all.length} packages`);
  for (const [licence, n] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`${n}\t${licence}${isAllowed(licence) ? '' : '\tnot allowed'}`);
  if (all.some(({ licence }) => !isAllowed(licence))) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printLicences();
