import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { LonLat } from '../../domain/crossings/types.ts';
import { AtlasError, describeError, type Fault } from '../../domain/errors.ts';
import { fetchFeatures } from '../../domain/layers/fetch-features.ts';
import { parsePlaces } from '../../domain/lines/parse-coordinates.ts';
import { pointsOfFeatures } from '../../domain/lines/points-of-features.ts';
import { MOST_MARKS } from '../../domain/siting/siting-plan.ts';
import { FaultWords } from '../shared/Alerts.tsx';
import { currentMap } from '../shared/current-map.ts';
import { FileInput } from '../shared/FileInput.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { sayPlace } from '../../i18n/say-place.ts';

interface StandingFieldsProps {
  readonly existing: readonly LonLat[];
  readonly onChange: (existing: readonly LonLat[]) => void;
}

/** Structures that stand already: written, clicked on the map, or from a file. */
export function StandingFields({ existing, onChange }: StandingFieldsProps) {
  const { t, number } = useTranslator();
  const [fault, setFault] = useState<Fault | undefined>();
  const [waiting, setWaiting] = useState(false);
  const stop = useRef<(() => void) | undefined>(undefined);
  const field = useId();
  // A place may be clicked, and a file read, after others were taken off.
  const latest = useRef({ existing, onChange });
  useEffect(() => {
    latest.current = { existing, onChange };
  });
  useEffect(() => () => stop.current?.(), []);
  /** @returns whether what was read now stands there */
  const add = async (read: () => Promise<readonly LonLat[]>): Promise<boolean> => {
    setFault(undefined);
    try {
      const places = await read();
      const { existing, onChange } = latest.current;
      if (existing.length + places.length > MOST_MARKS) throw new AtlasError('siting.tooManyMarks', { most: MOST_MARKS });
      onChange([...existing, ...places]);
      return true;
    } catch (error) {
      setFault(describeError(error));
      return false;
    }
  };
  const write = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('place') ?? '').trim();
    if (text !== '') void add(async () => parsePlaces(text).line).then((isAdded) => isAdded && form.reset());
  };
  const giveUp = (): void => {
    stop.current?.();
    stop.current = undefined;
    setWaiting(false);
  };
  const click = (): void => {
    if (waiting) return giveUp();
    const map = currentMap();
    if (!map) return;
    setWaiting(true);
    stop.current = map.takePlace((place) => {
      stop.current = undefined;
      setWaiting(false);
      void add(async () => [place]);
    });
  };
  const load = (chosen: File): Promise<boolean> =>
    add(async () => {
      const points = pointsOfFeatures(await fetchFeatures('', chosen.name, () => chosen.text()));
      if (points.length === 0) throw new AtlasError('siting.noPoints', {}, { file: chosen.name });
      return points;
    });
  return (
    <>
      <p className="quiet">{t('siting.page.standingHow')}</p>
      <ul className="plain-list">
        {existing.map((place, i) => (
          // Two may stand at one place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <bdi dir="ltr">{sayPlace(place, { number })}</bdi>{' '}
            <button type="button" className="plain" onClick={() => onChange(existing.filter((_, k) => k !== i))}>
              {t('siting.page.remove')}
            </button>
          </li>
        ))}
      </ul>
      <form className="project-form" onSubmit={write}>
        <label className="wide" htmlFor={field}>
          {t('siting.page.standingPlace')}
        </label>
        <input id={field} name="place" className="wide" type="text" autoComplete="off" />
        <div className="action-buttons">
          <button type="submit">{t('siting.page.add')}</button>
          <button type="button" aria-pressed={waiting} onClick={click}>
            {t('siting.page.clickMap')}
          </button>
          <FileInput accept=".geojson,.json" onFile={(chosen) => void load(chosen)}>
            {t('siting.page.standingFile')}
          </FileInput>
        </div>
      </form>
      {waiting && <output>{t('siting.page.clickNow')}</output>}
      {fault && (
        <div role="alert">
          <FaultWords fault={fault} />
        </div>
      )}
    </>
  );
}
