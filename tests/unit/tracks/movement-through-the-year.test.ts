import { describe, expect, it } from 'vitest';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { layOverYears, leadInto, unshift } from '../../../src/domain/tracks/lay-over-years.ts';
import { formatMonths, type Months, parseMonths, QUARTERS, SINGLE_MONTHS, spanOf, WHOLE_YEAR } from '../../../src/domain/tracks/months.ts';
import { readMigrations } from '../../../src/domain/tracks/read-migrations.ts';
import { seasonAt } from '../../../src/domain/tracks/season-at.ts';
import { summariseMonths } from '../../../src/domain/tracks/summarise-months.ts';
import { momentOf, stepAt } from '../../../src/domain/tracks/track-at.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const DAY_MS = 86_400_000;

function trackOf(individual: string, fixes: readonly (readonly [time: string, lon: number, lat: number])[]): Track {
  return {
    individual,
    time: Float64Array.from(fixes, ([time]) => Date.parse(`${time}Z`)),
    lon: Float64Array.from(fixes, ([, lon]) => lon),
    lat: Float64Array.from(fixes, ([, , lat]) => lat),
    error: new Float32Array(fixes.length),
  };
}

const say = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

describe('months', () => {
  it('are written in an address and read from it', () => {
    for (const months of [WHOLE_YEAR, ...QUARTERS, ...SINGLE_MONTHS]) expect(parseMonths(formatMonths(months))).toEqual(months);
    for (const text of [undefined, '', '00-01', '13-02', '1-2', 'years']) expect(parseMonths(text)).toBeUndefined();
  });

  it('begin and end in the year of reference, or the one before', () => {
    expect(Object.values(spanOf(WHOLE_YEAR)).map(say)).toEqual(['2000-01-01T00:00', '2001-01-01T00:00']);
    expect(Object.values(spanOf({ from: 12, to: 2 })).map(say)).toEqual(['1999-12-01T00:00', '2000-03-01T00:00']);
  });
});

describe('tracks with all years over one another', () => {
  // Six-hourly over New Year, and a day in March of a year with and one without a 29 February.
  const track = trackOf('a', [
    ['2007-12-31T18:00', 0, 0],
    ['2008-01-01T06:00', 1, 0],
    ['2008-02-29T12:00', 5, 0],
    ['2009-03-01T12:00', 9, 0],
  ]);

  it('are led into from the days before New Year, and go on where those end', () => {
    const [piece, lead] = [layOverYears([track], WHOLE_YEAR)[1], leadInto([track], WHOLE_YEAR, 60 * DAY_MS)[0]];
    expect(Array.from(lead?.time ?? [], say)).toEqual(['1999-12-31T18:00', '1999-12-31T23:59']);
    // No way is left open and none drawn twice at New Year.
    expect(lead?.lon.at(-1)).toBeCloseTo(piece?.lon[0] ?? Number.NaN, 6);
    expect((piece?.time[0] ?? 0) - (lead?.time.at(-1) ?? 0)).toBe(1);
    expect(lead && unshift(lead, lead.time[0] ?? 0)).toBe(Date.parse('2007-12-31T18:00Z'));
    // The animal itself is on no lead once the year has begun.
    expect(lead && stepAt(lead, Date.UTC(2000, 0, 1))).toBeUndefined();
    // An animal whose last fix was in December leaves its trail, and one that was lost in summer none.
    const autumn = trackOf('b', [
      ['2010-12-20T00:00', 3, 0],
      ['2010-12-22T00:00', 4, 0],
    ]);
    expect(leadInto([autumn], WHOLE_YEAR, 60 * DAY_MS).map(({ time }) => Array.from(time, say))).toEqual([['1999-12-20T00:00', '1999-12-22T00:00']]);
    expect(leadInto([autumn], WHOLE_YEAR, 5 * DAY_MS)).toEqual([]);
  });

  it('are cut at New Year with the place on the way, and keep day and time of day', () => {
    const pieces = layOverYears([track], WHOLE_YEAR);
    expect(pieces.map(({ of, shiftYears }) => [of, shiftYears])).toEqual([
      [0, -7],
      [0, -8],
      [0, -9],
    ]);
    expect(pieces.map(({ time }) => Array.from(time, say))).toEqual([
      ['2000-12-31T18:00', '2000-12-31T23:59'],
      ['2000-01-01T00:00', '2000-01-01T06:00', '2000-02-29T12:00'],
      ['2000-03-01T12:00'],
    ]);
    expect(pieces[0]?.lon.at(-1)).toBeCloseTo(0.5, 6);
    expect(pieces[1]?.lon[0]).toBe(0.5);
    for (const piece of pieces)
      for (const [i, ms] of piece.time.entries()) expect(track.time.includes(unshift(piece, ms)) || i === 0 || i === piece.time.length - 1).toBe(true);
    expect(say(unshift(pieces[1]!, pieces[1]!.time[2]!))).toBe('2008-02-29T12:00');
  });

  it('are whole in months that pass New Year, and nothing else', () => {
    const [piece, ...more] = layOverYears([track], { from: 12, to: 2 });
    expect(more).toEqual([]);
    expect(Array.from(piece?.time ?? [], say)).toEqual(['1999-12-31T18:00', '2000-01-01T06:00', '2000-02-29T12:00']);
    expect(layOverYears([track], { from: 6, to: 8 })).toEqual([]);
  });

  it('hold every fix once, whatever the groups', () => {
    for (const groups of [QUARTERS, SINGLE_MONTHS]) {
      const fixes = groups.flatMap((months: Months) => layOverYears([track], months)).flatMap((piece) => Array.from(piece.time, (ms) => unshift(piece, ms)));
      for (const ms of track.time) expect(fixes.filter((each) => each === ms)).toHaveLength(1);
    }
  });
});

describe('an animal at a moment', () => {
  const track = trackOf('a', [
    ['2020-05-01T00:00', 179, 10],
    ['2020-05-01T06:00', -179, 10],
    ['2020-06-01T00:00', -178, 10],
  ]);

  it('is on the straight line between its fixes, over the antimeridian too, with its least speed', () => {
    const moment = momentOf(track, Date.UTC(2020, 4, 1, 1, 30));
    expect(moment?.position).toEqual([179.5, 10]);
    expect(moment?.kmh).toBeCloseTo(geodesicM(179, 10, -179, 10) / 1000 / 6, 6);
    expect(moment?.stepMs).toBe(DAY_MS / 4);
    expect(momentOf(track, Date.UTC(2020, 4, 1, 5))?.position[0]).toBeCloseTo(-179.3333, 3);
  });

  it('is nowhere before its first fix and after its last, and at a fix where that is', () => {
    expect(momentOf(track, track.time[0]! - 1)).toBeUndefined();
    expect(momentOf(track, track.time[2]! + 1)).toBeUndefined();
    expect([0, 1, 2].map((at) => momentOf(track, track.time[at]!)?.position)).toEqual([
      [179, 10],
      [-179, 10],
      [-178, 10],
    ]);
    expect([0, 1, 2].map((at) => stepAt(track, track.time[at]!))).toEqual([0, 1, 1]);
    expect(momentOf(trackOf('b', [['2020-01-01T00:00', 3, 4]]), Date.UTC(2020, 0, 1))).toEqual({ position: [3, 4], stepMs: 0, kmh: undefined });
  });

  it('is on the migration that its dates say', () => {
    const csv =
      "individual,sequence,season,class,start,end\r\n'=a,1,spring,migrant,2020-04-01T00:00:00.000Z,2020-05-02T00:00:00.000Z\r\nb,2,summer,x,2020-01-01,2020-02-01\r\n";
    const migrations = readMigrations(csv);
    expect(migrations).toEqual([{ individual: '=a', season: 'spring', start: Date.UTC(2020, 3, 1), end: Date.UTC(2020, 4, 2) }]);
    expect(seasonAt(migrations, '=a', Date.UTC(2020, 3, 9))).toBe('spring');
    expect(seasonAt(migrations, '=a', Date.UTC(2020, 6, 9))).toBe('stay');
    expect(seasonAt(migrations, 'b', Date.UTC(2020, 3, 9))).toBeUndefined();
  });
});

describe('sums by months', () => {
  it('count animals, years and fixes once, and take the way of a day from first fix to first fix', () => {
    const a = trackOf('a', [
      ['2020-03-01T00:00', 0, 0],
      ['2020-03-01T12:00', 9, 9],
      ['2020-03-02T00:00', 1, 0],
      ['2020-03-05T00:00', 2, 0],
      ['2021-04-01T00:00', 0, 0],
      ['2021-04-02T00:00', 0, 0],
    ]);
    const b = trackOf('b', [['2021-12-01T00:00', 0, 0]]);
    const [winter, spring, summer] = summariseMonths([a, b], QUARTERS);
    expect(winter).toEqual({ months: QUARTERS[0], animals: 1, years: 1, fixes: 1, dailyKm: undefined, days: 0 });
    expect(spring).toMatchObject({ animals: 1, years: 2, fixes: 6, days: 2 });
    expect(spring?.dailyKm).toBeCloseTo(geodesicM(0, 0, 1, 0) / 2000, 6);
    expect(summer).toMatchObject({ animals: 0, years: 0, fixes: 0 });
  });
});
