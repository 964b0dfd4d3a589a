import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { detailOf } from '../formats/out-of-bounds.ts';
import { parseJson } from '../formats/parse-json.ts';
import { type Project, ProjectSchema } from './project.ts';

const FORMAT = 'atlas-of-animal-migration/project';
const VERSION = 1;
/** A fault a person is told of is one: of a damaged file there may be millions. */
const FIRST = { abortEarly: true } as const;

/** A project as a file to keep or to pass on: JSON, positions as [lon, lat] in WGS 84 degrees. */
export function formatProjectFile(project: Project): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, project }, undefined, 1)}\n`;
}

/** Projects of thousands of lines have a few. */
const MAX_FILE = 50e6;

/**
 * Asked before a file is read.
 * @throws AtlasError naming the file where it is too large for a project
 */
export function checkProjectSize({ name, size }: { readonly name: string; readonly size: number }): void {
  if (size > MAX_FILE) throw new AtlasError('projectFile.tooLarge', { mb: Math.round(size / 1e6), most: MAX_FILE / 1e6 }, { file: name });
}

/**
 * The project in a project file.
 * @param file its name, for errors
 * @throws AtlasError naming the file, and the field that is wrong where there is one
 */
export function parseProjectFile(text: string, file: string): Project {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw new AtlasError('projectFile.notJson', { detail: detailOf(error) }, { file });
  }
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number(), project: v.unknown() }), value);
  if (!head.success) throw new AtlasError('projectFile.other', {}, { file, field: 'format' });
  const { version } = head.output;
  if (version !== VERSION) throw new AtlasError('projectFile.otherVersion', { version, reads: VERSION }, { file, field: 'version' });
  const parsed = v.safeParse(ProjectSchema, head.output.project, FIRST);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = ['project', v.getDotPath(issue)].filter(Boolean).join('.');
  throw new AtlasError('projectFile.damaged', { detail: issue.message }, { file, field });
}
