import { useStore } from 'zustand';
import type { Alternative, Project } from '../../domain/project/project.ts';
import { projectStore, type ProjectState } from '../../state/project-store.ts';

/** A part of the project's state; the component is drawn again when it changes. */
export function useProjectState<T>(select: (state: ProjectState) => T): T {
  return useStore(projectStore, select);
}

export function chosenAlternative({ project, chosen }: { readonly project: Project | undefined; readonly chosen: string | undefined }): Alternative | undefined {
  return project?.alternatives.find(({ id }) => id === chosen);
}
