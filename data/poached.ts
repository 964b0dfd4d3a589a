import * as v from 'valibot';
import { type Generalised, StatedInSchema, text } from '../src/domain/catalog/fields.ts';
import listed from './poached.json' with { type: 'json' };

const PoachedSchema = v.object({ species: v.array(v.object({ scientific: v.array(text), source: StatedInSchema })) });

/** Species that a source names as poached, and the source. */
const POACHED = new Map(v.parse(PoachedSchema, listed).species.flatMap(({ scientific, source }) => scientific.map((name) => [name, source] as const)));

/**
 * What is done to the tracks of a poached species where its manifest says nothing: a grid of about 0.01°, the step for
 * species of medium sensitivity (Chapman 2020, doi:10.15468/doc-5jp4-5g10), and nothing of the last year, which is the atlas's own.
 */
export const POACHED_DEFAULT = { gridM: 1000, delayDays: 365 } as const satisfies Generalised;

/** Who says that a species is poached; undefined where no source of the atlas does. */
export function saysPoached(scientific: string): v.InferOutput<typeof StatedInSchema> | undefined {
  return POACHED.get(scientific.trim());
}
