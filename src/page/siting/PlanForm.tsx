import { useId, useState, type ChangeEvent, type FormEvent } from 'react';
import type { NotStoppedBecause } from '../../domain/siting/not-stopped.ts';
import { MOST_STRUCTURES, type SitingPlan, tidyMonths } from '../../domain/siting/siting-plan.ts';
import { monthNames } from '../../i18n/month-names.ts';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { MOST_M, type PlanField, readPlan, writePlan } from './read-plan.ts';
import { SPAN_PRESETS } from './span-presets.ts';
import type { TracksNear } from './use-tracks-near.ts';

/** Why a line is not known to stop animals, as a list of them says it. */
const MARKS: Readonly<Record<NotStoppedBecause, string>> = {
  'flies-over': 'flies',
  'at-sea': 'sea',
  'no-source': 'other',
  'not-stated': 'other',
  custodian: 'other',
};

const NONE: readonly never[] = [];

interface PlanFormProps {
  readonly plan: SitingPlan;
  readonly onPlan: (plan: SitingPlan) => void;
  readonly sources: readonly TracksNear[];
  readonly source: string;
  readonly onSource: (source: string) => void;
  readonly statedAccuracyM: number | undefined;
}

/** Whose tracks, how many structures, how much of the line each serves, and how far the line may lie off. */
export function PlanForm({ plan, onPlan, sources, source, onSource, statedAccuracyM }: PlanFormProps) {
  const { t, number, lang } = useTranslator();
  const id = useId();
  const asked = writePlan(plan, statedAccuracyM);
  const askedMonths = plan.months ?? NONE;
  const [written, setWritten] = useState(asked);
  const [months, setMonths] = useState(askedMonths);
  const [wrong, setWrong] = useState<readonly PlanField[]>([]);
  // What is asked for otherwise, as by undo, stands here, too; what is written and not asked for yet stays.
  const key = JSON.stringify([asked, askedMonths]);
  const [seen, setSeen] = useState(key);
  if (key !== seen) {
    setSeen(key);
    setWritten(asked);
    setMonths(askedMonths);
    setWrong([]);
  }
  const { span } = written;
  const setSpan = (text: string): void => setWritten({ ...written, span: text });
  const read = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { elements } = event.currentTarget;
    /** Of letters a browser says that they are no number, and hands over a blank. */
    const textOf = (field: PlanField): string | undefined => {
      const input = elements.namedItem(field);
      return input instanceof HTMLInputElement && !input.validity.badInput ? input.value : undefined;
    };
    const { plan: next, wrong: found } = readPlan({ structures: textOf('structures'), span: textOf('span'), accuracy: textOf('accuracy') });
    setWrong(found);
    const [first] = found;
    if (first !== undefined) {
      const input = elements.namedItem(first);
      if (input instanceof HTMLInputElement) input.focus();
      return;
    }
    const accuracyM = next.accuracyM === statedAccuracyM ? undefined : next.accuracyM;
    const after = { ...plan, ...next, accuracyM, months: tidyMonths(months) };
    setWritten(writePlan(after, statedAccuracyM));
    setMonths(after.months ?? NONE);
    onPlan(after);
  };
  const field = (name: PlanField) => ({
    type: 'number',
    name,
    value: written[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setWritten({ ...written, [name]: event.target.value }),
    'aria-invalid': wrong.includes(name),
    'aria-describedby': wrong.includes(name) ? `${id}-${name}` : undefined,
  });
  const preset = SPAN_PRESETS.find(({ spanM }) => String(spanM) === span);
  return (
    <form className="project-form" noValidate onSubmit={read}>
      <label className="wide">
        {t('siting.page.whose')}
        <select value={source} onChange={(event) => onSource(event.target.value)}>
          {sources.map(({ id, name = t('siting.page.ownTracks'), notStopped }) => (
            <option key={id} value={id}>
              {notStopped === undefined ? name : t('siting.page.marked', { name, because: MARKS[notStopped] })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('siting.page.count', { most: MOST_STRUCTURES })}
        <input {...field('structures')} min={1} max={MOST_STRUCTURES} step={1} />
      </label>
      <label>
        {t('siting.page.span')}
        <input {...field('span')} min={1} max={MOST_M} step="any" />
      </label>
      <label>
        {t('siting.page.presets')}
        <select value={preset?.id ?? ''} onChange={(event) => setSpan(String(SPAN_PRESETS.find(({ id }) => id === event.target.value)?.spanM ?? span))}>
          {!preset && <option value="">{t('siting.page.ownSpan')}</option>}
          {SPAN_PRESETS.map(({ id, spanM }) => (
            <option key={id} value={id}>
              {t('siting.page.presetOption', { m: number(spanM, 0), what: t(`siting.preset.${id}`) })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('siting.page.accuracy')}
        <input {...field('accuracy')} min={0} max={MOST_M} step="any" />
      </label>
      {wrong.map((name) => (
        <p key={name} id={`${id}-${name}`} role="alert" className="wide">
          {t(`siting.field.${name}`, { most: number(name === 'structures' ? MOST_STRUCTURES : MOST_M, 0) })}
        </p>
      ))}
      {preset && (
        <p className="quiet wide">
          {t(`siting.presetWhy.${preset.id}`)} <SourceLink source={preset} />
        </p>
      )}
      <fieldset className="siting-months wide">
        <legend>{t('siting.page.onlyMonths')}</legend>
        {monthNames(lang).map((name, index) => (
          <label key={name}>
            <input
              type="checkbox"
              name="month"
              value={index + 1}
              checked={months.includes(index + 1)}
              onChange={({ target }) => setMonths(target.checked ? [...months, index + 1] : months.filter((month) => month !== index + 1))}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className="actions wide">
        <div className="action-buttons">
          <button type="submit" className="primary">
            {t('siting.page.compute')}
          </button>
        </div>
      </div>
    </form>
  );
}
