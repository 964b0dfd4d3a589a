import { type FormEvent, useId, useState } from 'react';
import type { FileChoice } from './FileQuestions.tsx';
import { useTranslator } from './use-atlas.ts';

interface FileChoicesProps {
  readonly file: string;
  /** Its layers, where there are several to choose from. */
  readonly layers?: readonly string[] | undefined;
  /** Whether its positions look latitude first: then that alone is asked. */
  readonly isExchanged?: boolean;
  readonly onRead: (choice: FileChoice) => void;
}

const ALL = '';

/** Asks which layer of a file to read, or in which system its coordinates are, and reads it so. */
export function FileChoices({ file, layers, isExchanged = false, onRead }: FileChoicesProps) {
  const { t } = useTranslator();
  const [layer, setLayer] = useState(layers?.[0] ?? ALL);
  const [crs, setCrs] = useState('');
  const hint = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onRead(layers ? { layer: layer === ALL ? null : layer } : { crs: crs.trim() });
  };
  if (isExchanged) {
    return (
      <p className="actions">
        <button type="button" onClick={() => onRead({ exchange: true })}>
          {t('fileChoices.exchange', { file })}
        </button>
      </p>
    );
  }
  return (
    <form className="project-form" aria-label={t('fileChoices.title', { file })} onSubmit={submit}>
      {layers ? (
        <label className="wide">
          {t('fileChoices.layer', { file, n: layers.length })}
          <select value={layer} onChange={(event) => setLayer(event.target.value)}>
            {layers.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
            <option value={ALL}>{t('fileChoices.all')}</option>
          </select>
        </label>
      ) : (
        <>
          <label className="wide">
            {t('fileChoices.system', { file })}
            <input type="text" value={crs} placeholder="EPSG:25832" aria-describedby={hint} onChange={(event) => setCrs(event.target.value)} />
          </label>
          <p id={hint} className="quiet wide">
            {t('fileChoices.systemHint')}
          </p>
        </>
      )}
      <p className="wide actions">
        <button type="submit" disabled={!layers && crs.trim() === ''}>
          {t('fileChoices.read')}
        </button>
      </p>
    </form>
  );
}
