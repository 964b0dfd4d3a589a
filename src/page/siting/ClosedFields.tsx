import { useState, type FormEvent } from 'react';
import { joinStretches, type Stretch } from '../../domain/siting/profile.ts';
import { useTranslator } from '../shared/use-atlas.ts';

interface ClosedFieldsProps {
  readonly closed: readonly Stretch[];
  readonly onChange: (closed: readonly Stretch[]) => void;
  /** Of the line, where it is known. */
  readonly lengthM: number | undefined;
  /** Whether the next pull along the profile closes a stretch. */
  readonly marking: boolean;
  readonly onMarking: ((marking: boolean) => void) | undefined;
}

/** Stretches where nothing can be built: from–to in km along the line, or pulled along the profile. */
export function ClosedFields({ closed, onChange, lengthM, marking, onMarking }: ClosedFieldsProps) {
  const { t, number, kmFigure } = useTranslator();
  const [wrong, setWrong] = useState(false);
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [from, to] = [data.get('from'), data.get('to')].map((value) => (String(value ?? '').trim() === '' ? Number.NaN : 1000 * Number(value)));
    const isGood = from !== undefined && to !== undefined && from >= 0 && to > from && (lengthM === undefined || from < lengthM);
    setWrong(!isGood);
    if (!isGood) return;
    onChange(joinStretches([...closed, { fromM: from, toM: lengthM === undefined ? to : Math.min(to, lengthM) }]));
    form.reset();
  };
  return (
    <>
      <p className="quiet">{t('siting.page.closedHow')}</p>
      <ul className="plain-list">
        {closed.map((stretch) => (
          <li key={`${stretch.fromM} ${stretch.toM}`}>
            <bdi dir="ltr">{`${kmFigure(stretch.fromM / 1000)}–${kmFigure(stretch.toM / 1000)}`}</bdi>{' '}
            <button type="button" className="plain" onClick={() => onChange(closed.filter((each) => each !== stretch))}>
              {t('siting.page.remove')}
            </button>
          </li>
        ))}
      </ul>
      <form className="project-form" noValidate onSubmit={add}>
        <label>
          {t('siting.page.closedFrom')}
          <input type="number" name="from" min={0} step="any" />
        </label>
        <label>
          {t('siting.page.closedTo')}
          <input type="number" name="to" min={0} step="any" />
        </label>
        <div className="action-buttons">
          <button type="submit">{t('siting.page.add')}</button>
          {onMarking && (
            <button type="button" aria-pressed={marking} onClick={() => onMarking(!marking)}>
              {t('siting.page.closedMark')}
            </button>
          )}
        </div>
      </form>
      {marking && <output>{t('siting.page.closedNow')}</output>}
      {wrong && <p role="alert">{t('siting.page.closedWrong', { km: lengthM === undefined ? '?' : number(lengthM / 1000, 1) })}</p>}
    </>
  );
}
