import { writeCsv } from '../formats/csv.ts';
import type { LostShare } from './contributions.ts';

interface Told {
  readonly id: string;
  readonly chains: Share;
  readonly links: Share;
  readonly connectivity: Share;
}
type Share = { readonly value: number; readonly interval?: LostShare['interval'] };

const PARTS = ['chains', 'links', 'connectivity'] as const;
const COLUMNS = ['without', 'id', 'individuals', ...PARTS.flatMap((part) => [`${part}_lost`, `${part}_lost_2.5`, `${part}_lost_97.5`])];

/** What a network would lose without each node and each country as CSV (RFC 4180): shares from 0 to 1, with their intervals. */
export function writeContributions({
  individuals,
  nodes,
  countries,
}: {
  readonly individuals: number;
  readonly nodes: readonly Told[];
  readonly countries: readonly Told[];
}): string {
  const rowOf = (without: 'node' | 'country', one: Told): Record<string, string | number> => ({
    without,
    id: one.id,
    individuals,
    ...Object.fromEntries(
      PARTS.flatMap((part): [string, string | number][] => {
        const { value, interval } = one[part];
        return [
          [`${part}_lost`, value],
          [`${part}_lost_2.5`, interval?.[0] ?? ''],
          [`${part}_lost_97.5`, interval?.[1] ?? ''],
        ];
      }),
    ),
  });
  return writeCsv([...nodes.map((one) => rowOf('node', one)), ...countries.map((one) => rowOf('country', one))], COLUMNS);
}
