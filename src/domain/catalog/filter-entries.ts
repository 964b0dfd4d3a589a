import { BARRIER_KINDS, isBarrierKind } from './layer-kinds.ts';
import type { Layer } from './fields.ts';
import type { Headlines } from './figures.ts';
import { type FoundEntry, isOther, landsOf } from './find-entries.ts';
import { type EntryMonths, monthsWithAnimals } from './calendar-file.ts';
import { EVIDENCE_KINDS, SPECIES_GROUPS } from '../evidence/kinds.ts';
import { IUCN_CATEGORIES } from './species-status.ts';
import { THREAT_KINDS } from '../threats/threat-kinds.ts';

/** What populations can be filtered by, in the order in which it is offered. */
export const FACETS = ['group', 'appendix', 'category', 'country', 'module', 'month', 'evidence', 'barrier', 'threat'] as const;
export type Facet = (typeof FACETS)[number];

/** Chosen values by facet; an entry passes that has one of them in every facet of which any is chosen. */
export type Filter = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** What stands for a species that no source lists or assesses. */
export const NOT_STATED = 'none';

/** Values that a facet may have, where they are known beforehand. */
const KNOWN: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  group: SPECIES_GROUPS,
  appendix: ['I', 'II', NOT_STATED],
  category: [...IUCN_CATEGORIES, NOT_STATED],
  month: Array.from({ length: 12 }, (_, month) => String(month + 1)),
  evidence: EVIDENCE_KINDS,
  barrier: BARRIER_KINDS,
  threat: THREAT_KINDS,
};

const isFacet = (name: string): name is Facet => FACETS.some((facet) => facet === name);

/** A filter as an address has it: `group:bird,country:KEN`. What is not understood counts as not given. */
export function parseFilter(text: string | undefined): Filter {
  const chosen: Partial<Record<Facet, string[]>> = {};
  for (const part of text?.split(',') ?? []) {
    const [name = '', ...rest] = part.split(':');
    const value = rest.join(':');
    if (!isFacet(name) || value === '' || KNOWN[name]?.includes(value) === false) continue;
    const values = (chosen[name] ??= []);
    if (!values.includes(value)) values.push(value);
  }
  return chosen;
}

/** The inverse of `parseFilter`; undefined where nothing is chosen. */
export function formatFilter(filter: Filter): string | undefined {
  const parts = FACETS.flatMap((facet) => (filter[facet] ?? []).map((value) => `${facet}:${value}`));
  return parts.length === 0 ? undefined : parts.join(',');
}

/** A filter with a value chosen, or no longer. */
export function toggleValue(filter: Filter, facet: Facet, value: string): Filter {
  const values = filter[facet] ?? [];
  return { ...filter, [facet]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] };
}

/** What is known of entries beyond their rows: by the ids of entries. */
export interface Beyond {
  /** Which month animals were where. */
  readonly months: Readonly<Record<string, EntryMonths | undefined>>;
  /** What the build found that layers do to corridors. */
  readonly headlines: Headlines['entries'];
  readonly layers: readonly Pick<Layer, 'id' | 'kind'>[];
}

/** The values that an entry has of every facet. */
export function valuesOf(found: FoundEntry, { months, headlines, layers }: Beyond): Readonly<Record<Facet, readonly string[]>> {
  const { row, species, module } = found;
  const known = months[row.id];
  // A line within a distribution crosses no corridor.
  const crossed = new Set((isOther(row) ? [] : (headlines[row.id] ?? [])).filter(({ barriers }) => barriers > 0).map(({ layer }) => layer));
  const kinds = layers.flatMap(({ id, kind }) => (crossed.has(id) && isBarrierKind(kind) ? [kind] : []));
  return {
    group: [species.group],
    appendix: species.appendix === undefined ? [NOT_STATED] : species.appendix.split('+'),
    category: [species.category ?? NOT_STATED],
    country: landsOf(found),
    module: [module.id],
    month: known === undefined ? [] : monthsWithAnimals(known).map(String),
    evidence: [row.evidence],
    barrier: [...new Set(kinds)],
    threat: [...new Set([...(row.threats ?? []), ...(species.threats ?? [])])],
  };
}

const passes = (values: readonly string[], chosen: readonly string[] | undefined): boolean =>
  chosen === undefined || chosen.length === 0 || values.some((value) => chosen.includes(value));

/** What a filter leaves, and how many entries each value of each facet would leave, the other facets being as they are. */
export interface Filtered {
  readonly entries: readonly FoundEntry[];
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

/**
 * Entries that pass a filter, with counts: of one facet those that pass all others, so that a count says what a further choice
 * brings. A chosen value stays among the counts, with 0.
 */
export function filterEntries(entries: readonly FoundEntry[], filter: Filter, beyond: Beyond): Filtered {
  const all = entries.map((found) => ({ found, values: valuesOf(found, beyond) }));
  const countsOf = (facet: Facet): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>((filter[facet] ?? []).map((value) => [value, 0]));
    const others = FACETS.filter((one) => one !== facet);
    for (const { values } of all) {
      if (!others.every((one) => passes(values[one], filter[one]))) continue;
      for (const value of values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  return {
    entries: all.filter(({ values }) => FACETS.every((facet) => passes(values[facet], filter[facet]))).map(({ found }) => found),
    counts: {
      group: countsOf('group'),
      appendix: countsOf('appendix'),
      category: countsOf('category'),
      country: countsOf('country'),
      module: countsOf('module'),
      month: countsOf('month'),
      evidence: countsOf('evidence'),
      barrier: countsOf('barrier'),
      threat: countsOf('threat'),
    },
  };
}

/** The order in which a facet's values are listed: that of the field where it has one, else those of most entries first. */
export function sortValues(facet: Facet, counts: ReadonlyMap<string, number>): string[] {
  const order = KNOWN[facet];
  const values = [...counts.keys()];
  if (order) return values.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return values.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}
