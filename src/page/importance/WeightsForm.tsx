import { useStore } from 'zustand';
import { APPENDICES, CATEGORIES, CELL_USES, DEFAULT_WEIGHTS, EVEN_WEIGHTS, type Weights } from '../../domain/importance/weights.ts';
import { importanceChoice } from '../../state/importance-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';

const MOST = 10;

/** The weights of the ranking, open to anybody's choice. */
export function WeightsForm() {
  const { t } = useTranslator();
  const weights = useStore(importanceChoice, (choice) => choice.weights);
  const set = (next: Weights): void => importanceChoice.setState({ weights: next });
  const field = (group: keyof Weights, name: string, label: string, value: number) => (
    <label key={name}>
      {label}
      <input
        type="number"
        min={0}
        max={MOST}
        step={0.1}
        value={value}
        onChange={({ target }) => {
          const given = target.valueAsNumber;
          if (given >= 0 && given <= MOST) set({ ...weights, [group]: { ...weights[group], [name]: given } });
        }}
      />
    </label>
  );
  return (
    <details className="weights gaps-form">
      <summary>{t('importance.weights')}</summary>
      <p className="quiet">{t('importance.weightsHow')}</p>
      <fieldset>
        <legend>{t('importance.weights.use')}</legend>
        {CELL_USES.map((use) => field('use', use, t(`importance.use.${use}`), weights.use[use]))}
      </fieldset>
      <fieldset>
        <legend>{t('importance.weights.appendix')}</legend>
        {APPENDICES.map((one) => field('appendix', one, t(`importance.appendix.${one}`), weights.appendix[one]))}
      </fieldset>
      <fieldset>
        <legend>{t('importance.weights.category')}</legend>
        {CATEGORIES.map((one) => field('category', one, t(`importance.category.${one}`), weights.category[one]))}
      </fieldset>
      <p className="weights-buttons">
        <button type="button" onClick={() => set(DEFAULT_WEIGHTS)}>
          {t('importance.weights.reset')}
        </button>
        <button type="button" onClick={() => set(EVEN_WEIGHTS)}>
          {t('importance.weights.even')}
        </button>
      </p>
    </details>
  );
}
