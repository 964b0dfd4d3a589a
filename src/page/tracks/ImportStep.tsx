import { useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { SWAP_ADVICE, type ColumnMapping, type MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { Progress } from '../population/Progress.tsx';
import { useTranslator } from '../use-atlas.ts';
import { loadTracks } from './load-tracks.ts';
import { MappingForm } from './MappingForm.tsx';

/** Choose or drop tracking files; a table whose columns are not known asks which is which. */
export function ImportStep({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useTranslator();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [running, setRunning] = useState<{ readonly controller: AbortController; readonly progress: { done: number; total: number } | undefined } | undefined>();
  const [question, setQuestion] = useState<MappingQuestion | undefined>();
  const [swappable, setSwappable] = useState(false);

  const load = async (chosen: readonly File[], choices: { mapping?: ColumnMapping; swapCoordinates?: boolean } = {}): Promise<void> => {
    if (chosen.length === 0) return;
    const controller = new AbortController();
    setFiles(chosen);
    setSwappable(false);
    setRunning({ controller, progress: undefined });
    try {
      const asked = await loadTracks(chosen, choices, { signal: controller.signal, onProgress: (done, total) => setRunning({ controller, progress: { done, total } }) });
      setQuestion(asked);
      if (asked === undefined) onDone?.();
    } catch (error) {
      if (controller.signal.aborted) return;
      const fault = describeError(error);
      setSwappable(fault.advice === SWAP_ADVICE);
      reportFault(fault);
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <section>
      {/* The input lies over the whole zone: a browser takes files dropped on it by itself. */}
      <div className="drop-zone">
        <strong>{t('tracks.choose')}</strong>
        <span className="quiet">{t('tracks.formats')}</span>
        <input
          type="file"
          multiple
          aria-label={t('tracks.file')}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = '';
            void load(chosen);
          }}
        />
      </div>
      {running && <Progress label={t('tracks.reading')} progress={running.progress} onCancel={() => running.controller.abort()} />}
      {swappable && !running && (
        <button type="button" className="plain" onClick={() => void load(files, { swapCoordinates: true })}>{t('tracks.swap')}</button>
      )}
      {question && !running && <MappingForm question={question} onMapped={(mapping) => void load(files, { mapping })} />}
    </section>
  );
}
