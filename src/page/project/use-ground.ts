import type { Feature, Polygon } from 'geojson';
import { useEffect, useState } from 'react';
import type { Alternative } from '../../domain/project/project.ts';

const NONE: readonly Feature<Polygon>[] = [];

interface Outlined {
  readonly lines: Alternative['lines'];
  readonly bufferM: number;
  readonly features: readonly Feature<Polygon>[];
}

/** The ground on each side of lines as polygons for the map, once a worker has outlined it. */
export function useGround(lines: Alternative['lines'] | undefined, bufferM: number): readonly Feature<Polygon>[] {
  const [outlined, setOutlined] = useState<Outlined | undefined>();
  useEffect(() => {
    if (lines === undefined || lines.length === 0 || bufferM === 0) return undefined;
    const controller = new AbortController();
    const outline = async (): Promise<void> => {
      const { outlineProject } = await import('../../workers/project-worker-client.ts');
      const polygons = await outlineProject({ lines, bufferM }, { signal: controller.signal });
      const features = polygons.map((coordinates): Feature<Polygon> => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }));
      if (!controller.signal.aborted) setOutlined({ lines, bufferM, features });
    };
    // Without an outline the map lacks a shade; the figures do not hang on it, and say so themselves when they fail.
    outline().catch(() => undefined);
    return () => controller.abort();
  }, [lines, bufferM]);
  return outlined !== undefined && outlined.lines === lines && outlined.bufferM === bufferM ? outlined.features : NONE;
}
