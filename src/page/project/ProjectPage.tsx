import '../styles/project.css';
import { useEffect } from 'react';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import { atlasStore, openPanel } from '../../state/atlas-store.ts';
import { keepProject, keepProjectOfThisTab, loadProjectOfOtherTab, projectDocument } from '../../state/project-storage.ts';
import { projectStore, startProject } from '../../state/project-store.ts';
import { BackIcon } from '../shared/icons.tsx';
import { currentMap } from '../shared/current-map.ts';
import { ChangedElsewhere } from '../shared/ChangedElsewhere.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { Alternatives, ProjectForm } from './Alternatives.tsx';
import { Comparison } from './Comparison.tsx';
import { LineActions } from './LineActions.tsx';
import { nameAlternative } from './place-lines.ts';
import { ProjectFiles } from './ProjectFiles.tsx';
import { Results } from './Results.tsx';
import { useAssessments } from './use-assessments.ts';
import { usePreparation, useProjectState } from './use-project.ts';

/** A person's own project: its alternatives, and what each of them would cut. */
export function ProjectPage() {
  const translator = useTranslator();
  const { t } = translator;
  const project = useProjectState((state) => state.project);
  const chosen = useProjectState((state) => state.chosen);
  const assessments = useAssessments();
  usePreparation();
  useDocumentTitle(t('project.title'));

  useEffect(() => {
    let here = true;
    void keepProject().then(() => {
      if (!here) return;
      const { project: kept } = projectStore.getState();
      if (!kept) startProject(nameAlternative(translator, []));
      const box = bboxOfLines(kept?.alternatives.flatMap(({ lines }) => lines) ?? [], 1);
      // An address that says where to look is obeyed.
      if (box && atlasStore.getState().view.camera === undefined) currentMap()?.flyTo(box);
    });
    return () => {
      here = false;
    };
    // The first language names the first alternative.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const present = assessments.all.find(({ alternative }) => alternative.id === chosen);
  return (
    <article className="page project-page">
      <button type="button" className="plain back" onClick={() => openPanel(undefined)}>
        <BackIcon /> {t('project.back')}
      </button>
      <h1>{t('project.title')}</h1>
      {!project || !present ? (
        <Skeleton />
      ) : (
        <>
          <ChangedElsewhere
            of={projectDocument}
            onLoad={loadProjectOfOtherTab}
            onKeep={keepProjectOfThisTab}
            onDrop={async () => {
              await projectDocument.forget();
              startProject(nameAlternative(translator, []));
            }}
          />
          {project.alternatives.every(({ lines }) => lines.length === 0) && <p>{t('project.lead')}</p>}
          <ProjectForm project={project} />
          <LineActions alternative={present.alternative} />
          <Alternatives project={project} chosen={chosen} />
          <Results project={project} assessed={present} />
          {assessments.ranked.length + assessments.unranked.length > 1 && <Comparison project={project} {...assessments} />}
          <ProjectFiles project={project} assessments={assessments} />
        </>
      )}
    </article>
  );
}
