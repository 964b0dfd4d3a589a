import { useCallback, useEffect, useRef } from 'react';
import { AtlasError, describeError } from '../../domain/errors.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { DrawingSession } from '../../map/map-controller.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { projectStore, setDrawing, setLines } from '../../state/project-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { placeLines } from './place-lines.ts';
import { chosenAlternative } from './use-project.ts';

/** More vertices than this are not moved by hand. */
const MOST_VERTICES = 1000;

export interface Drawing {
  start(mode: 'draw' | 'edit'): Promise<void>;
  finish(): void;
  stop(): void;
  /** Take back a vertex of the line that is being drawn; false when there is none. */
  undo(): boolean;
  redo(): boolean;
}

/** Drawing on the map for the chosen alternative; it ends with the page. */
export function useDrawing(): Drawing {
  const translator = useTranslator();
  const session = useRef<DrawingSession | undefined>(undefined);
  const shown = useRef<readonly (readonly LonLat[])[] | undefined>(undefined);

  const stop = useCallback((): void => {
    const present = session.current;
    session.current = undefined;
    present?.stop();
    setDrawing(undefined);
  }, []);
  useEffect(() => stop, [stop]);

  // Undo, redo and another alternative change what is edited from outside.
  useEffect(
    () =>
      projectStore.subscribe((state) => {
        if (state.drawing !== 'edit' || !session.current) return;
        const lines = chosenAlternative(state)?.lines ?? [];
        if (lines === shown.current) return;
        shown.current = lines;
        if (lines.length === 0) stop();
        else session.current.setLines(lines);
      }),
    [stop],
  );

  const start = async (mode: 'draw' | 'edit'): Promise<void> => {
    stop();
    const map = currentMap();
    const state = projectStore.getState();
    const chosen = chosenAlternative(state);
    if (!map || !chosen || !state.project) throw new AtlasError('project.noMap');
    const vertices = chosen.lines.reduce((sum, line) => sum + line.length, 0);
    if (mode === 'edit' && vertices > MOST_VERTICES) throw new AtlasError('project.tooLong', { n: vertices });
    setDrawing(mode);
    shown.current = chosen.lines;
    const others = state.project.alternatives.filter(({ id }) => mode === 'draw' || id !== chosen.id).flatMap(({ lines }) => lines);
    try {
      const begun = await map.draw({
        mode,
        lines: mode === 'edit' ? chosen.lines : [],
        others,
        onLines: (lines) => {
          if (mode === 'edit') {
            const present = projectStore.getState().chosen;
            shown.current = lines;
            if (present !== undefined) setLines(present, lines);
            return;
          }
          stop();
          try {
            placeLines([{ lines }], translator);
          } catch (error) {
            reportFault(describeError(error));
          }
        },
        onCancel: stop,
      });
      // The page was left, or drawing given up, while the drawing tool was on its way.
      if (projectStore.getState().drawing === mode) session.current = begun;
      else begun.stop();
    } catch (error) {
      stop();
      throw error;
    }
  };
  return {
    start,
    stop,
    finish: () => session.current?.finish(),
    undo: () => session.current?.undo() ?? false,
    redo: () => session.current?.redo() ?? false,
  };
}
