import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { type Project, ProjectSchema } from './project.ts';

const FORMAT = 'atlas-of-animal-migration/project';
const VERSION = 1;

/** A project as a file to keep or to pass on: JSON, positions as [lon, lat] in WGS 84 degrees. */
export function formatProjectFile(project: Project): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, project }, undefined, 1)}\n`;
}

/**
 * The project in a project file.
 * @param file its name, for errors
 * @throws AtlasError naming the file, and the field that is wrong where there is one
 */
export function parseProjectFile(text: string, file: string): Project {
  const fail = (message: string, advice: string, field?: string): AtlasError =>
    new AtlasError(message, `Your present project stays as it is. ${advice}`, field === undefined ? { file } : { file, field });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw fail(`${file} is not valid JSON (${error instanceof Error ? error.message : String(error)}).`, 'The file is damaged or cut short: ask for it again.');
  }
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number(), project: v.unknown() }), value);
  if (!head.success)
    throw fail(
      `${file} is not a project file of this atlas.`,
      'Choose the file that “Save project file” made; a drawn line is opened with “Upload an alignment”.',
      'format',
    );
  if (head.output.version !== VERSION) {
    throw fail(
      `${file} is a project file of version ${head.output.version}; this atlas reads version ${VERSION}.`,
      'Open it in the atlas that it was saved with.',
      'version',
    );
  }
  const parsed = v.safeParse(ProjectSchema, head.output.project);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = ['project', v.getDotPath(issue)].filter(Boolean).join('.');
  throw fail(`${file} is damaged at ${field}: ${issue.message}.`, 'Ask for the file again, or mend that entry.', field);
}
