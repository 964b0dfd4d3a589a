import { expect, test } from 'vitest';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { DEFAULT_METHOD } from '../../../src/domain/movement/corridor-method.ts';
import type { MigrationSequence } from '../../../src/domain/movement/types.ts';
import { changeSettings, editSequences, keepImport, keepResult, redoEdit, tracksStore, undoEdit } from '../../../src/state/tracks-store.ts';
import { EMPTY_WORK } from '../../../src/state/track-work.ts';
import { DAY, simulateTrack, START } from '../movement/simulate-track.ts';

const track = simulateTrack({ individual: 'a', days: 40, stepH: 6, journeys: [[10, 20, 80]], wanderKm: 1, seed: 1 });
const dated = (number: number, from: number, to: number): MigrationSequence => ({
  id: `a 2020 spring ${number}`,
  individual: 'a',
  season: 'spring',
  class: 'edited',
  from,
  to,
  start: track.time[from]!,
  end: track.time[to]!,
});

test('an edit that is undone leads back to the corridors of before; another setting does not', async () => {
  expect(track.time[0]).toBeGreaterThanOrEqual(START - DAY);
  const report = { rowsRead: track.time.length, fixesKept: track.time.length, dropped: {}, firstRows: {} };
  keepImport({ files: ['a.csv'], format: 'CSV', tracks: [track], report, notes: [], intervalHours: 6 }, EMPTY_WORK.settings);
  const sequences = [dated(1, 36, 84), dated(2, 100, 120)];
  editSequences(sequences);
  const method = { ...DEFAULT_METHOD, cellM: 1000, maxLagMin: 480 };
  changeSettings({ method });
  const result = await computeCorridors([track], method, { seasons: 'spring-autumn', sequences });
  keepResult(result);
  editSequences(sequences.slice(0, 1));
  expect(tracksStore.getState().work.result).toBeUndefined();
  undoEdit();
  expect(tracksStore.getState().work.result).toBe(result);
  redoEdit();
  expect(tracksStore.getState().work.result).toBeUndefined();
  undoEdit();
  changeSettings({ method: { ...method, cellM: 500 } });
  expect(tracksStore.getState().work.result).toBeUndefined();
  expect(tracksStore.getState().missing).toBe('changed');
});
