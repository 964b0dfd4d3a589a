import type { Layer } from '../catalog/fields.ts';
import { bboxesMeet, type FoundEntry } from '../catalog/find-entries.ts';
import { groundOf, type OpenEntry } from '../catalog/open-entry.ts';
import type { EntrySummary } from '../evidence/summarise-entry.ts';
import type { Place } from './cover.ts';
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
 * under their corridor lies there by the width of its cells and bridges and the error of their fixes, and counts for no
 * country; how much of it there is, is `uncountedKm2`.
 */
export function countriesOf({ species, summary }: JudgedEntry & { readonly summary: NonNullable<JudgedEntry['summary']> }): Pick<
  EntrySummary,
  'rangeStates' | 'areaAtSeaKm2'
> & {
  readonly uncountedKm2: number;
} {
  const { rangeStates, areaAtSeaKm2 } = summary;
  if (!livesAtSea(species)) return { rangeStates, areaAtSeaKm2, uncountedKm2: 0 };
  return { rangeStates: [], areaAtSeaKm2, uncountedKm2: rangeStates.reduce((sum, { areaKm2 }) => sum + areaKm2, 0) };
}

/** Whether an entry has a corridor that lies at sea: its animals live there, or most of its ground does. */
export function hasCorridorAtSea(entry: OpenEntry): boolean {
  if (!groundOf(entry.file)) return false;
  const { rangeStates, areaAtSeaKm2 } = countriesOf(entry);
  return livesAtSea(entry.species) || areaAtSeaKm2 > rangeStates.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
}

/** Where an entry's corridor lies, for what a layer covers. */
function placeOf({ row, species, summary, countriesKnown = true }: JudgedEntry, layer: Layer): Place {
  if (!countriesKnown) return { bbox: row.bbox };
  if (livesAtSea(species)) {
    // In whose waters a corridor at sea lies is not known; that a layer lies elsewhere is.
    const isFar = layer.bbox !== undefined && !bboxesMeet(layer.bbox, row.bbox);
    return isFar ? { bbox: row.bbox, countries: [] } : { bbox: row.bbox, shores: row.countries };
  }
  // The index knows which countries, and their shares only the entry's own file.
  const listed = row.countries.map((iso3) => ({ iso3, areaKm2: 0, share: 1 / row.countries.length }));
  return { bbox: row.bbox, countries: summary?.rangeStates ?? listed, areaAtSeaKm2: summary?.areaAtSeaKm2 };
}

/** What may be said of an entry's animals from a layer. */
export function judgeForEntry(entry: JudgedEntry, layer: Layer): Verdict {
  return judgeLayer(animalsOf(entry), layer, placeOf(entry, layer));
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
  // A line within a distribution lies in it, whenever it was built: nobody's tracks are asked.
  const years = entry.row.evidence === 'distribution' ? undefined : entry.row.years;
  for (const row of rows) {
    const known = verdicts.get(row.layer);
    if (!known) continue;
    const verdict = known.verdict.is === 'counted' && isYounger(row, years) ? YOUNGER : known.verdict;
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
