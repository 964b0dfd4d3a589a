import { SEASON_PAIRS } from '../domain/movement/types.ts';
import { CorridorMethodSchema } from '../domain/movement/corridor-method.ts';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { OutOfBounds } from '../domain/formats/out-of-bounds.ts';
import { parseJson } from '../domain/formats/parse-json.ts';
import { describeIssue, fieldOf, listUnknownFields } from './describe-issue.ts';
import { english } from './english.ts';
import { ConfirmationSchema } from '../domain/movement/sequences/confirmations.ts';
import { GivenDatesSchema, YearStartSchema } from '../domain/movement/sequences/given-dates.ts';
import { TableMappingSchema } from '../domain/tracks/import/table-mapping.ts';

const text = v.pipe(v.string(), v.minLength(1));
const positive = v.pipe(v.number(), v.gtValue(0));

/** A population as its custodian describes it; a module's own manifest of one fits too. */
const PopulationFileSchema = v.object({
  name: v.optional(text),
  topSpeedKmh: v.optional(positive),
  seasons: v.optional(v.picklist(SEASON_PAIRS)),
  yearStart: v.optional(YearStartSchema),
  dates: v.optional(v.array(GivenDatesSchema)),
  confirmations: v.optional(v.array(ConfirmationSchema)),
  import: v.optional(TableMappingSchema),
  method: v.optional(v.partial(CorridorMethodSchema)),
});

/** The fields that are read. */
export const POPULATION_FIELDS: readonly string[] = Object.keys(PopulationFileSchema.entries);

/**
 * What a module's manifest says of a population besides, for its page and of which animals and fixes of its files are its own:
 * the command is given its tracks as they are to be read, and leaves this aside.
 */
export const MANIFEST_ONLY = [
  'id',
  'evidence',
  'place',
  'translations',
  'species',
  'facts',
  'barriers',
  'maxZoom',
  'changes',
  'generalise',
  'generalised',
  'withdrawn',
  'tracks',
  'thinMin',
  'notes',
  'individuals',
  'movement',
  'without',
  'outliers',
  'network',
] as const;
const leftAside: ReadonlySet<string> = new Set([...MANIFEST_ONLY, 'import.format', '$schema']);

export type PopulationFile = v.InferOutput<typeof PopulationFileSchema>;

/**
 * A population's description from JSON: everything is optional. A field that nothing reads is refused, as a mistyped name would
 * be ignored without a word.
 * @throws AtlasError naming the file and the field that is wrong
 */
export function readPopulation(path: string): PopulationFile {
  let json: unknown;
  try {
    json = parseJson(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof OutOfBounds) throw new AtlasError('json.beyond', { what: error.note }, { file: path });
    throw new AtlasError('cli.unreadable', { detail: reasonOf(error) }, { file: path });
  }
  // To valibot a list is an object too.
  if (Array.isArray(json)) throw new AtlasError('cli.population.list', {}, { file: path, field: '(root)' });
  const parsed = v.safeParse(PopulationFileSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new AtlasError('cli.invalid', { detail: describeIssue(issue) }, { file: path, field: fieldOf(issue) });
  }
  const stray = listUnknownFields(json, parsed.output).find((field) => !leftAside.has(field));
  if (stray !== undefined) throw new AtlasError('cli.invalid', { detail: english.t('cli.issue.unknown') }, { file: path, field: stray });
  return parsed.output;
}
