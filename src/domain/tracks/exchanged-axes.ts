import type { Bbox } from '../catalog/fields.ts';
import type { CatalogIndex } from '../catalog/index-schema.ts';
import type { LonLat } from '../crossings/types.ts';
import type { SpeciesGroup } from '../evidence/kinds.ts';
import { boxHolds } from '../geometry/boxes.ts';
import { isNamedAtSea } from './genera-at-sea.ts';
import type { Track } from './track.ts';

/** What is known of the animals; of animals that nobody named nothing is. */
export interface TrackedAnimals {
  readonly scientific?: string | undefined;
  readonly group?: SpeciesGroup | undefined;
  /** Where an atlas knows their species, by entry. */
  readonly ranges?: readonly { readonly entry: string; readonly bbox: Readonly<Bbox> }[];
}

/**
 * Why longitude and latitude look exchanged. `land-animals`: they live on land, most positions lie in the sea, and exchanged on
 * land. `at-sea`: the same of animals of which it is not known where they live: a question. `population`: the positions lie far
 * from where an atlas knows the species, and exchanged in a population of it: a question too.
 */
export interface ExchangedAxes {
  readonly because: 'land-animals' | 'at-sea' | 'population';
  /** The entry of that population. */
  readonly entry?: string;
  /** Countries in which most of the exchanged positions lie, the one with most first; ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
}

/** The country of each position, ISO 3166-1 alpha-3; undefined in the sea. */
export type LocatePositions = (positions: readonly LonLat[]) => Promise<readonly (string | undefined)[]>;

/** Positions, of tracks or of whatever else. */
export type Placed = Pick<Track, 'lon' | 'lat'>;

/** Positions that are looked at. */
const MOST_POSITIONS = 300;
/** Share of the positions that lie in the sea where tracks of land animals are in doubt: most. */
const MOST = 0.5;
/** Share that must lie where the question says they lie; what is exchanged rightly lies on land but for the width of a coast. */
const NEARLY_ALL = 0.9;
/** Countries that are named, and the share of positions that one must have. */
const MOST_NAMED = 3;
const LEAST_NAMED = 0.1;
/** No animal of the land lives there: exchanged positions of the Arctic Ocean lie in it. */
const ANTARCTICA = 'ATA';

/**
 * Where animals live, as far as longitude and latitude can be doubted by it. Birds that are no seabirds cross seas, and are not
 * known to live on land in this sense; birds and turtles that nobody named may be seabirds and sea turtles.
 */
export function habitatOf({ scientific = '', group }: TrackedAnimals): 'land' | 'sea' | 'unknown' {
  if (group === 'marine mammal' || group === 'fish' || isNamedAtSea(scientific)) return 'sea';
  if ((group === 'bird' || group === 'turtle') && scientific.trim() === '') return 'sea';
  return group === 'ungulate' || group === 'carnivore' || group === 'bat' ? 'land' : 'unknown';
}

/**
 * What a catalog knows of a species by its scientific name, of which two words must agree: a file may leave out the subspecies.
 * @param group that a person chose; the catalog's where nobody did
 */
export function describeTracked(
  scientific: string | undefined,
  group: SpeciesGroup | undefined,
  { species, entries }: Pick<CatalogIndex, 'species' | 'entries'>,
): TrackedAnimals {
  const binomial = (name: string): string =>
    name
      .trim()
      .toLowerCase()
      .split(/[\s_]+/)
      .slice(0, 2)
      .join(' ');
  const wanted = binomial(scientific ?? '');
  const known = wanted.includes(' ') ? species.filter((one) => binomial(one.scientific) === wanted) : [];
  const ids = new Set(known.map(({ id }) => id));
  const ranges = entries.flatMap((row) => (ids.has(row.species) && !row.withdrawn ? [{ entry: row.id, bbox: row.bbox }] : []));
  return { scientific, group: group ?? known[0]?.group, ranges };
}

/**
 * Whether longitude and latitude of tracks look exchanged though both are in range: of animals of the land most positions lie in
 * the sea and exchanged nearly all on land; of animals of which that is not known nearly all of both; of a species that an atlas
 * knows, all lie away from its populations, and exchanged nearly all within the extent of one. Of animals that live at sea it is
 * never said.
 * @throws as `locate` does
 */
export async function findExchangedAxes(tracks: readonly Placed[], animals: TrackedAnimals, locate: LocatePositions): Promise<ExchangedAxes | undefined> {
  const habitat = habitatOf(animals);
  if (habitat === 'sea') return undefined;
  const positions = samplePositions(tracks);
  if (!positions) return undefined;
  const exchanged = positions.map(([lon, lat]): LonLat => [lat, lon]);
  const found = await locate([...positions, ...exchanged]);
  const counts = new Map<string, number>();
  for (const iso3 of found.slice(positions.length)) if (iso3 !== undefined && iso3 !== ANTARCTICA) counts.set(iso3, (counts.get(iso3) ?? 0) + 1);
  const onLand = [...counts.values()].reduce((sum, n) => sum + n, 0);
  if (onLand < NEARLY_ALL * positions.length) return undefined;
  const named = [...counts].filter(([, n]) => n >= LEAST_NAMED * positions.length).toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const countries = named.slice(0, MOST_NAMED).map(([iso3]) => iso3);
  const atSea = found.slice(0, positions.length).filter((iso3) => iso3 === undefined).length;
  if (habitat === 'land' && atSea >= MOST * positions.length) return { because: 'land-animals', countries };
  if (atSea >= NEARLY_ALL * positions.length) return { because: 'at-sea', countries };
  const entry = findPopulation(positions, exchanged, animals.ranges ?? []);
  return entry === undefined ? undefined : { because: 'population', entry, countries };
}

/** The entry within whose extent nearly all exchanged positions lie, where no position lies in any as it stands. */
function findPopulation(positions: readonly LonLat[], exchanged: readonly LonLat[], ranges: NonNullable<TrackedAnimals['ranges']>): string | undefined {
  const holds = (bbox: Readonly<Bbox>, [lon, lat]: LonLat): boolean => boxHolds(bbox, [lon, lat, lon, lat]);
  if (ranges.some(({ bbox }) => positions.some((position) => holds(bbox, position)))) return undefined;
  return ranges.find(({ bbox }) => exchanged.filter((position) => holds(bbox, position)).length >= NEARLY_ALL * positions.length)?.entry;
}

/** Positions evenly among all fixes; undefined where there are none, or one has a longitude that is no latitude. */
function samplePositions(tracks: readonly Placed[]): LonLat[] | undefined {
  if (tracks.some(({ lon }) => lon.some((value) => Math.abs(value) > 90))) return undefined;
  const total = tracks.reduce((sum, { lon }) => sum + lon.length, 0);
  if (total === 0) return undefined;
  const step = Math.max(1, total / MOST_POSITIONS);
  const positions: LonLat[] = [];
  let before = 0;
  for (const { lon, lat } of tracks) {
    for (; Math.floor(positions.length * step) < before + lon.length;) {
      const at = Math.floor(positions.length * step) - before;
      positions.push([lon[at]!, lat[at]!]);
    }
    before += lon.length;
  }
  return positions;
}
