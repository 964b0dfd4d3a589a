import { SEASONS, SEASON_PAIRS } from '../domain/movement/types.ts';
import { CorridorMethodSchema } from '../domain/movement/corridor-method.ts';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AtlasError } from '../domain/errors.ts';

const text = v.pipe(v.string(), v.minLength(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const yearStart = v.pipe(
  v.string(),
  v.regex(/^\d{2}-\d{2}$/, 'must be a month and a day, MM-DD'),
  v.check((value) => {
    const [month = 0, day = 0] = value.split('-').map(Number);
    return day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0);
  }, 'must be a day of every year, MM-DD'),
);
const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, 'must be a date in ISO 8601, such as 2020-04-01 or 2020-04-01T06:00Z'),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'is not a date'),
);
const dates = v.pipe(
  v.object({ individual: text, season: v.picklist(SEASONS), start: instant, end: instant }),
  v.forward(
    v.check(({ start, end }) => Date.parse(start) < Date.parse(end), 'must come after start'),
    ['end'],
  ),
);

/** A population as its custodian describes it; a module's own manifest of one fits too. */
const PopulationFileSchema = v.object({
  name: v.optional(text),
  topSpeedKmh: v.optional(positive),
  seasons: v.optional(v.picklist(SEASON_PAIRS)),
  yearStart: v.optional(yearStart),
  dates: v.optional(v.array(dates)),
  method: v.optional(v.partial(CorridorMethodSchema)),
});

export type PopulationFile = v.InferOutput<typeof PopulationFileSchema>;

/**
 * A population's description from JSON: everything is optional, what is not known is left aside.
 * @throws AtlasError naming the file and the field that is wrong
 */
export function readPopulation(path: string): PopulationFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AtlasError(`${path}: ${error instanceof Error ? error.message : String(error)}`, 'Give a JSON file.', { file: path });
  }
  // To valibot a list is an object too.
  if (Array.isArray(json)) throw new AtlasError(`${path}: (root): is a list, not one population`, 'Give a JSON object.', { file: path, field: '(root)' });
  const parsed = v.safeParse(PopulationFileSchema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? '(root)';
  throw new AtlasError(`${path}: ${field}: ${issue.message}`, 'Correct the field, or leave it out.', { file: path, field });
}
