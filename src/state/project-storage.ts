import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { AtlasError } from '../domain/errors.ts';
import { type Project, ProjectSchema } from '../domain/assessment/project.ts';

const KEY = 'present';
let opened: UseStore | undefined;

function openStore(): UseStore {
  opened ??= createStore('atlas-of-animal-migration-projects', 'projects');
  return opened;
}

/**
 * Keep the project for the next visit, on this machine only, in place of the one kept before.
 * @throws AtlasError when the browser has no room for it or keeps nothing (private windows)
 */
export async function saveProject(project: Project): Promise<void> {
  try {
    await set(KEY, project, openStore());
  } catch (error) {
    throw new AtlasError(
      `The browser did not keep the project for the next visit (${reasonOf(error)}).`,
      'It stays until the page is closed. Save the project file to keep it.',
    );
  }
}

/**
 * The project of the last visit; undefined where there is none.
 * @throws AtlasError when it cannot be read; it is left where it is
 */
export async function loadProject(): Promise<Project | undefined> {
  let kept: unknown;
  try {
    kept = await get<unknown>(KEY, openStore());
  } catch (error) {
    throw new AtlasError(
      `The project of an earlier visit cannot be read (${reasonOf(error)}).`,
      'The rest of the atlas works. Open its project file if you saved one.',
    );
  }
  if (kept === undefined) return undefined;
  const parsed = v.safeParse(ProjectSchema, kept);
  if (parsed.success) return parsed.output;
  throw new AtlasError(
    `The project of an earlier visit is damaged at ${v.getDotPath(parsed.issues[0]) ?? 'its root'}.`,
    'It is replaced as soon as you start another. Open its project file if you saved one.',
  );
}

/**
 * Remove what is kept.
 * @throws AtlasError when the browser's storage cannot be opened
 */
export async function forgetProject(): Promise<void> {
  try {
    await del(KEY, openStore());
  } catch (error) {
    throw new AtlasError(
      `The project kept in the browser could not be removed (${reasonOf(error)}).`,
      "Clear this site's data in the browser's settings to remove it.",
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
