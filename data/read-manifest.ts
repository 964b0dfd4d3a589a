import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AtlasError, reasonOf } from '../src/domain/errors.ts';
import { describeIssue, fieldOf, listUnknownFields } from '../src/cli/describe-issue.ts';
import { english } from '../src/cli/english.ts';
import { EVIDENCE } from './evidence/table.ts';
import { ManifestSchema, type Manifest } from './manifest.ts';

/**
 * Parse a module's manifest.
 * @throws AtlasError that names the file and every field that is wrong
 */
export function readManifest(path: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
  const result = v.safeParse(ManifestSchema, json);
  if (!result.success) {
    const faults = result.issues.map((issue) => `${fieldOf(issue)}: ${describeIssue(issue)}`);
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
    throw new AtlasError('cli.invalid', { detail: `no source has the id "${unknown.id}"` }, { file: path, field: unknown.field });
  }
  return manifest;
}
