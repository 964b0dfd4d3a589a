import type { Bbox } from '../../domain/catalog/fields.ts';
import { fetchNamed } from '../../domain/catalog/fetch-named.ts';
import { type PlaceRow, type PlacesFile, PlacesFileSchema, type PlacesIndex, PlacesIndexSchema } from '../../domain/catalog/places-file.ts';
import { foldWords, isHan } from '../../domain/search/fold.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';
import { sayPlace } from '../../i18n/say-place.ts';
import type { Match } from './list-candidates.ts';

/** Fewest letters by which places are looked for; of Chinese ones a name has two. */
const FEWEST = 3;
const FEWEST_HAN = 2;
/** Places below what the atlas has: it is no gazetteer. */
const MOST_PLACES = 5;
/** Files that are looked into: where more begin with so few letters, some more letters tell. */
const MOST_FILES = 2;
/** What is shown around a town, degrees. */
const AROUND = { across: 0.4, up: 0.25 };

/** The files of catalogs by address, each fetched once; one that could not be had is asked for again. */
const indexes = new Map<string, Promise<PlacesIndex>>();
const files = new Map<string, Promise<PlacesFile>>();
/** Whoever types on needs the file as well. */
const NEVER = new AbortController().signal;

function once<Value>(kept: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key);
  if (known) return known;
  const asked = ask();
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

/** The files in which spellings that begin so may stand. */
export function filesFor({ files: all }: PlacesIndex, start: string): PlacesIndex['files'] {
  const after = all.findIndex(({ from }) => from > start);
  const at = after < 0 ? all.length - 1 : Math.max(0, after - 1);
  const beyond = all.slice(at + 1).filter(({ from }) => from.startsWith(start));
  return [...all.slice(at, at + 1), ...beyond].slice(0, MOST_FILES);
}

/** How well a spelling agrees, the best first. */
const NAMED = { whole: 0, byEnd: 1, begins: 2, word: 3 };

/** @param isRegion what people call Gobi is Gobi Desert, and Chad a lake, too */
function howNamed(spelling: string, start: string, isRegion: boolean): number | undefined {
  if (spelling === start) return NAMED.whole;
  if (isRegion && (spelling.endsWith(` ${start}`) || spelling.startsWith(`${start} `))) return NAMED.byEnd;
  if (spelling.startsWith(start)) return NAMED.begins;
  return spelling.includes(` ${start}`) ? NAMED.word : undefined;
}

/**
 * Places of the base map whose spelling begins with what was typed, or has a word that does: whole names first, of each name that
 * of the largest in each country first.
 * @param rows in the order of their files
 * @param isWhole whether whole names alone are meant
 */
export function choosePlaces(rows: readonly PlaceRow[], start: string, isWhole = false): PlaceRow[] {
  const seen = new Map<string, number>();
  const rated = rows.flatMap((row) => {
    const spelling = foldWords(row[0]).join(' ');
    const rank = howNamed(spelling, start, row.length !== 6);
    if (rank === undefined || (isWhole && rank > NAMED.byEnd)) return [];
    const place = `${spelling}/${row.length === 6 ? row[2] : ''}`;
    const before = seen.get(place) ?? 0;
    seen.set(place, before + 1);
    const size = row.length === 6 ? row[5] : 0;
    return [{ row, rank: rank * 100 + before * 10 + size }];
  });
  // A stable sort: of one rank the larger stands first in its file.
  return rated
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_PLACES)
    .map(({ row }) => row);
}

/** @param isAlone whether no other of its name is in its country: else its place tells them apart */
function describePlace(row: PlaceRow, catalog: LoadedCatalog['catalog'], translator: Translator, isAlone: boolean): Match {
  const { t, countryName } = translator;
  const [spelling, own] = row;
  const english = (iso2: string): string => catalog.countries.find((country) => country.iso2 === iso2)?.name ?? iso2;
  const isTown = row.length === 6;
  const kind = isTown ? t('search.place.town', { country: countryName(row[2], english(row[2])) }) : t(`search.place.${row[2]}`);
  const id = `place/${spelling}/${row.slice(2).join(',')}`;
  // From left to right in every language.
  const at = isTown && !isAlone ? [`\u2066${sayPlace([row[3], row[4]], translator, 1)}\u2069`] : [];
  const detail = [...(own === 0 ? [] : [own]), kind, ...at].join(' · ');
  return { id, kind: 'place', label: spelling, detail, leadsTo: { bbox: isTown ? around(row[3], row[4]) : row[3] } };
}

function around(lon: number, lat: number): Bbox {
  const { across, up } = AROUND;
  return [Math.max(-180, lon - across), Math.max(-90, lat - up), Math.min(180, lon + across), Math.min(90, lat + up)];
}

/** Places as the search shows them. */
export function describeChosen(rows: readonly PlaceRow[], catalog: LoadedCatalog['catalog'], translator: Translator): Match[] {
  const isSame = ([one, , where]: PlaceRow, [other, , there]: PlaceRow): boolean => one === other && where === there;
  return rows.map((row) => describePlace(row, catalog, translator, rows.filter((other) => isSame(row, other)).length === 1));
}

/** Whether places are looked for by so few letters: most would be meant. */
export function asksForPlaces({ catalog }: LoadedCatalog, query: string): boolean {
  const start = foldWords(query).join(' ');
  return catalog.baseMap.places !== undefined && start.length >= (isHan(start) ? FEWEST_HAN : FEWEST);
}

/**
 * Places of the base map that are called so.
 * @param isWhole whether whole names alone are meant
 * @throws AtlasError naming the file that cannot be had
 */
export async function findPlaces(page: LoadedCatalog, query: string, isWhole: boolean, translator: Translator): Promise<Match[]> {
  const { catalog, url } = page;
  const { places } = catalog.baseMap;
  if (!places || !asksForPlaces(page, query)) return [];
  const start = foldWords(query).join(' ');
  const index = await once(indexes, new URL(places.url, url).href, () => fetchNamed(PlacesIndexSchema, places, url, NEVER));
  const wanted = filesFor(index, start).map((file) => once(files, new URL(file.url, url).href, () => fetchNamed(PlacesFileSchema, file, url, NEVER)));
  const rows = (await Promise.all(wanted)).flatMap((file) => file.rows);
  return describeChosen(choosePlaces(rows, start, isWhole), catalog, translator);
}
