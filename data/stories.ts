import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describeIssue, fieldOf } from '../src/cli/describe-issue.ts';
import type { CatalogFile } from '../src/domain/catalog/fields.ts';
import { type Headlines, HeadlinesSchema } from '../src/domain/catalog/figures.ts';
import { findEntry } from '../src/domain/catalog/find-entries.ts';
import type { CatalogIndex } from '../src/domain/catalog/index-schema.ts';
import { parseEntry } from '../src/domain/catalog/load-entry.ts';
import type { Catalog } from '../src/domain/catalog/parse-catalog.ts';
import { type StoriesFile, type Story, StorySchema, tellStep } from '../src/domain/catalog/story-file.ts';
import { openEntry } from '../src/domain/evidence/summarise-entry.ts';
import { describeFile, encodeJson } from './describe-file.ts';
import { writeWhole } from './write-files.ts';

/** Guided stories: a file an entry, named by its id; what it may hold stands in `src/domain/catalog/story-file.ts`. */
const SOURCE = fileURLToPath(new URL('stories', import.meta.url));
const STORIES_FILE = 'stories.json';

/** What editors check a story's file with. */
export function storyJsonSchema(): ReturnType<typeof toJsonSchema> {
  return toJsonSchema(StorySchema, { ignoreActions: ['check', 'finite'] });
}

/** @throws Error naming the file and the field that is wrong */
export function readStories(folder: string = SOURCE): Story[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const result = v.safeParse(v.pipe(v.string(), v.parseJson(), StorySchema), readFileSync(path, 'utf8'));
      if (!result.success) {
        const [issue] = result.issues;
        throw new Error(`${path}: ${fieldOf(issue)}: ${describeIssue(issue)}`);
      }
      const { entry, steps } = result.output;
      if (entry !== basename(name, '.json')) throw new Error(`${path}: entry: must be the name of its file, not "${entry}"`);
      return { entry, steps };
    });
}

/** Steps that cannot be told from the files of an atlas, as “entry: step n (tells)”. */
export function listUntold(stories: readonly Story[], catalog: Catalog, headlines: Headlines, read: (url: string) => string): string[] {
  return stories.flatMap(({ entry: id, steps }) => {
    const found = findEntry(catalog, id);
    if (!found?.row.file) return [`${id}: no such entry`];
    const entry = openEntry(found, parseEntry(read(found.row.file.url), found.row.file.url, found.row));
    return steps.flatMap((step, at) => (tellStep(entry, step, { layers: catalog.layers, headlines }) ? [] : [`${id}: step ${at + 1} (${step.tells})`]));
  });
}

/**
 * The stories of entries that are there, written, and what the index says of them; undefined where there are none.
 * @param output the folder of the atlas, with all that the index names and its headline figures
 * @throws Error where a step cannot be told from the data
 */
export function describeStories(index: CatalogIndex, output: string): CatalogFile | undefined {
  const catalog: Catalog = { ...index, embedded: new Map(), faults: [] };
  const stories = readStories().filter(({ entry }) => findEntry(catalog, entry)?.row.file !== undefined);
  if (stories.length === 0) return forgetStories(output);
  const headlines = v.parse(v.pipe(v.string(), v.parseJson(), HeadlinesSchema), readFileSync(join(output, 'headlines.json'), 'utf8'));
  const layers = new Set(index.layers.map(({ id }) => id));
  // An atlas of some modules alone lacks layers that a story is about: it goes without that story.
  const whole = stories.filter(({ steps }) => steps.every((step) => !('layer' in step) || layers.has(step.layer)));
  const untold = listUntold(whole, catalog, headlines, (url) => readFileSync(join(output, url), 'utf8'));
  if (untold.length > 0) throw new Error(`the data do not say what stories tell: ${untold.join('; ')}; mend data/stories`);
  if (whole.length === 0) return forgetStories(output);
  const bytes = encodeJson({ version: 1, stories: whole } satisfies StoriesFile);
  writeWhole(join(output, STORIES_FILE), bytes);
  return describeFile('', STORIES_FILE, bytes);
}

function forgetStories(output: string): undefined {
  rmSync(join(output, STORIES_FILE), { force: true });
}
