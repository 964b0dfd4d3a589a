import { useTranslator } from '../shared/use-atlas.ts';
import { type Drawing, useDrawing } from './use-drawing.ts';
import { useEffect } from 'react';
import { describeError } from '../../domain/errors.ts';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import type { Alternative } from '../../domain/assessment/project.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { redoProject, undoProject } from '../../state/project-store.ts';
import { LineIcon, RedoIcon, UndoIcon, UploadIcon } from '../shared/icons.tsx';
import { currentMap } from '../shared/current-map.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { FileInput } from '../shared/FileInput.tsx';
import { FileQuestions, isSeveral, useFileReading } from '../shared/FileQuestions.tsx';
import { CoordinatesField } from './CoordinatesField.tsx';
import { goBackWithoutLines, loadAlignment, type LoadedLines } from './place-lines.ts';
import { useProjectState } from './use-project.ts';

/** How to draw, over the map, while a line is drawn. */
export function DrawingBar({ mode, drawing }: { readonly mode: 'draw' | 'edit'; readonly drawing: Drawing }) {
  const { t } = useTranslator();
  return (
    <fieldset className="drawing-bar" aria-label={t(mode === 'draw' ? 'project.draw' : 'project.edit')}>
      <output>{t(mode === 'draw' ? 'drawing.drawHint' : 'drawing.editHint')}</output>
      <span className="links">
        {mode === 'draw' && (
          <button type="button" className="plain" onClick={() => drawing.undo()}>
            {t('drawing.undo')}
          </button>
        )}
        {mode === 'draw' && (
          <button type="button" className="plain" onClick={drawing.finish}>
            {t('drawing.finish')}
          </button>
        )}
        <button type="button" className="plain" onClick={drawing.stop}>
          {t(mode === 'draw' ? 'drawing.cancel' : 'drawing.done')}
        </button>
      </span>
    </fieldset>
  );
}

const ACCEPT = '.geojson,.json,.geojsonl,.geojsons,.ndjson,.kml,.kmz,.gpx,.zip,.gpkg,.fgb,.gz';

/** How a line gets into the project, and back out of it. */
export function LineActions({ alternative }: { readonly alternative: Alternative }) {
  const translator = useTranslator();
  const { t } = translator;
  const mode = useProjectState((state) => state.drawing);
  const canUndo = useProjectState((state) => state.history.past.length > 0);
  const canRedo = useProjectState((state) => state.history.future.length > 0);
  const drawing = useDrawing();
  const reading = useFileReading<LoadedLines>('line', (file, choice, signal) => loadAlignment(file, choice, { translator, signal }));
  const { state } = reading.job;
  const hasLine = alternative.lines.length > 0;

  const start = (kind: 'draw' | 'edit'): void => {
    drawing.start(kind).catch((error: unknown) => reportFault(describeError(error)));
  };
  const load = (chosen: File): void => {
    drawing.stop();
    reading.load(chosen);
  };
  const undo = (): void => {
    if (drawing.undo()) return;
    undoProject();
    goBackWithoutLines();
  };
  const redo = (): void => {
    if (!drawing.redo()) redoProject();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const inText = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (inText || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) undo();
      else if (key === 'y' || key === 'z') redo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  const show = (): void => {
    const box = bboxOfLines(alternative.lines, 1);
    if (box) currentMap()?.flyTo(box);
  };
  return (
    <div className="actions">
      <div className="action-buttons">
        <button
          type="button"
          className={hasLine || mode === 'draw' ? undefined : 'primary'}
          aria-pressed={mode === 'draw'}
          onClick={() => (mode === 'draw' ? drawing.stop() : start('draw'))}
        >
          <LineIcon /> {t('project.draw')}
        </button>
        <FileInput accept={ACCEPT} name={t('project.upload')} onFile={load}>
          <UploadIcon /> {t('project.upload')}
        </FileInput>
        <button
          type="button"
          disabled={!hasLine && mode !== 'edit'}
          aria-pressed={mode === 'edit'}
          onClick={() => (mode === 'edit' ? drawing.stop() : start('edit'))}
        >
          {t('project.edit')}
        </button>
        <button type="button" disabled={!canUndo && mode !== 'draw'} onClick={undo}>
          <UndoIcon /> {t('project.undo')}
        </button>
        <button type="button" disabled={!canRedo && mode !== 'draw'} onClick={redo}>
          <RedoIcon /> {t('project.redo')}
        </button>
      </div>
      {mode && <DrawingBar mode={mode} drawing={drawing} />}
      <JobProgress job={reading.job} label={t('project.reading', { file: reading.file?.name ?? '' })} />
      <output className="quiet shared">{state.status === 'done' && !isSeveral(state.value) && state.value.said}</output>
      <FileQuestions reading={reading} />
      {!hasLine && <p className="quiet">{t('project.uploadHint')}</p>}
      {hasLine && (
        <button type="button" className="plain" onClick={show}>
          {t('project.show')}
        </button>
      )}
      <CoordinatesField />
    </div>
  );
}
