import type { Layer } from '../catalog/fields.ts';
import type { Headlines } from '../catalog/figures.ts';
import { type FoundEntry, mayHaveCorridor } from '../catalog/find-entries.ts';
import type { Species } from '../catalog/index-schema.ts';
import { BARRIER_KINDS, type BarrierKind } from '../catalog/layer-kinds.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';
import { answerOf, judgeLayer } from './judge-layer.ts';
import { livesAtSea } from './lives-at-sea.ts';
import { animalsOf } from './of-entry.ts';

/**
 * What barriers of one kind do to the corridors of one species in one country, or lie within its distribution there. `found`: so many, with so many km inside;
 * preliminary where every corridor that adds to it is of fewer than three animals.
 * `none`: looked for and none there, in a part of the country alone where `partly`. The others are the sentences of
 * `judgeLayer`; `not-looked`: it could be told, and no build has looked, as of a catalog of another atlas beside the layers of
 * this one; `no-layer`: nobody has added any.
 */
export type MatrixCell =
  | { readonly says: 'found'; readonly barriers: number; readonly km: number; readonly preliminary: boolean }
  | { readonly says: 'none'; readonly partly: boolean }
  | { readonly says: 'not-looked' | 'untold' | 'not-counted' | 'not-covered' | 'no-layer' };

export interface MatrixRow {
  readonly species: Species;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** What the barriers are in: lines within a distribution are no crossings of a corridor, and have a row of their own. */
  readonly ground: 'corridor' | 'distribution';
  /** The entries of the species whose corridor, or distribution, touches the country. */
  readonly entries: readonly FoundEntry[];
  readonly cells: Readonly<Record<BarrierKind, MatrixCell>>;
}

/** What is worth more than what: a figure, then that something may be found yet, then that nothing was, then why nothing can be told. */
const RANK = ['no-layer', 'not-covered', 'not-counted', 'untold', 'none', 'not-looked', 'found'] as const;

/** Whether anything is known of a row: a figure, or that there is none. */
export function isTold({ cells }: Pick<MatrixRow, 'cells'>): boolean {
  return Object.values(cells).some(({ says }) => says === 'found' || says === 'none' || says === 'not-looked');
}

/** The km of barriers inside the corridors of a row. */
function kmOf({ cells }: Pick<MatrixRow, 'cells'>): number {
  return Object.values(cells).reduce((sum, cell) => sum + (cell.says === 'found' ? cell.km : 0), 0);
}

/** Rows with most km inside corridors first, then those that have none, then those of which nothing can be told: they are many, and say little. */
export function sortMatrix(rows: readonly MatrixRow[], compare: (a: MatrixRow, b: MatrixRow) => number): MatrixRow[] {
  return rows.toSorted((a, b) => kmOf(b) - kmOf(a) || Number(isTold(b)) - Number(isTold(a)) || compare(a, b));
}

/**
 * Species by country by kind of barrier, corridors and distributions apart, of animals that live on land or above it: those of the sea are in no country.
 * @param entries populations and distributions, in the order of the rows
 * @param layers of barriers
 * @param headlines what the build found (figures.ts), by the id of an entry
 */
export function buildMatrix(entries: readonly FoundEntry[], layers: readonly Layer[], headlines: Headlines['entries']): MatrixRow[] {
  const rows = new Map<string, Omit<MatrixRow, 'entries' | 'cells'> & { entries: FoundEntry[] }>();
  for (const found of entries) {
    const isDistribution = found.row.evidence === 'distribution';
    if (found.row.withdrawn || !(isDistribution || mayHaveCorridor(found.row)) || livesAtSea(found.species)) continue;
    const ground = isDistribution ? 'distribution' : 'corridor';
    for (const country of found.row.countries) {
      const key = `${found.species.id} ${country} ${ground}`;
      const known = rows.get(key);
      if (known) known.entries.push(found);
      else rows.set(key, { species: found.species, country, ground, entries: [found] });
    }
  }
  return [...rows.values()].map((row) => ({ ...row, cells: describeCells(row.entries, row.country, layers, headlines) }));
}

function describeCells(entries: readonly FoundEntry[], country: string, layers: readonly Layer[], headlines: Headlines['entries']): MatrixRow['cells'] {
  const cellOf = (kind: BarrierKind): MatrixCell =>
    entries
      .flatMap((found) => layers.filter((layer) => layer.kind === kind).map((layer) => describeCell(found, country, layer, headlines)))
      .reduce(join, { says: 'no-layer' });
  const cells: Partial<Record<BarrierKind, MatrixCell>> = {};
  for (const kind of BARRIER_KINDS) cells[kind] = cellOf(kind);
  // Every kind has its cell now.
  return cells as Record<BarrierKind, MatrixCell>;
}

function describeCell(found: FoundEntry, country: string, layer: Layer, headlines: Headlines['entries']): MatrixCell {
  const { row } = found;
  const headline = headlines[row.id]?.find((one) => one.layer === layer.id);
  const here = headline?.countries[country];
  const verdict = judgeLayer(animalsOf(found), layer, { bbox: row.bbox, countries: [{ iso3: country, areaKm2: 0, share: 1 }] });
  const answer = answerOf(verdict, headline ? { looked: true, found: here?.barriers ?? 0 } : { looked: false });
  switch (answer.says) {
    case 'found':
      return {
        says: 'found',
        barriers: answer.found,
        km: here?.km ?? 0,
        preliminary: (headline?.individuals ?? FEWEST_INDIVIDUALS) < FEWEST_INDIVIDUALS,
      };
    case 'none':
      return { says: 'none', partly: answer.cautions.some((caution) => caution === 'partly-covered' || caution === 'incomplete') };
    case 'not-examined':
      return { says: 'not-looked' };
    default:
      return { says: answer.says };
  }
}

function join(a: MatrixCell, b: MatrixCell): MatrixCell {
  if (a.says === 'found' && b.says === 'found') {
    return { says: 'found', barriers: a.barriers + b.barriers, km: a.km + b.km, preliminary: a.preliminary && b.preliminary };
  }
  if (a.says === 'none' && b.says === 'none') return { says: 'none', partly: a.partly && b.partly };
  return RANK.indexOf(a.says) >= RANK.indexOf(b.says) ? a : b;
}
