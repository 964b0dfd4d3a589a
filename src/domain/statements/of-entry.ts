import type { Layer } from '../catalog/fields.ts';
import type { FoundEntry } from '../catalog/find-entries.ts';
import type { EntrySummary } from '../evidence/summarise-entry.ts';
import { judgeLayer, type Verdict } from './judge-layer.ts';
import { livesAtSea } from './lives-at-sea.ts';
import type { Animals } from './relevance.ts';

/** What the rules ask of an entry: its row and species, and, once its own file is read, its summary. */
export interface JudgedEntry extends Pick<FoundEntry, 'row' | 'species'> {
  readonly summary?: Pick<EntrySummary, 'rangeStates' | 'areaAtSeaKm2'> | undefined;
  /** False where nobody computed in which countries its corridor lies: a person's own. */
  readonly countriesKnown?: boolean;
}

export function animalsOf({ row, species }: Pick<FoundEntry, 'row' | 'species'>): Animals {
  return { scientific: species.scientific, group: species.group, custodian: row.barriers };
}

/**
 * The countries whose land an entry's corridor lies on, and its area on no land. Animals that live at sea are on none: land
 * under their corridor lies there by the error of their fixes and the width of the bridges, and counts for no country.
 */
export function countriesOf({
  species,
  summary,
}: JudgedEntry & { readonly summary: NonNullable<JudgedEntry['summary']> }): Pick<EntrySummary, 'rangeStates' | 'areaAtSeaKm2'> {
  const { rangeStates, areaAtSeaKm2 } = summary;
  if (!livesAtSea(species)) return { rangeStates, areaAtSeaKm2 };
  return { rangeStates: [], areaAtSeaKm2: areaAtSeaKm2 + rangeStates.reduce((sum, { areaKm2 }) => sum + areaKm2, 0) };
}

/** What may be said of an entry's animals from a layer. */
export function judgeForEntry(entry: JudgedEntry, layer: Layer): Verdict {
  const { row, species, summary, countriesKnown = true } = entry;
  if (!countriesKnown) return judgeLayer(animalsOf(entry), layer, { bbox: row.bbox });
  const known = summary && countriesOf({ row, species, summary });
  // The index knows which countries, and their shares only the entry's own file.
  const listed = livesAtSea(species) ? [] : row.countries.map((iso3) => ({ iso3, areaKm2: 0, share: 1 / row.countries.length }));
  return judgeLayer(animalsOf(entry), layer, { bbox: row.bbox, countries: known?.rangeStates ?? listed, areaAtSeaKm2: known?.areaAtSeaKm2 });
}

/** Layers with the rows found in them, those that count apart from those that do not. */
export interface Sorted<Row> {
  readonly counted: readonly Row[];
  /** Rows that are shown and not counted, with their layer and why; only layers with such rows. */
  readonly apart: readonly { readonly layer: Layer; readonly verdict: Verdict; readonly rows: readonly Row[] }[];
}

const YOUNGER: Verdict = { is: 'not-barrier', because: 'younger' };

function isYounger({ built }: { readonly built?: number | undefined }, years: readonly [number, number] | undefined): boolean {
  return built !== undefined && years !== undefined && built > years[1];
}

/**
 * Rows of barriers by whether they count for the animals of an entry. Rows of a layer that is not among the layers count for
 * nobody, and are left out. A barrier that was built after the last track was not crossed by any, and does not count either.
 */
export function sortRows<Row extends { readonly layer: string; readonly built?: number | undefined }>(
  entry: JudgedEntry,
  layers: readonly Layer[],
  rows: readonly Row[],
): Sorted<Row> {
  const verdicts = new Map(layers.map((layer) => [layer.id, { layer, verdict: judgeForEntry(entry, layer) }]));
  const apart = new Map<string, { readonly layer: Layer; readonly verdict: Verdict; readonly rows: Row[] }>();
  const counted: Row[] = [];
  for (const row of rows) {
    const known = verdicts.get(row.layer);
    if (!known) continue;
    const verdict = known.verdict.is === 'counted' && isYounger(row, entry.row.years) ? YOUNGER : known.verdict;
    if (verdict.is === 'counted') {
      counted.push(row);
      continue;
    }
    const key = `${row.layer} ${verdict === YOUNGER ? 'younger' : ''}`;
    const others = apart.get(key);
    if (others) others.rows.push(row);
    else apart.set(key, { layer: known.layer, verdict, rows: [row] });
  }
  return { counted, apart: [...apart.values()] };
}
