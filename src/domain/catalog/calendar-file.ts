import * as v from 'valibot';
import type { OpenEntry } from './open-entry.ts';
import { count, id, iso3 } from './fields.ts';
import { livesAtSea } from '../statements/lives-at-sea.ts';
import { countriesOf } from '../statements/of-entry.ts';
import type { Track } from '../tracks/track.ts';

/** Tracked animals with a position in each calendar month, January first, UTC, all years together. */
const MonthsSchema = v.pipe(v.array(count), v.length(12));

/** Where animals are counted: a country, ISO 3166-1 alpha-3, or `sea` for animals that live there. */
export const SEA = 'sea';

const EntryMonthsSchema = v.object({
  /** Wherever they were; left out where the tracks are not open. */
  anywhere: v.optional(MonthsSchema),
  places: v.record(v.union([iso3, v.literal(SEA)]), MonthsSchema),
});
export type EntryMonths = v.InferOutput<typeof EntryMonthsSchema>;

/** `calendar.json`: by the id of an entry, which month its animals were where. Entries of which nothing is known are not in it. */
export const CalendarFileSchema = v.object({ version: v.literal(1), entries: v.record(id, EntryMonthsSchema) });
export type CalendarFile = v.InferOutput<typeof CalendarFileSchema>;

/** How many animals have a position in each calendar month, January first, UTC, whatever the year. */
export function countAnimalsByMonth(tracks: readonly Pick<Track, 'time'>[]): number[] {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { time } of tracks) {
    const months = new Set(Array.from(time, (ms) => new Date(ms).getUTCMonth()));
    for (const month of months) counts[month]! += 1;
  }
  return counts;
}

/**
 * Which month an entry's animals were where: of tracks, and of receivers by who was detected there. Rings say in which month somebody
 * found a bird, lists when somebody counted, and neither how many animals were there.
 * @param tracks of the entry, where they are open
 * @returns undefined where nothing is known
 */
export function monthsOf(entry: OpenEntry, tracks: readonly Pick<Track, 'time'>[] | undefined): EntryMonths | undefined {
  const { file, species } = entry;
  if (file.evidence === 'receivers') {
    const places = Object.fromEntries(file.regions.filter(({ months }) => months.some((n) => n > 0)).map(({ region, months }) => [region, [...months]]));
    return Object.keys(places).length === 0 ? undefined : { places };
  }
  if (file.evidence !== 'tracks') return undefined;
  const anywhere = tracks && countAnimalsByMonth(tracks);
  const places: Record<string, number[]> = {};
  for (const { iso3: country, months } of countriesOf(entry).rangeStates) if (months?.some((n) => n > 0)) places[country] = [...months];
  if (livesAtSea(species) && anywhere) places[SEA] = anywhere;
  return anywhere === undefined && Object.keys(places).length === 0 ? undefined : { ...(anywhere && { anywhere }), places };
}

/** Months, 1 to 12, in which an entry has an animal somewhere. */
export function monthsWithAnimals({ anywhere, places }: EntryMonths): number[] {
  const all = [...(anywhere ? [anywhere] : []), ...Object.values(places)];
  return Array.from({ length: 12 }, (_, month) => month + 1).filter((month) => all.some((counts) => (counts[month - 1] ?? 0) > 0));
}

/** One place in the calendar: animals of every entry that has any there. */
export interface PlaceMonths {
  /** ISO 3166-1 alpha-3, or `sea`. */
  readonly place: string;
  readonly entries: readonly { readonly id: string; readonly months: readonly number[] }[];
  /** All entries together: no animal is of two of them. */
  readonly months: readonly number[];
}

/** Places with the animals that were there by month, those with animals of most entries first. */
export function listPlaces(entries: Readonly<Record<string, EntryMonths | undefined>>, ids: readonly string[]): PlaceMonths[] {
  const places = new Map<string, { id: string; months: readonly number[] }[]>();
  for (const one of ids) {
    for (const [place, months] of Object.entries(entries[one]?.places ?? {})) places.set(place, [...(places.get(place) ?? []), { id: one, months }]);
  }
  return [...places]
    .map(([place, mine]) => ({
      place,
      entries: mine,
      months: Array.from({ length: 12 }, (_, month) => mine.reduce((sum, { months }) => sum + (months[month] ?? 0), 0)),
    }))
    .sort((a, b) => Number(a.place === SEA) - Number(b.place === SEA) || b.entries.length - a.entries.length || (a.place < b.place ? -1 : 1));
}
