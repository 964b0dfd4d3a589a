import { expect, test } from 'vitest';
import * as v from 'valibot';
import { type Project, ProjectSchema } from '../../../src/domain/assessment/project.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { projectStore, replaceProject, setLines, undoProject } from '../../../src/state/project-store.ts';

const ROAD: readonly LonLat[] = [
  [7.4, 59.3],
  [7.5, 59.4],
];
const barrier = { layer: 'roads-setesdal', barrier: '37236' };
const PROJECT: Project = { id: 'p', name: '', type: 'road', bufferM: 0, alternatives: [{ id: 'a', name: 'A', lines: [ROAD], barrier }] };

test('a line is a barrier of the map until its lines are changed, and again when that is undone', () => {
  replaceProject(PROJECT);
  const known = () => projectStore.getState().project?.alternatives[0]?.barrier;
  expect(known()).toEqual(barrier);
  setLines('a', [[...ROAD, [7.6, 59.4]]]);
  expect(known()).toBeUndefined();
  undoProject();
  expect(known()).toEqual(barrier);
});

test('a project file keeps which barrier a line is; what names none is refused', () => {
  expect(v.parse(ProjectSchema, JSON.parse(JSON.stringify(PROJECT))).alternatives[0]?.barrier).toEqual(barrier);
  const [alternative] = PROJECT.alternatives;
  expect(v.safeParse(ProjectSchema, { ...PROJECT, alternatives: [{ ...alternative, barrier: { layer: 3 } }] }).success).toBe(false);
});
