import { PROJECT_TYPES, WIDEST_BUFFER_M } from '../../domain/project/project-schema.ts';
import type { Project } from '../../domain/project/project.ts';
import { changeProject } from '../../state/project-store.ts';
import { useTranslator } from '../use-atlas.ts';

/** What the project is; its name stands where it is saved. */
export function ProjectForm({ project: { type, bufferM } }: { readonly project: Project }) {
  const { t } = useTranslator();
  return (
    <div className="project-form">
      <label>
        {t('project.type')}
        <select
          value={type}
          onChange={(event) => {
            const chosen = PROJECT_TYPES.find((known) => known === event.target.value);
            if (chosen) changeProject({ type: chosen });
          }}
        >
          {PROJECT_TYPES.map((known) => <option key={known} value={known}>{t(`barrier.${known}`)}</option>)}
        </select>
      </label>
      <label>
        {t('project.buffer')}
        <input
          type="number" min={0} max={WIDEST_BUFFER_M} step={10} value={bufferM}
          onChange={(event) => changeProject({ bufferM: Math.min(WIDEST_BUFFER_M, Math.max(0, event.target.valueAsNumber || 0)) }, 'buffer')}
        />
      </label>
    </div>
  );
}
