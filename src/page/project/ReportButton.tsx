import { useRef, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import type { Project } from '../../domain/assessment/project.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { makeReport } from './make-report.ts';
import type { Assessments } from './use-assessments.ts';
import { DocumentIcon } from '../shared/icons.tsx';
import { Progress } from '../shared/Progress.tsx';

/** The making of a screening report: how far it is, how to start it and how to stop it. */
export function useReport(project: Project, assessments: Assessments) {
  const translator = useTranslator();
  const { catalog, url } = useCatalog();
  const running = useRef<AbortController | undefined>(undefined);
  const [making, setMaking] = useState(false);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | undefined>();
  const make = async (): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    const isPresent = (): boolean => running.current === controller;
    running.current = controller;
    setMaking(true);
    setProgress(undefined);
    try {
      await makeReport(project, assessments, { catalog, catalogUrl: url, translator }, controller.signal, (done, total) => {
        if (isPresent()) setProgress({ done, total });
      });
    } catch (error) {
      if (!controller.signal.aborted) reportFault(describeError(error));
    } finally {
      if (isPresent()) setMaking(false);
    }
  };
  return { making, progress, make, cancel: () => running.current?.abort() };
}

/** The results as a document to hand on; there once there are any. */
export function ReportButton({ project, assessments }: { readonly project: Project; readonly assessments: Assessments }) {
  const { t } = useTranslator();
  const report = useReport(project, assessments);
  if (assessments.ranked.length === 0) return null;
  return (
    <div className="actions">
      <div className="action-buttons">
        <button type="button" className="primary" disabled={report.making} onClick={() => void report.make()}>
          <DocumentIcon /> {t('project.report')}
        </button>
      </div>
      {report.making && <Progress label={t('project.reporting')} progress={report.progress} onCancel={report.cancel} />}
    </div>
  );
}
