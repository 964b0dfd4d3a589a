import { useEffect } from 'react';
import { prepareForLines } from '../../state/assessment-store.ts';
import { requestPreparation } from '../../state/project-request.ts';
import { projectStore } from '../../state/project-store.ts';
import { currentMap } from '../map/current-map.ts';
import { useCatalog } from '../use-atlas.ts';
import { useMapDrawn } from '../use-map-drawn.ts';

/** Once the map is there, and again where a line is begun: what the first answer needs is fetched before it is asked for. */
export function usePreparation(): void {
  const { catalog, url } = useCatalog();
  const drawn = useMapDrawn();
  useEffect(() => {
    if (!drawn) return undefined;
    const prepare = (): void => {
      const camera = currentMap()?.getCamera();
      if (camera) prepareForLines(requestPreparation(camera, catalog, url));
    };
    prepare();
    return projectStore.subscribe(({ drawing }, before) => {
      if (drawing === 'draw' && before.drawing !== 'draw') prepare();
    });
  }, [drawn, catalog, url]);
}
