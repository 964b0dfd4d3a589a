import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import type { TableMapping } from '../../domain/tracks/import/table-mapping.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import type { Note } from '../../domain/notes.ts';
import { saysAtOnce, saysSeveralSpecies } from '../../domain/tracks/import/watch-oddities.ts';
import { useDroppedFiles } from './use-dropped-files.ts';
import { loadTracks } from './load-tracks.ts';
import { MappingForm } from './MappingForm.tsx';
import type { ImportedWork } from '../../state/track-work.ts';
import { spanOf } from './describe-user-population.ts';
import type { Fault } from '../../domain/errors.ts';
import { describeDropped, describeLosses, isLossOpen } from '../../domain/tracks/track.ts';

interface Choices {
  readonly mapping?: TableMapping;
  readonly swapCoordinates?: boolean;
  /** Ask for the columns though the format is known. */
  readonly ask?: boolean;
}

/** A question of files that were read before. */
export interface AskedFiles {
  readonly files: readonly File[];
  readonly question: MappingQuestion | undefined;
}

interface ImportStepProps {
  readonly takeFocus: boolean;
  /** Files chosen before, and the question how their columns are to be read. */
  readonly asking?: AskedFiles | undefined;
  /** Files that were dropped on the page before this step was open. */
  readonly dropped?: readonly File[] | undefined;
  readonly onDone: () => void;
}

/** Choose files or drop them anywhere on the page; a table whose columns are not known asks which is which. */
export function ImportStep({ takeFocus, asking, dropped, onDone }: ImportStepProps) {
  const { t } = useTranslator();
  const [files, setFiles] = useState<readonly File[]>(asking?.files ?? []);
  const [choices, setChoices] = useState<Choices>({});
  const [question, setQuestion] = useState(asking?.question);
  const reading = useJob<MappingQuestion | 'imported'>({ files: 'tracks' });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The button that opens this stands further down the page.
    if (takeFocus) input.current?.focus();
  }, [takeFocus]);

  const load = async (chosen: readonly File[], made: Choices): Promise<void> => {
    if (chosen.length === 0) return;
    setFiles(chosen);
    setChoices(made);
    const ended = await reading.start(async (options) => (await loadTracks(chosen, made, options)) ?? 'imported');
    if (ended.status !== 'done') return;
    setQuestion(ended.value === 'imported' ? undefined : ended.value);
    if (ended.value === 'imported') onDone();
  };
  const isSwappable = reading.state.status === 'failed' && reading.state.fault.code === 'table.swapped';
  const choose = (chosen: readonly File[]): void => {
    setQuestion(undefined);
    void load(chosen, {});
  };
  useDroppedFiles(true, choose);
  const takeDropped = useEffectEvent(() => {
    if (dropped) choose(dropped);
  });
  useEffect(() => {
    // A turn later, so that what is mounted twice reads once.
    const turn = setTimeout(() => takeDropped());
    return () => clearTimeout(turn);
  }, []);
  return (
    <section>
      {/* The input lies over the whole zone, so that a click anywhere in it opens the chooser. */}
      <div className="drop-zone">
        <strong>{t('tracks.choose')}</strong>
        <span className="quiet">{t('tracks.formats')}</span>
        <input
          type="file"
          multiple
          ref={input}
          aria-label={t('tracks.file')}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = '';
            choose(chosen);
          }}
        />
      </div>
      <JobProgress job={reading} label={t('tracks.reading')} />
      {isSwappable && (
        <button type="button" className="plain" onClick={() => void load(files, { ...choices, swapCoordinates: true })}>
          {t('tracks.swap')}
        </button>
      )}
      {reading.state.status === 'failed' && !question && isTableFault(reading.state.fault) && (
        <button type="button" className="plain" onClick={() => void load(files, { ask: true })}>
          {t('tracks.otherColumns')}
        </button>
      )}
      {question && (
        <MappingForm
          key={[question.file, question.asks, ...question.columns.slice(0, 100)].join('\n')}
          question={question}
          disabled={reading.isRunning}
          onMapped={(mapping) => void load(files, { ...(choices.swapCoordinates === undefined ? {} : { swapCoordinates: choices.swapCoordinates }), mapping })}
        />
      )}
    </section>
  );
}

/** Whether another reading of a table's columns may mend a fault. */
function isTableFault({ code }: Fault): boolean {
  return /^(table|movebank|seabird)\./.test(code) || code === 'import.nothingLeft' || code === 'import.oneFixEach';
}

const isOpen = (note: Note): boolean => saysSeveralSpecies(note) || saysAtOnce(note);

/** What was read, what was left out and why, and what was assumed; losses above a thousandth stand in the open. */
export function ImportSummary({ imported: { format, tracks, report, notes, files } }: { readonly imported: ImportedWork }) {
  const { t, say, number, date } = useTranslator();
  const { from, to } = spanOf(tracks);
  const losses = describeLosses(report);
  const open = isLossOpen(report);
  const reasons = (listed: typeof losses.reasons) =>
    listed.map((reason) => (
      <li key={JSON.stringify(reason)}>
        {t('tracks.dropped', { n: reason.values.n, reason: say(reason), rows: number(reason.values.n) })}
        {report.firstRows[reason.code] && `, ${t('tracks.droppedLines', { lines: (report.firstRows[reason.code] ?? []).slice(0, 3).join(', ') })}`}
      </li>
    ));
  return (
    <section>
      <p className="answer">
        {t('tracks.read', {
          format,
          animals: t('tracks.animals', { n: tracks.length }),
          fixes: number(report.fixesKept),
          from: date(from),
          to: date(to),
          days: date(from) === date(to) ? 'one' : 'more',
        })}
      </p>
      <p className="quiet file-names">{files.join(', ')}</p>
      {open && (
        <>
          <p>{t('tracks.lost', { n: losses.n, of: number(report.rowsRead) })}</p>
          <ul>{reasons(losses.reasons)}</ul>
        </>
      )}
      {notes.filter(isOpen).map((note) => (
        <p key={note.code}>{say(note)}</p>
      ))}
      <details>
        <summary>{t('tracks.report')}</summary>
        <p>{t('tracks.rows', { read: number(report.rowsRead), kept: number(report.fixesKept) })}</p>
        <ul>
          {reasons(open ? describeDropped(report).filter(({ code }) => !losses.reasons.some((loss) => loss.code === code)) : describeDropped(report))}
          {notes
            .filter((note) => !isOpen(note))
            .map((note) => (
              <li key={JSON.stringify(note)}>{say(note)}</li>
            ))}
        </ul>
      </details>
    </section>
  );
}
