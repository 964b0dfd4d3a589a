import { createStore } from 'zustand/vanilla';
import type { LonLat } from '../domain/crossings/types.ts';
import type { Alternative, Project } from '../domain/assessment/project.ts';
import { FIRST_PLAN, type SitingPlan } from '../domain/siting/siting-plan.ts';
import { endStep, type History, NO_HISTORY, recordStep, redoStep, undoStep } from './history.ts';

export interface ProjectState {
  readonly project: Project | undefined;
  /** Id of the alternative that is worked on. */
  readonly chosen: string | undefined;
  readonly history: History<Project>;
  /** Whether a line is being drawn on the map, or its vertices moved. */
  readonly drawing: 'draw' | 'edit' | undefined;
  /** False until the project of the last visit has been looked for. */
  readonly restored: boolean;
}

export const projectStore = createStore<ProjectState>(() => ({
  project: undefined,
  chosen: undefined,
  history: NO_HISTORY,
  drawing: undefined,
  restored: false,
}));

const { getState: get, setState: set } = projectStore;

export function newId(): string {
  return crypto.randomUUID();
}

function keepChosen(project: Project, chosen: string | undefined): string | undefined {
  return project.alternatives.some(({ id }) => id === chosen) ? chosen : project.alternatives[0]?.id;
}

let untouched: Project | undefined;

/** Whether nobody has touched a project yet: there is nothing in it to keep. */
export function isUntouched(project: Project): boolean {
  return project === untouched;
}

/** Start a project with one alternative without a line; the one before is no longer kept, and undo brings it back. */
export function startProject(alternativeName: string): void {
  const alternative = { id: newId(), name: alternativeName, lines: [] };
  untouched = { id: newId(), name: '', type: 'road', bufferM: 0, alternatives: [alternative] };
  replaceProject(untouched);
}

/** Show another project; the one before can be brought back with undo. */
export function replaceProject(project: Project): void {
  const { project: before, history } = get();
  set({ project, chosen: project.alternatives[0]?.id, history: before ? recordStep(history, before) : NO_HISTORY });
}

/**
 * Change the project, as a step that can be undone.
 * @param field what is changed; steps of one field in a row are one
 */
export function changeProject(change: Partial<Omit<Project, 'id'>>, field?: string): void {
  const { project, history, chosen } = get();
  if (!project) return;
  const next = { ...project, ...change };
  set({ project: next, chosen: keepChosen(next, chosen), history: recordStep(history, project, field) });
}

function changeAlternative(id: string, change: Partial<Omit<Alternative, 'id'>>, field?: string): void {
  const { project } = get();
  if (project) changeProject({ alternatives: project.alternatives.map((each) => (each.id === id ? { ...each, ...change } : each)) }, field);
}

export function renameAlternative(id: string, name: string): void {
  changeAlternative(id, { name }, `name ${id}`);
}

/** Give an alternative its lines, [lon, lat]: it is no barrier of the map from then on. */
export function setLines(id: string, lines: readonly (readonly LonLat[])[]): void {
  changeAlternative(id, { lines, barrier: undefined });
}

/** From now on crossings are sited along an alternative, a visit later, too: no step that can be undone. */
export function beginSiting(id: string): void {
  const { project } = get();
  if (!project) return;
  set({ project: { ...project, alternatives: project.alternatives.map((each) => (each.id === id ? { siting: FIRST_PLAN, ...each } : each)) } });
}

/** Keep what was asked for where crossings are to be sited along an alternative; where structures are moved on, it is one step. */
export function setSitingPlan(id: string, siting: SitingPlan): void {
  const before = get().project?.alternatives.find((each) => each.id === id)?.siting;
  const isMove = before !== undefined && JSON.stringify({ ...before, placed: siting.placed }) === JSON.stringify({ ...siting, placed: siting.placed });
  changeAlternative(id, { siting }, isMove ? `placed ${id}` : undefined);
}

/** Add alternatives and choose the first of them. */
export function addAlternatives(added: readonly Alternative[]): void {
  const { project } = get();
  if (!project || added.length === 0) return;
  changeProject({ alternatives: [...project.alternatives, ...added] });
  set({ chosen: added[0]?.id });
}

export function removeAlternative(id: string): void {
  const { project } = get();
  if (project && project.alternatives.length > 1) changeProject({ alternatives: project.alternatives.filter((each) => each.id !== id) });
}

export function chooseAlternative(chosen: string): void {
  set({ chosen, history: endStep(get().history) });
}

export function setDrawing(drawing: ProjectState['drawing']): void {
  if (get().drawing !== drawing) set({ drawing });
}

function moveTo(step: { readonly present: Project; readonly history: History<Project> } | undefined): void {
  if (step) set({ project: step.present, history: step.history, chosen: keepChosen(step.present, get().chosen) });
}

export function undoProject(): void {
  const { project, history } = get();
  if (project) moveTo(undoStep(history, project));
}

export function redoProject(): void {
  const { project, history } = get();
  if (project) moveTo(redoStep(history, project));
}
