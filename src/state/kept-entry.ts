import * as v from 'valibot';

/** What is written under a key. */
export const Entry = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), revision: v.string(), value: v.unknown() });
/** The revision of everything that was kept before there were revisions. */
const FIRST_REVISION = 'first';

/** A name that nothing else has. */
export function newName(): string {
  return `${Date.now()} ${Math.random()}`;
}

/** An entry's revision; undefined where there is none. */
export function revisionOf(entry: unknown): string | undefined {
  if (entry === undefined) return undefined;
  const parsed = v.safeParse(Entry, entry);
  return parsed.success ? parsed.output.revision : FIRST_REVISION;
}
