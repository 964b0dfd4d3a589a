import * as v from 'valibot';
import { SEASONS } from '../movement/types.ts';
import { answerOf, type Answer, readAreasOf } from '../statements/judge-layer.ts';
import { countriesOf, judgeForEntry } from '../statements/of-entry.ts';
import { intersectBoxes } from '../geometry/boxes.ts';
import type { SeasonFigures } from '../evidence/entry-fields.ts';
import { BboxSchema, type Bbox, id, iso3, type Layer, text } from './fields.ts';
import { findCountry } from './find-entries.ts';
import type { Headline, Headlines, Protection } from './figures.ts';
import { LAYER_TOGGLES } from './layer-kinds.ts';
import type { OpenEntry } from './open-entry.ts';
import type { Catalog } from './parse-catalog.ts';

// Guided stories: an entry told in five steps on the map. A story chooses what is told and shown; every figure and sentence
// comes from the entry's own files, so that a story cannot say what the data do not.

const shown = {
  /** Layers on the map, as `?layers=` names them. */
  layers: v.pipe(v.array(v.picklist(LAYER_TOGGLES)), v.minLength(1)),
  /** What the map frames, [west, south, east, north] degrees; the whole entry where left out, of a step on a country its part there. */
  frame: v.optional(BboxSchema),
};

export const StoryStepSchema = v.variant('tells', [
  /** How many animals were tracked, and when. */
  v.strictObject({ tells: v.literal('animals'), ...shown }),
  /** Dates, length and days of the migrations of one season. */
  v.strictObject({ tells: v.literal('journey'), season: v.picklist(SEASONS), ...shown }),
  /** The countries where animals were, and how much of the corridor lies in each. */
  v.strictObject({ tells: v.literal('countries'), ...shown }),
  /** One country: who was there, and when. */
  v.strictObject({ tells: v.literal('country'), country: iso3, ...shown }),
  /** The ground of the use classes and of stopovers. */
  v.strictObject({ tells: v.literal('corridor'), ...shown }),
  /** What the barriers of one layer do to the corridor. */
  v.strictObject({ tells: v.literal('barriers'), layer: id, ...shown }),
  /** How much of the high-use corridor the areas of one layer cover. */
  v.strictObject({ tells: v.literal('areas'), layer: id, ...shown }),
  /** A sentence of the entry's facts with its source: the one that begins so. */
  v.strictObject({ tells: v.literal('fact'), begins: text, ...shown }),
]);
export type StoryStep = v.InferOutput<typeof StoryStepSchema>;

export const STEPS_OF_A_STORY = 5;

/** `data/stories/ENTRY.json`. */
export const StorySchema = v.strictObject({
  $schema: v.optional(v.string()),
  entry: id,
  steps: v.pipe(v.array(StoryStepSchema), v.length(STEPS_OF_A_STORY, `a story has ${STEPS_OF_A_STORY} steps`)),
});

/** `stories.json`: all of them, in the order in which they are offered. */
export const StoriesFileSchema = v.object({ version: v.literal(1), stories: v.array(v.object({ entry: id, steps: v.array(StoryStepSchema) })) });
export type StoriesFile = v.InferOutput<typeof StoriesFileSchema>;
export type Story = StoriesFile['stories'][number];

/** What a step says, before it is put into words. */
export type Told =
  | { readonly tells: 'animals'; readonly individuals: number; readonly years: readonly [number, number] | undefined }
  | { readonly tells: 'journey'; readonly season: SeasonFigures }
  | { readonly tells: 'countries'; readonly countries: readonly { readonly iso3: string; readonly share: number; readonly individuals: number | undefined }[] }
  | { readonly tells: 'country'; readonly country: string }
  | { readonly tells: 'corridor'; readonly highKm2: number; readonly lowKm2: number; readonly stopoverKm2: number }
  | { readonly tells: 'barriers'; readonly layer: Layer; readonly headline: Headline; readonly answer: Answer }
  | {
      readonly tells: 'areas';
      readonly layer: Layer;
      readonly protection: Protection;
      readonly atLeast: boolean;
      readonly share: boolean;
      readonly answer: Answer;
    }
  | { readonly tells: 'fact'; readonly fact: OpenEntry['file']['facts'][number] };

/** What a story is told from, beside the entry. */
export interface ToldFrom {
  readonly layers: readonly Layer[];
  readonly headlines: Pick<Headlines, 'entries' | 'protection'> | undefined;
}

/** What a step says of an entry; undefined where the data do not say it, or the rules of `judgeLayer` forbid that it is said. */
export function tellStep(entry: OpenEntry, step: StoryStep, { layers, headlines }: ToldFrom): Told | undefined {
  const { summary, file, row } = entry;
  switch (step.tells) {
    case 'animals': {
      const individuals = file.evidence === 'tracks' ? file.sample.individuals : summary.individuals;
      return individuals === undefined ? undefined : { tells: 'animals', individuals, years: summary.years };
    }
    case 'journey': {
      const season = summary.seasons.find((one) => one.season === step.season);
      return season && { tells: 'journey', season };
    }
    case 'countries': {
      const countries = countriesOf(entry).rangeStates.map(({ iso3: country, share, individuals }) => ({ iso3: country, share, individuals }));
      return countries.length === 0 ? undefined : { tells: 'countries', countries };
    }
    case 'country':
      return countriesOf(entry).rangeStates.some((one) => one.iso3 === step.country) ? { tells: 'country', country: step.country } : undefined;
    case 'corridor': {
      const { high, low } = summary.corridorAreaKm2;
      return low === undefined ? undefined : { tells: 'corridor', highKm2: high ?? 0, lowKm2: low, stopoverKm2: summary.stopoverAreaKm2 };
    }
    case 'barriers': {
      const layer = layers.find((one) => one.id === step.layer);
      const headline = headlines?.entries[row.id]?.find((one) => one.layer === step.layer);
      if (!layer || !headline) return undefined;
      const answer = answerOf(judgeForEntry(entry, layer), { looked: true, found: headline.barriers });
      return answer.says === 'found' || answer.says === 'none' ? { tells: 'barriers', layer, headline, answer } : undefined;
    }
    case 'areas': {
      const layer = layers.find((one) => one.id === step.layer);
      const protection = headlines?.protection[row.id]?.find((one) => one.layer === step.layer);
      if (!layer || !protection || protection.highKm2 === 0) return undefined;
      const verdict = judgeForEntry(entry, layer);
      const answer = answerOf(verdict, { looked: true, found: protection.coveredKm2 > 0 ? 1 : 0 });
      const reading = readAreasOf(verdict);
      // At least nothing is nothing to say.
      if ((answer.says !== 'found' && answer.says !== 'none') || (reading.atLeast && protection.coveredKm2 === 0)) return undefined;
      return { tells: 'areas', layer, protection, answer, ...reading };
    }
    case 'fact': {
      const fact = file.facts.find((one) => one.text.startsWith(step.begins));
      return fact && { tells: 'fact', fact };
    }
  }
}

/** What the map frames at a step, [west, south, east, north] degrees. */
export function frameOfStep(step: StoryStep, row: OpenEntry['row'], catalog: Catalog): Bbox {
  if (step.frame) return step.frame;
  const country = step.tells === 'country' ? findCountry(catalog, step.country)?.bbox : undefined;
  return (country && intersectBoxes(country, row.bbox)) ?? row.bbox;
}
