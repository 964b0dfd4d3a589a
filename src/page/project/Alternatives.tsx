import { BARRIER_TYPES } from '../../domain/catalog/layer-kinds.ts';
import { MOST_ALTERNATIVES, type Project, WIDEST_BUFFER_M } from '../../domain/assessment/project.ts';
import { addAlternatives, changeProject, chooseAlternative, newId, removeAlternative, renameAlternative } from '../../state/project-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { nameAlternative } from './place-lines.ts';

/** The ways the project could run; one is worked on. */
export function Alternatives({ project: { alternatives }, chosen }: { readonly project: Project; readonly chosen: string | undefined }) {
  const translator = useTranslator();
  const { t } = translator;
  const present = alternatives.find(({ id }) => id === chosen);
  const full = alternatives.length >= MOST_ALTERNATIVES;
  return (
    <section>
      <h2>{t('project.alternatives')}</h2>
      <fieldset className="alternatives" aria-label={t('project.alternatives')}>
        {alternatives.map(({ id, name, lines }) => (
          <button key={id} type="button" className="chip" aria-pressed={id === chosen} onClick={() => chooseAlternative(id)}>
            {name || t('project.alternative', { letter: '?' })}
            {lines.length === 0 && <span className="quiet"> {t('project.noLine')}</span>}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          disabled={full}
          onClick={() => addAlternatives([{ id: newId(), name: nameAlternative(translator, alternatives), lines: [] }])}
        >
          + {t('project.add')}
        </button>
      </fieldset>
      {present && (
        <div className="project-form alternative-form">
          <input
            type="text"
            maxLength={200}
            value={present.name}
            aria-label={t('project.alternativeName')}
            onChange={(event) => renameAlternative(present.id, event.target.value)}
          />
          <p className="links">
            <button
              type="button"
              className="plain"
              disabled={full || present.lines.length === 0}
              onClick={() => addAlternatives([{ ...present, id: newId(), name: t('project.copyOf', { name: present.name }).slice(0, 200) }])}
            >
              {t('project.duplicate')}
            </button>
            <button type="button" className="plain" disabled={alternatives.length < 2} onClick={() => removeAlternative(present.id)}>
              {t('project.remove')}
            </button>
          </p>
        </div>
      )}
    </section>
  );
}

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
            const chosen = BARRIER_TYPES.find((known) => known === event.target.value);
            if (chosen) changeProject({ type: chosen });
          }}
        >
          {BARRIER_TYPES.map((known) => (
            <option key={known} value={known}>
              {t(`barrier.${known}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('project.buffer')}
        <input
          type="number"
          min={0}
          max={WIDEST_BUFFER_M}
          step={10}
          value={bufferM}
          onChange={(event) => changeProject({ bufferM: Math.min(WIDEST_BUFFER_M, Math.max(0, event.target.valueAsNumber || 0)) }, 'buffer')}
        />
      </label>
    </div>
  );
}
