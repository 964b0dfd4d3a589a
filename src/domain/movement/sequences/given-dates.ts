import * as v from 'valibot';
import { AtlasError, type FaultCode, type FaultValues } from '../../errors.ts';
import { firstAtOrAfter, type Track } from '../../tracks/track.ts';
import { cutSequence } from './cut-sequence.ts';
import { SEASONS } from '../types.ts';
import type { GivenDates } from './find-migration-years.ts';

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Month and day on which a migration year starts, MM-DD: a day that every year has. */
export const YearStartSchema = v.pipe(
  v.string(),
  v.regex(/^\d{2}-\d{2}$/, 'must be a month and a day, MM-DD'),
  v.check((value) => {
    const [month = 0, day = 0] = value.split('-').map(Number);
    return day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0);
  }, 'must be a day of every year, MM-DD'),
);

/** Whether the calendar has the day: `Date.parse` takes 30 February for 1 March. */
function isDate(value: string): boolean {
  const day = value.slice(0, 10);
  const midnight = Date.parse(day);
  return !Number.isNaN(Date.parse(value)) && !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/, 'must be a date in ISO 8601, such as 2020-04-01 or 2020-04-01T06:00Z'),
  v.check(isDate, 'is not a date'),
);

/** A migration that a custodian dates, of one individual; dates alone are their midnight, UTC. */
export const GivenDatesSchema = v.pipe(
  v.object({
    individual: v.pipe(v.string(), v.minLength(1)),
    season: v.picklist(SEASONS),
    start: instant,
    end: instant,
  }),
  v.forward(
    v.check(({ start, end }) => Date.parse(start) < Date.parse(end), 'must come after start'),
    ['end'],
  ),
);

/**
 * Dates that fit no track would erase the animal's migrations without a word, as dates win over the model.
 * @param place the file that holds the dates, and the field that they are
 * @throws AtlasError naming file and field: an individual that is not in the tracks, or a time with too few of its fixes
 */
export function checkGivenDates(dates: readonly GivenDates[], tracks: readonly Track[], place: { readonly file: string; readonly field: string }): void {
  const known = new Map(tracks.map((track) => [track.individual, track]));
  for (const [index, { individual, season, start, end }] of dates.entries()) {
    const fail = (name: string, code: FaultCode, values: FaultValues = {}): AtlasError => {
      return new AtlasError(code, { individual, ...values }, { file: place.file, field: `${place.field}.${index}.${name}` });
    };
    const track = known.get(individual);
    if (!track) throw fail('individual', 'dates.noTrack');
    const [from, to] = [Date.parse(start), Date.parse(end)];
    const within = firstAtOrAfter(track.time, to + 1) - firstAtOrAfter(track.time, from);
    if (within > 0 && cutSequence(track, from, to, season, 'migrant', 1)) continue;
    const day = (time = Number.NaN): string => new Date(time).toISOString().slice(0, 10);
    throw fail(to < (track.time[0] ?? to) ? 'end' : 'start', 'dates.tooFewFixes', {
      start,
      end,
      n: within,
      first: day(track.time[0]),
      last: day(track.time.at(-1)),
    });
  }
}
