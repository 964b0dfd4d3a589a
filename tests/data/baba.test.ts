import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { runAtlas } from '../unit/cli/run-atlas.ts';

// Barrier behaviours against those that the R package BaBA 2.1 finds on its own sample, and, for its mule deer, against those
// of a program written apart from ours from the package's documentation, on GEOS in the package's plane (UTM zone 12N); of the
// pronghorn it finds all 498 events of the package, of the same types and with as many crossings.

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const TRACKS = `${SHARED}data/pronghorn-mule-deer-pinedale/gps.csv.gz`;
const FENCES = `${SHARED}data/fences-pinedale-wyoming/fences.geojson.gz`;
const EVENTS = `${SHARED}references/baba-pronghorn/events.csv`;
const missing = [TRACKS, FENCES, EVENTS].filter((path) => !existsSync(path));
if (missing.length > 0) console.warn(`barrier behaviours are not compared with BaBA: ${missing.join(', ')} missing`);

const Report = v.object({
  notes: v.array(v.string()),
  events: v.array(v.looseObject({ individual: v.string(), start: v.string(), end: v.string(), type: v.string(), crossings: v.number() })),
  barriers: v.array(v.looseObject({ barrier: v.number(), individuals: v.number(), crossed: v.number(), failed: v.number(), failedPerAnimalYear: v.number() })),
});

function eventsAt(distance: number, name: string): v.InferOutput<typeof Report>['events'] {
  const { code, out, err } = runAtlas('crossing-events', TRACKS, '--barriers', FENCES, '--distance', String(distance));
  expect([code, err]).toEqual([0, '']);
  const { events, notes } = v.parse(Report, JSON.parse(out));
  expect(notes.join()).toContain('2 species');
  return events.filter(({ individual }) => individual.startsWith(name));
}

const BABA: Readonly<Record<string, string>> = {
  Quick_Cross: 'quick cross',
  Average_Movement: 'average movement',
  Bounce: 'bounce',
  Back_n_forth: 'back and forth',
  Trace: 'trace',
  Trapped: 'trapped',
  unknown: 'unknown',
};
/** Summer time in Wyoming, 2014. */
const SUMMER = [Date.UTC(2014, 2, 9, 9), Date.UTC(2014, 10, 2, 8)] as const;

/** The instant at which the package's clock (US/Mountain) showed a time. */
function toUtc(local: string): string {
  const standard = Date.parse(`${local.replace(' ', 'T')}-07:00`);
  return new Date(standard >= SUMMER[0] && standard < SUMMER[1] ? standard - 3_600_000 : standard).toISOString();
}

function countByType(events: readonly { readonly individual: string; readonly type: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { individual, type } of events) counts[`${individual} ${type}`] = (counts[`${individual} ${type}`] ?? 0) + 1;
  return counts;
}

describe.skipIf(missing.length > 0)('barrier behaviours (skipped without ../shared/data and ../shared/references)', () => {
  test('are those of BaBA on its pronghorn: each event, its type, length and crossings', () => {
    const [header = '', ...rows] = readFileSync(EVENTS, 'utf8').trim().split('\n');
    const names = header.trim().split(',');
    const published = rows.map((row) => {
      const cells = row.trim().split(',');
      const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
      return {
        individual: `pronghorn-${cell('AnimalID')}`,
        start: toUtc(cell('start_time')),
        end: toUtc(cell('end_time')),
        type: BABA[cell('eventTYPE')] ?? '',
        crossings: Number(cell('cross')),
      };
    });
    const ours = eventsAt(110, 'pronghorn');
    expect(published.length).toBe(498);
    expect(Math.abs(ours.length - published.length)).toBeLessThanOrEqual(0.03 * published.length);
    const counts = countByType(ours);
    for (const [key, count] of Object.entries(countByType(published))) expect(Math.abs((counts[key] ?? 0) - count), key).toBeLessThanOrEqual(0.03 * count);
    const byStart = new Map(ours.map((event) => [`${event.individual} ${event.start}`, event]));
    const same = published.filter(({ individual, start, type }) => byStart.get(`${individual} ${start}`)?.type === type);
    expect(same.length).toBeGreaterThanOrEqual(0.97 * published.length);
    const whole = published.filter(({ individual, start, end, crossings }) => {
      const event = byStart.get(`${individual} ${start}`);
      return event?.end === end && event.crossings === crossings;
    });
    expect(whole.length).toBeGreaterThanOrEqual(0.97 * published.length);
  });

  test('are those of the other program on the mule deer', () => {
    expect(countByType(eventsAt(90, 'mule-deer'))).toEqual({
      'mule-deer-416_2014 quick cross': 51,
      'mule-deer-416_2014 bounce': 25,
      'mule-deer-416_2014 average movement': 5,
      'mule-deer-416_2014 trace': 2,
      'mule-deer-416_2014 back and forth': 1,
      'mule-deer-419_2014 quick cross': 61,
      'mule-deer-419_2014 bounce': 25,
      'mule-deer-419_2014 average movement': 15,
      'mule-deer-419_2014 back and forth': 12,
      'mule-deer-419_2014 trace': 3,
      'mule-deer-419_2014 unknown': 1,
    });
  });
});
