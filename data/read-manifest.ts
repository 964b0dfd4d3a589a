import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { AtlasError, reasonOf } from '../src/domain/errors.ts';
import { describeIssue, fieldOf, listUnknownFields } from '../src/cli/describe-issue.ts';
import { english } from '../src/cli/english.ts';
import { findNear } from '../src/cli/find-near.ts';
import { describeJsonFault } from './describe-json-fault.ts';
import { EVIDENCE } from './evidence/table.ts';
import { ManifestSchema, type Manifest } from './manifest.ts';

/** The file of a module's manifest, in its folder. */
const MANIFEST_FILE = 'module.json';

function describeAbsent(folder: string): string {
  if (existsSync(folder)) return `the folder has no ${MANIFEST_FILE}`;
  const parent = dirname(folder);
  const near = existsSync(parent) ? findNear(basename(folder), readdirSync(parent)) : undefined;
  return `there is no such folder${near === undefined ? '' : `; “${near}” is there: is its name mistyped?`}`;
}

const Named = v.object({ id: v.string() });

/** Of a field of a source, population or layer its id, which is easier to find than its number. */
function nameOwner(issue: v.BaseIssue<unknown>, json: unknown): string {
  const [list, at] = (issue.path ?? []).map(({ key }) => key);
  if ((list !== 'sources' && list !== 'populations' && list !== 'layers') || typeof at !== 'number') return '';
  const lists = v.safeParse(v.object({ [list]: v.array(v.unknown()) }), json);
  const owner = lists.success ? v.safeParse(Named, lists.output[list]?.[at]) : undefined;
  return owner?.success ? ` (in “${owner.output.id}”)` : '';
}

/**
 * Parse a module's manifest.
 * @throws AtlasError that names the file and every field that is wrong
 */
export function readManifest(path: string): Manifest {
  if (!existsSync(path)) throw new AtlasError('cli.unreadable', { detail: describeAbsent(dirname(path)) }, { file: path });
  // Some editors begin a file with a mark of its encoding.
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AtlasError('cli.unreadable', { detail: describeJsonFault(text) ?? reasonOf(error) }, { file: path });
  }
  const result = v.safeParse(ManifestSchema, json);
  if (!result.success) {
    const faults = result.issues.map((issue) => `${fieldOf(issue)}: ${describeIssue(issue)}${nameOwner(issue, json)}`);
    throw new AtlasError('cli.unreadable', { detail: faults.join('; ') }, { file: path, field: fieldOf(result.issues[0]) });
  }
  const manifest = result.output;
  // An editor finds the schema by it.
  const [stray] = listUnknownFields(json, manifest).filter((field) => field !== '$schema');
  if (stray !== undefined) throw new AtlasError('cli.invalid', { detail: english.t('cli.issue.unknown') }, { file: path, field: stray });
  const sources = new Set(manifest.sources.map((source) => source.id));
  for (const list of ['sources', 'populations', 'layers'] as const) {
    const ids = manifest[list].map(({ id }) => id);
    const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
    const field = `${list}.${twice}.id`;
    if (twice >= 0) throw new AtlasError('cli.invalid', { detail: `"${ids[twice]}" stands twice` }, { file: path, field });
  }
  const named = [
    ...manifest.populations.flatMap((population, i) =>
      EVIDENCE[population.evidence].listSources(population).map(({ id, field }) => ({ id, field: `populations.${i}.${field}` })),
    ),
    ...manifest.layers.flatMap(({ source }, i) => (source === undefined ? [] : [{ id: source, field: `layers.${i}.source` }])),
  ];
  const unknown = named.find(({ id }) => !sources.has(id));
  if (unknown !== undefined) {
    const near = findNear(unknown.id, sources);
    const hint = near === undefined ? '' : `; one has the id "${near}"`;
    throw new AtlasError('cli.invalid', { detail: `no source has the id "${unknown.id}"${hint}` }, { file: path, field: unknown.field });
  }
  return manifest;
}
