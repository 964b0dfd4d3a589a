import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { findSequences } from '../../../src/domain/movement/sequences/find-migration-years.ts';
import { readBuiltTracks } from '../built-tracks.ts';

const CLASS = v.picklist(['resident', 'disperser', 'migrant', 'mixed migrant', 'nomad']);
const reference = v.parse(
  v.object({ minDistanceKm: v.number(), minDaysAway: v.number(), elk: v.record(v.string(), v.object({ class: CLASS, departure: v.optional(v.string()) })) }),
  JSON.parse(readFileSync(new URL('./fixtures/elk-displacement-classes.json', import.meta.url), 'utf8')),
);
const moved = (name: string | undefined): boolean => name === 'disperser' || name === 'migrant' || name === 'mixed migrant';

// The elk have one fix a day, so that what the atlas ships is all of them.
test('elk of Ya Ha Tinda: moved or stayed as an independent fit in R has it, departures within 10 days', async () => {
  const tracks = await readBuiltTracks('elk-ya-ha-tinda', 'elk-ya-ha-tinda');
  expect(tracks.map(({ individual }) => individual).sort()).toEqual(Object.keys(reference.elk).sort());
  let agree = 0,
    migrants = 0,
    near = 0;
  for (const track of tracks) {
    const theirs = reference.elk[track.individual]!;
    const ours = findSequences(track, { ...reference, seasons: 'spring-autumn' });
    if (moved(ours.class) === moved(theirs.class)) agree += 1;
    if (theirs.departure === undefined || theirs.class === 'disperser') continue;
    migrants += 1;
    const start = ours.sequences[0]?.start ?? Number.NaN;
    if (Math.abs(start - Date.parse(theirs.departure)) <= 10 * 86_400_000) near += 1;
  }
  expect(agree / tracks.length).toBeGreaterThanOrEqual(0.85);
  expect(migrants).toBeGreaterThan(10);
  expect(near / migrants).toBeGreaterThanOrEqual(0.7);
});
