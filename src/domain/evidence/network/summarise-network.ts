import { yearsOfSample } from '../published/summarise-published.ts';
import { NO_CORRIDOR } from '../no-corridor.ts';
import type { EntrySummary } from '../summarise-entry.ts';
import type { NetworkEntry } from './network-evidence.ts';
import type { NetworkFigures } from './network-figures.ts';
import { whereIs } from './where-is.ts';

/** A network has no corridor, and so takes up no country's ground: its nodes' countries stand with the nodes. */
export function summariseNetwork({ sample, network }: NetworkEntry): EntrySummary {
  return {
    ...NO_CORRIDOR,
    result: 'network',
    individuals: sample.individuals ?? network.computed?.individuals,
    years: yearsOfSample(sample),
  };
}

/** One jurisdiction's part of a network: nodes in it, and individuals counted at them as far as they are known. */
interface JurisdictionRow {
  /** ISO 3166-1 alpha-3, `sea`, or `untold` where the place of a node cannot be told. */
  readonly where: string;
  readonly nodes: number;
  /** The most individuals known at one of its nodes: those of several may be the same animals, and are never added up. */
  readonly mostIndividuals: number | undefined;
  /** Links that begin or end in it. */
  readonly links: number;
}

/** Nodes by the country that they lie in, most of them first; then the sea, then what cannot be told. */
export function listJurisdictions({ nodes, links }: Pick<NetworkFigures, 'nodes' | 'links'>): JurisdictionRow[] {
  const whereOf = new Map(nodes.map((node) => [node.id, whereIs(node)]));
  const rank = (where: string): number => (where === 'untold' ? 2 : where === 'sea' ? 1 : 0);
  return [...new Set(whereOf.values())]
    .map((where) => {
      const here = nodes.filter(({ id }) => whereOf.get(id) === where);
      const known = here.flatMap(({ individuals }) => individuals ?? []);
      return {
        where,
        nodes: here.length,
        mostIndividuals: known.length === 0 ? undefined : Math.max(...known),
        links: links.filter(({ from, to }) => whereOf.get(from) === where || whereOf.get(to) === where).length,
      };
    })
    .sort((a, b) => rank(a.where) - rank(b.where) || b.nodes - a.nodes || (a.where < b.where ? -1 : 1));
}
