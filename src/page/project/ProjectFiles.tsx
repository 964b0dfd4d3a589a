import { useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { judgeAssessment } from '../../domain/statements/of-project.ts';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import { formatProjectFile } from '../../domain/assessment/project-file.ts';
import type { Project } from '../../domain/assessment/project.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { forgetFileFaults, reportFileFault } from '../../state/file-faults.ts';
import { waitForEntries } from '../../state/entry-store.ts';
import { whenKept } from '../../state/project-storage.ts';
import { changeProject, projectStore, replaceProject, startProject } from '../../state/project-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { FileInput } from '../shared/FileInput.tsx';
import { saveFile } from '../shared/save-file.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { type AssessedRow, formatLinesGeojson, formatProjectCsv, formatProjectGeojson, nameFiles } from './project-files.ts';
import { nameAlternative } from './place-lines.ts';
import { ReportButton } from './ReportButton.tsx';
import { type Assessments, useFindAnimals } from './use-assessments.ts';

/** Take the project and its results away, bring one back, or forget it. */
export function ProjectFiles({ project, assessments }: { readonly project: Project; readonly assessments: Assessments }) {
  const { all, ranked } = assessments;
  const translator = useTranslator();
  const { t } = translator;
  const page = useCatalog();
  /** Id of the empty project that stands in place of a forgotten one. */
  const [forgotten, setForgotten] = useState<string | undefined>();
  const findAnimals = useFindAnimals();
  const rows = all.flatMap(({ alternative, calculation }): AssessedRow[] => {
    if (calculation?.status !== 'done') return [];
    const { counted, apart } = judgeAssessment(calculation.value, project.type, findAnimals);
    return [{ alternative, assessment: counted, apart, rank: ranked.find(({ id }) => id === alternative.id)?.rank }];
  });
  const stem = nameFiles(project);
  const save = (text: string, type: string, name: string): void => saveFile(new Blob([text], { type }), name);
  const saveResults = async (): Promise<void> => {
    try {
      const met = new Set(rows.flatMap(({ assessment }) => [...assessment.populations, ...(assessment.within ?? [])].map(({ population }) => population)));
      const entries = new Map((await waitForEntries(page, [...met])).map((entry) => [entry.row.id, entry]));
      save(formatProjectCsv(project, rows, entries, page.layers), 'text/csv;charset=utf-8', `${stem}-results.csv`);
    } catch (error) {
      reportFault(describeError(error));
    }
  };
  const open = async (file: File): Promise<void> => {
    forgetFileFaults('project');
    try {
      const { readProject } = await import('../../workers/layers-worker-client.ts');
      const opened = await readProject(file);
      replaceProject(opened);
      const box = bboxOfLines(
        opened.alternatives.flatMap(({ lines }) => lines),
        1,
      );
      if (box) currentMap()?.flyTo(box);
    } catch (error) {
      reportFileFault('project', describeError(error));
    }
  };
  return (
    <section>
      <h2>{t('project.files')}</h2>
      <div className="project-form">
        <label className="wide">
          {t('project.name')}
          <input type="text" maxLength={200} value={project.name} onChange={(event) => changeProject({ name: event.target.value }, 'name')} />
        </label>
      </div>
      <ReportButton project={project} assessments={assessments} />
      <p className="links">
        <button type="button" className="plain" disabled={rows.length === 0} onClick={() => void saveResults()}>
          {t('project.csv')}
        </button>
        <button
          type="button"
          className="plain"
          disabled={rows.length === 0}
          onClick={() => save(formatProjectGeojson(project, rows), 'application/geo+json', `${stem}-results.geojson`)}
        >
          {t('project.geojson')}
        </button>
        <button
          type="button"
          className="plain"
          disabled={project.alternatives.every(({ lines }) => lines.length === 0)}
          onClick={() => save(formatLinesGeojson(project.alternatives), 'application/geo+json', `${stem}-lines.geojson`)}
        >
          {t('project.lines')}
        </button>
        <button type="button" className="plain" onClick={() => save(formatProjectFile(project), 'application/json', `${stem}.atlas-project.json`)}>
          {t('project.save')}
        </button>
        <FileInput isLink accept=".json,application/json" onFile={(file) => void open(file)}>
          {t('project.openFile')}
        </FileInput>
        <button
          type="button"
          className="plain"
          onClick={() => {
            startProject(nameAlternative(translator, []));
            const { project: fresh } = projectStore.getState();
            void whenKept().then(() => setForgotten(fresh?.id));
          }}
        >
          {t('project.forget')}
        </button>
      </p>
      <output className="quiet">{t(forgotten === project.id ? 'project.forgotten' : 'project.kept')}</output>
    </section>
  );
}
