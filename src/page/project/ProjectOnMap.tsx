import { USE_CLASSES } from '../../domain/movement/types.ts';
import type { Feature, FeatureCollection, LineString, Polygon } from 'geojson';
import { useEffect, useMemo } from 'react';
import type { Alternative } from '../../domain/assessment/project.ts';
import { useStore } from 'zustand';
import type { CrossingPoints, MapController } from '../../map/map-controller.ts';
import { assessmentStore } from '../../state/assessment-store.ts';
import { useJob } from '../shared/use-job.ts';
import { chosenAlternative, useProjectState } from './use-project.ts';

const NO_OUTLINES: readonly Feature<Polygon>[] = [];

interface Outlined {
  readonly lines: Alternative['lines'];
  readonly bufferM: number;
  readonly features: readonly Feature<Polygon>[];
}

/** The ground on each side of lines as polygons for the map, once a worker has outlined it. */
function useBuffer(lines: Alternative['lines'] | undefined, bufferM: number): readonly Feature<Polygon>[] {
  // Without an outline the map lacks a shade; the figures do not hang on it, and say so themselves when they fail.
  const { state, start, settle } = useJob<Outlined>({ onFault: () => undefined });
  useEffect(() => {
    if (lines === undefined || lines.length === 0 || bufferM === 0) return settle(undefined);
    void start(async (options) => {
      const { outlineProject } = await import('../../workers/layers-worker-client.ts');
      const polygons = await outlineProject({ lines, bufferM }, options);
      const features = polygons.map((coordinates): Feature<Polygon> => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }));
      return { lines, bufferM, features };
    });
    return undefined;
  }, [lines, bufferM, start, settle]);
  return state.status === 'done' && state.value.lines === lines && state.value.bufferM === bufferM ? state.value.features : NO_OUTLINES;
}

const NONE: CrossingPoints = { type: 'FeatureCollection', features: [] };

/** The project's alternatives on the map, and where the chosen one meets corridors; they come and go with its page. */
export function ProjectOnMap({ map }: { readonly map: MapController }) {
  const project = useProjectState((state) => state.project);
  const drawing = useProjectState((state) => state.drawing);
  const chosen = useProjectState(chosenAlternative);
  const assessed = useStore(assessmentStore, (state) => (chosen ? state[chosen.id] : undefined));

  const calculation = assessed !== undefined && assessed.lines === chosen?.lines ? assessed.calculation : undefined;
  const known = calculation?.status === 'done' ? calculation.value : undefined;

  const buffer = useBuffer(drawing !== 'edit' ? chosen?.lines : undefined, project?.bufferM ?? 0);

  const lines = useMemo((): FeatureCollection | undefined => {
    if (!project) return undefined;
    // What is edited is drawn by the drawing tool.
    const shown = project.alternatives.filter(({ id }) => drawing !== 'edit' || id !== chosen?.id);
    const features = shown.flatMap(({ id, name, lines: own }): Feature<LineString>[] =>
      own.map((line) => ({
        type: 'Feature',
        properties: { id, name, chosen: id === chosen?.id },
        geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) },
      })),
    );
    return { type: 'FeatureCollection', features: [...buffer, ...features] };
  }, [project, drawing, chosen?.id, buffer]);
  useEffect(() => map.setProject(lines), [map, lines]);
  useEffect(
    () => () => {
      map.setProject(undefined);
      map.setCrossingPoints(NONE);
    },
    [map],
  );

  const points = useMemo((): CrossingPoints => {
    if (!known) return NONE;
    return {
      type: 'FeatureCollection',
      features: known.populations.flatMap(({ population, name, corridor }) =>
        USE_CLASSES.flatMap((use) =>
          (corridor?.byUse[use].points ?? []).map((coordinates) => ({
            type: 'Feature' as const,
            properties: { id: `project/${population}/${use}`, layer: 'project', barrier: use, name, lengthInsideKm: corridor?.byUse[use].lengthKm ?? 0 },
            geometry: { type: 'Point' as const, coordinates },
          })),
        ),
      ),
    };
  }, [known]);
  useEffect(() => map.setCrossingPoints(points), [map, points]);
  return null;
}
