import type { Project } from '../../domain/assessment/project.ts';
import { DocumentIcon } from '../shared/icons.tsx';
import { JobProgress } from '../shared/Progress.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { makeReport } from './make-report.ts';
import type { Assessments } from './use-assessments.ts';

/** The results as a document to hand on; there once there are any. */
export function ReportButton({ project, assessments }: { readonly project: Project; readonly assessments: Assessments }) {
  const translator = useTranslator();
  const { t } = translator;
  const page = useCatalog();
  const report = useJob({ outlivesPage: true });
  if (assessments.ranked.length + assessments.unranked.length === 0) return null;
  const make = (): void => void report.start(({ signal, onProgress }) => makeReport(project, assessments, { page, translator }, signal, onProgress));
  return (
    <div className="actions">
      <div className="action-buttons">
        <button type="button" className="primary" disabled={report.isRunning} aria-busy={report.isRunning} onClick={make}>
          <DocumentIcon /> {t(report.isRunning ? 'project.reporting' : 'project.report')}
          {report.isRunning && '…'}
        </button>
      </div>
      <output className="quiet">{report.state.status === 'done' && t('project.reported')}</output>
      <JobProgress job={report} label={t('project.reporting')} />
    </div>
  );
}
