import { useStore } from 'zustand';
import type { Alternative, Project } from '../../domain/assessment/project.ts';
import { type ProjectState, projectStore } from '../../state/project-store.ts';
import { useEffect } from 'react';
import { prepareForLines } from '../../state/assessment-store.ts';
import { requestPreparation } from '../../state/project-request.ts';
import { currentMap } from '../shared/current-map.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';

/** A part of the project's state; the component is drawn again when it changes. */
export function useProjectState<T>(select: (state: ProjectState) => T): T {
  return useStore(projectStore, select);
}

export function chosenAlternative({
  project,
  chosen,
}: {
  readonly project: Project | undefined;
  readonly chosen: string | undefined;
}): Alternative | undefined {
  return project?.alternatives.find(({ id }) => id === chosen);
}

/** Once the map is there, and again where a line is begun: what the first answer needs is fetched before it is asked for. */
export function usePreparation(): void {
  const page = useCatalog();
  const mapReady = useAtlas((state) => state.mapReady);
  useEffect(() => {
    if (!mapReady) return undefined;
    const prepare = (): void => {
      const camera = currentMap()?.getCamera();
      if (camera) prepareForLines(requestPreparation(camera, page));
    };
    prepare();
    return projectStore.subscribe(({ drawing }, before) => {
      if (drawing === 'draw' && before.drawing !== 'draw') prepare();
    });
  }, [mapReady, page]);
}
