import { THREAT_KINDS, type ThreatKind } from './threat-kinds.ts';

/** What a source says that names threats: of a population, or of its species as a whole. */
export interface ThreatStatement {
  readonly of: 'population' | 'species';
  readonly threats: readonly ThreatKind[];
  readonly text: string;
  readonly translations?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> | undefined;
  /** The source's own words, in the language that they are written in. */
  readonly quote?: { readonly text: string; readonly language: string } | undefined;
  /** Of which year the statement is, where the source says. */
  readonly year?: number | undefined;
  readonly source: { readonly citation: string; readonly url: string };
}

/** A threat with all that is said of it, what is said of the population first. */
export interface NamedThreat {
  readonly kind: ThreatKind;
  readonly statements: readonly ThreatStatement[];
}

type Told = Omit<ThreatStatement, 'of' | 'threats'> & { readonly threats?: readonly ThreatKind[] | undefined };

/** The file of an entry or of a species, as far as it is looked at. */
interface WithFacts {
  readonly facts: readonly Told[];
}

const naming = (facts: readonly Told[], of: ThreatStatement['of']): ThreatStatement[] =>
  facts.flatMap((fact) => (fact.threats === undefined || fact.threats.length === 0 ? [] : [{ ...fact, of, threats: fact.threats }]));

/** What sources say of threats to a species as a whole. */
export function threatsToSpecies({ facts }: WithFacts): ThreatStatement[] {
  return naming(facts, 'species');
}

/** What sources say of threats to a population and, where its species' file is there, to the species; the same sentence once. */
export function threatsTo({ file }: { readonly file: WithFacts }, species: WithFacts | undefined): ThreatStatement[] {
  const own = naming(file.facts, 'population');
  const texts = new Set(own.map(({ text }) => text));
  return [...own, ...(species ? threatsToSpecies(species) : []).filter(({ text }) => !texts.has(text))];
}

/** Statements by threat, in the order of the classification; one that names several stands under each. */
export function byThreat(statements: readonly ThreatStatement[]): NamedThreat[] {
  return THREAT_KINDS.flatMap((kind) => {
    const mine = statements.filter(({ threats }) => threats.includes(kind));
    return mine.length === 0 ? [] : [{ kind, statements: mine }];
  });
}

/** The threats that facts name, each once, in the order of the classification: what the index says of a species or an entry. */
export function kindsIn(facts: readonly Pick<Told, 'threats'>[]): ThreatKind[] {
  const named = new Set(facts.flatMap(({ threats }) => threats ?? []));
  return THREAT_KINDS.filter((kind) => named.has(kind));
}
