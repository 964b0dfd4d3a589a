import type { countKinds } from '../../domain/catalog/find-entries.ts';

type Counts = ReturnType<typeof countKinds>;
const KINDS = ['networks', 'encounters', 'siteLists', 'receivers', 'distributions'] as const satisfies readonly (keyof Counts)[];

interface KindCountsProps {
  readonly counts: Counts;
  /** How many populations there are, in words; left out where that is nothing to say. */
  readonly populations: string | undefined;
  /** How many of another kind there are, in words. */
  readonly sentenceOf: (kind: (typeof KINDS)[number], n: number) => string;
}

/** How many entries of each kind a place or a species has, a sentence a kind: one that counts populations counts no others. */
export function KindCounts({ counts, populations, sentenceOf }: KindCountsProps) {
  return (
    <>
      {populations !== undefined && <p className="answer">{populations}</p>}
      {KINDS.map(
        (kind) =>
          counts[kind] > 0 && (
            <p key={kind} className="answer">
              {sentenceOf(kind, counts[kind])}
            </p>
          ),
      )}
    </>
  );
}
