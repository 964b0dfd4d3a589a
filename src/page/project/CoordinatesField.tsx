import { useId, useState } from 'react';
import { describeError, type Fault } from '../../domain/errors.ts';
import { parseCoordinates } from '../../domain/lines/parse-coordinates.ts';
import { dismissFault, reportFault } from '../../state/atlas-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { placeAndFrame } from './place-lines.ts';

/** A line by its coordinates, for whoever cannot draw one with a pointer. */
export function CoordinatesField() {
  const translator = useTranslator();
  const { t } = translator;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<Fault | undefined>();
  const [latitudeFirst, setLatitudeFirst] = useState(false);
  const hint = useId();
  const use = (): void => {
    // What was wrong with the text before is not wrong with this one.
    if (fault) dismissFault(fault);
    setFault(undefined);
    setLatitudeFirst(false);
    try {
      const { line, order } = parseCoordinates(text);
      placeAndFrame([{ lines: [line] }], translator);
      setText('');
      setLatitudeFirst(order === 'latitude first');
    } catch (error) {
      const found = describeError(error);
      setFault(found);
      reportFault(found);
    }
  };
  return (
    <>
      <details className="about">
        <summary>{t('project.coordinates')}</summary>
        <div className="project-form">
          <label className="wide">
            {t('project.coordinatesLabel')}
            <textarea rows={3} value={text} aria-describedby={hint} onChange={(event) => setText(event.target.value)} />
          </label>
          <p id={hint} className="quiet wide">
            {t('project.coordinatesHint')}
          </p>
          <p className="wide actions">
            <button type="button" disabled={text.trim() === ''} onClick={use}>
              {t('project.coordinatesUse')}
            </button>
          </p>
        </div>
      </details>
      {/* Outside, so that it is seen with the field folded away. */}
      <output className="answer">{latitudeFirst && t('project.coordinatesLatFirst')}</output>
    </>
  );
}
