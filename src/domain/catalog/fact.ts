import * as v from 'valibot';
import { THREAT_KINDS } from '../threats/threat-kinds.ts';
import { count, language, StatedInSchema, text, translations } from './fields.ts';

/** Threats that a statement names, by the table of `threats/threat-kinds.ts`. */
const threatKinds = v.picklist(THREAT_KINDS);

/**
 * What a statement may add to its text: the threats that it names, the year that it is of, and the source's own words in the
 * language that they are written in.
 */
const extras = {
  threats: v.optional(v.pipe(v.array(threatKinds), v.minLength(1))),
  year: v.optional(count),
  quote: v.optional(v.object({ text, language })),
};

/** What is wrong with a statement that names threats and not where they are named. */
export const THREAT_WITHOUT_SOURCE = 'names a threat without a source: say where it is written, or leave it out';

/** The message of a statement's fault: the validator's own but for a threat without a source. */
export function nameStatementFault({ message, received, path, input }: v.BaseIssue<unknown>): string {
  const at = path?.at(-1);
  const statement = at === undefined ? input : at.input;
  const isSourceless = at?.key === 'source' && received === 'undefined' && typeof statement === 'object' && statement !== null && 'threats' in statement;
  return isSourceless ? THREAT_WITHOUT_SOURCE : message;
}

/** One statement on an entry, with where it is written; one that names threats stands among the threats. */
export const FactSchema = v.object({ text, translations: translations('text'), ...extras, source: StatedInSchema }, nameStatementFault);
export type Fact = v.InferOutput<typeof FactSchema>;

/** The year that a statement is of, where its own words, as they are shown, do not say it. */
export function yearBeside({ year }: Pick<Fact, 'year'>, shown: string): number | undefined {
  return year === undefined || shown.includes(String(year)) ? undefined : year;
}
