import type { Project } from '../../domain/project/project.ts';
import { DocumentIcon } from '../icons.tsx';
import { Progress } from '../population/Progress.tsx';
import { useTranslator } from '../use-atlas.ts';
import type { Assessments } from './use-assessments.ts';
import { useReport } from './use-report.ts';

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
