import { AtlasError, describeError } from '../domain/errors.ts';
import { type Project, ProjectSchema } from '../domain/assessment/project.ts';
import { reportFault } from './atlas-store.ts';
import { kept } from './kept.ts';
import type { Reading } from './kept-types.ts';
import { describeUnreadable, faultsOf } from './kept-faults.ts';
import { keptDocument } from './kept-document.ts';
import { isUntouched, projectStore, replaceProject } from './project-store.ts';
import { noteOf } from '../domain/notes.ts';

/** The project that a person works on, kept on this machine only. */
export const projectDocument = keptDocument(
  kept<Project>({
    database: 'atlas-of-animal-migration-projects',
    store: 'projects',
    schema: ProjectSchema,
    version: 1,
    faults: faultsOf('project', () => noteOf('kept.project')),
  }),
  'present',
);

function report(error: unknown): void {
  reportFault(describeError(error));
}

async function readProject(): Promise<Reading<Project> | undefined> {
  try {
    const reading = await projectDocument.read();
    if (reading.status === 'unreadable') {
      reportFault(new AtlasError(...describeUnreadable(reading, 'project')));
    }
    return reading;
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** Whether what another tab kept is being shown: that is no change of this tab's. */
let isShowing = false;
let restoring: Promise<void> | undefined;
let keeping: Promise<void> = Promise.resolve();

/** Resolves when the browser's storage has taken the last change. */
export function whenKept(): Promise<void> {
  return keeping;
}

/** Bring back the project of the last visit, and keep every change from now on. */
export function keepProject(): Promise<void> {
  restoring ??= restore();
  return restoring;
}

async function restore(): Promise<void> {
  const reading = await readProject();
  if (reading?.status === 'kept' && !projectStore.getState().project) replaceProject(reading.value);
  projectStore.setState({ restored: true });
  projectStore.subscribe(({ project }, { project: before }) => {
    if (isShowing || project === undefined || project === before) return;
    // A first project that nobody has touched is nothing to keep, nor a reason to remove what could not be read.
    if (isUntouched(project) && before === undefined) return;
    keeping = (isUntouched(project) ? projectDocument.forget() : projectDocument.save(project)).catch(report);
  });
}

/** Show the project as another tab left it; undo brings back the one of this tab. */
export async function loadProjectOfOtherTab(): Promise<void> {
  const reading = await readProject();
  if (reading?.status !== 'kept') return;
  isShowing = true;
  try {
    replaceProject(reading.value);
  } finally {
    isShowing = false;
  }
}

/** Keep the project of this tab in place of what another tab made of it. */
export async function keepProjectOfThisTab(): Promise<void> {
  const { project } = projectStore.getState();
  if (project) await projectDocument.saveOver(project).catch(report);
}
