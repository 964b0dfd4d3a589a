import { useMemo, useState } from 'react';
import { layersNear } from '../../domain/catalog/find-entries.ts';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import type { Project } from '../../domain/assessment/project.ts';
import { judgeAssessment } from '../../domain/statements/of-project.ts';
import { retryAssessments, stopAssessments } from '../../state/assessment-store.ts';
import { GuidanceSection } from '../population/guidance/GuidanceSection.tsx';
import { beginSiting } from '../../state/project-store.ts';
import { PendingAnswer } from '../shared/Progress.tsx';
import { How } from '../how/How.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';
import { nameFiles } from './project-files.ts';
import { describeAssessment } from './describe-assessment.ts';
import { FarAwayNote } from './FarAwayNote.tsx';
import { PopulationMetSection } from './PopulationMetSection.tsx';
import { SitingPart } from './SitingPart.tsx';
import { SurroundingsSection } from './SurroundingsSection.tsx';
import { type AssessedAlternative, useFindAnimals } from './use-assessments.ts';

const NONE: readonly never[] = [];

/** What the chosen alternative meets: plain words, then the figures behind them. */
export function Results({ project, assessed: { alternative, calculation } }: { readonly project: Project; readonly assessed: AssessedAlternative }) {
  const translator = useTranslator();
  const { t } = translator;
  const findAnimals = useFindAnimals();
  // Stays open while the line is drawn on and assessed anew.
  const met = calculation?.status === 'done' ? judgeAssessment(calculation.value, project.type, findAnimals).counted.populations : NONE;
  const ids = met.map(({ population }) => population).join(' ');
  const entries = useOpenEntries(useMemo(() => ids.split(' ').filter((id) => id !== ''), [ids]));
  const { layers } = useCatalog();
  const bbox = bboxOfLines(alternative.lines, 0);
  const near = bbox ? layersNear({ layers }, { bbox }) : { barriers: [], areas: [] };
  const { id, name, lines } = alternative;
  // What was asked for along a line is there again after a reload, along another alternative and out of a project file, until it is closed.
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const isSiting = opened[id] ?? alternative.siting !== undefined;
  if (lines.length === 0) return <p className="empty">{t('project.empty')}</p>;
  if (calculation?.status !== 'done') {
    return (
      <PendingAnswer
        state={calculation}
        label={t('project.assessing', { name })}
        unfinished={t('project.stopped', { name })}
        again={t('project.again')}
        onCancel={stopAssessments}
        onAgain={retryAssessments}
      />
    );
  }
  const assessment = calculation.value;
  const { counted } = judgeAssessment(assessment, project.type, findAnimals);
  const [first, ...rest] = describeAssessment(assessment, project, findAnimals, translator);
  return (
    <section className="project-results" aria-label={t('project.results', { name })}>
      <h2>{t('project.results', { name })}</h2>
      <output className="project-answer">
        <span className="lead">{first}</span>
        {rest.map((sentence) => (
          <span key={sentence} className="answer">
            {sentence}
          </span>
        ))}
      </output>
      {assessment.noneWithin && !assessment.noneWithin.nearest && <FarAwayNote alternative={alternative} />}
      {counted.populations.map((met) => (
        <PopulationMetSection key={met.population} met={met} bufferM={project.bufferM} />
      ))}
      <SitingPart
        key={id}
        alternative={alternative}
        type={project.type}
        file={`${nameFiles(project)}-lines.geojson`}
        assessment={assessment}
        isOpen={isSiting}
        onToggle={() => {
          setOpened({ ...opened, [id]: !isSiting });
          if (!isSiting) beginSiting(id);
        }}
      />
      <SurroundingsSection assessment={assessment} project={project} lines={lines} />
      <How
        what={t('project.results', { name })}
        topic={{ of: 'project', entries, layers: [...near.barriers, ...near.areas], file: `${nameFiles(project)}-lines.geojson`, bufferM: project.bufferM }}
      />
      <GuidanceSection barriers={[project.type]} populations={counted.populations.map(({ population }) => population)} />
    </section>
  );
}
