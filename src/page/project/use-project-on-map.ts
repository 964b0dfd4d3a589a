import type { Feature, FeatureCollection, LineString } from 'geojson';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { USE_CLASSES } from '../../domain/movement/use-classes.ts';
import type { CrossingPoints, MapController } from '../../map/map-controller.ts';
import { assessmentStore } from '../../state/assessment-store.ts';
import { useAtlas } from '../use-atlas.ts';
import { useGround } from './use-ground.ts';
import { chosenAlternative, useProjectState } from './use-project.ts';

const NONE: CrossingPoints = { type: 'FeatureCollection', features: [] };

/**
 * Draw the project's alternatives while its page is open.
 * @returns where the chosen one meets corridors; undefined while the page is closed
 */
export function useProjectOnMap(map: MapController | undefined): CrossingPoints | undefined {
  const open = useAtlas((state) => state.view.panel === 'project');
  const project = useProjectState((state) => state.project);
  const drawing = useProjectState((state) => state.drawing);
  const chosen = useProjectState(chosenAlternative);
  const assessed = useStore(assessmentStore, (state) => (chosen ? state[chosen.id] : undefined));

  const calculation = assessed !== undefined && assessed.lines === chosen?.lines ? assessed.calculation : undefined;
  const known = calculation?.status === 'done' ? calculation.value : undefined;

  const ground = useGround(open && drawing !== 'edit' ? chosen?.lines : undefined, project?.bufferM ?? 0);

  const lines = useMemo((): FeatureCollection | undefined => {
    if (!open || !project) return undefined;
    // What is edited is drawn by the drawing tool.
    const shown = project.alternatives.filter(({ id }) => drawing !== 'edit' || id !== chosen?.id);
    const features = shown.flatMap(({ id, name, lines: own }): Feature<LineString>[] => own.map((line) => ({
      type: 'Feature',
      properties: { id, name, chosen: id === chosen?.id },
      geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) },
    })));
    return { type: 'FeatureCollection', features: [...ground, ...features] };
  }, [open, project, drawing, chosen?.id, ground]);
  useEffect(() => map?.setProject(lines), [map, lines]);

  return useMemo(() => {
    if (!open) return undefined;
    if (!known) return NONE;
    return {
      type: 'FeatureCollection',
      features: known.populations.flatMap(({ population, name, corridor }) =>
        USE_CLASSES.flatMap((use) => (corridor?.byUse[use].points ?? []).map((coordinates) => ({
          type: 'Feature' as const,
          properties: { id: `project/${population}/${use}`, layer: 'project', barrier: use, name, lengthInsideKm: corridor?.byUse[use].lengthKm ?? 0 },
          geometry: { type: 'Point' as const, coordinates },
        })))),
    };
  }, [open, known]);
}
