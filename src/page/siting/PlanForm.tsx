import { useState, type FormEvent } from 'react';
import type { NotStoppedBecause } from '../../domain/siting/not-stopped.ts';
import { MOST_STRUCTURES, type SitingPlan, tidyMonths } from '../../domain/siting/siting-plan.ts';
import { monthNames } from '../../i18n/month-names.ts';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
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
  const [span, setSpan] = useState(String(plan.spanM));
  const read = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const numberOf = (field: string): number => Number(data.get(field) ?? 0) || 0;
    const months = tidyMonths(data.getAll('month').map(Number));
    onPlan({ ...plan, structures: numberOf('structures'), spanM: numberOf('span'), accuracyM: numberOf('accuracy') || undefined, months });
  };
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
        <input type="number" name="structures" min={1} max={MOST_STRUCTURES} step={1} defaultValue={plan.structures} />
      </label>
      <label>
        {t('siting.page.span')}
        <input type="number" name="span" min={1} step="any" value={span} onChange={(event) => setSpan(event.target.value)} />
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
        <input type="number" name="accuracy" min={0} step="any" defaultValue={plan.accuracyM ?? statedAccuracyM} />
      </label>
      {preset && (
        <p className="quiet wide">
          {t(`siting.presetWhy.${preset.id}`)} <SourceLink source={preset} />
        </p>
      )}
      <fieldset className="siting-months wide">
        <legend>{t('siting.page.onlyMonths')}</legend>
        {monthNames(lang).map((name, index) => (
          <label key={name}>
            <input type="checkbox" name="month" value={index + 1} defaultChecked={plan.months?.includes(index + 1)} />
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
