import { useTranslator } from '../shared/use-atlas.ts';
import { STATES_SAID, type Word } from './vouch.ts';

interface Props {
  readonly word: Word;
  /** Whether the layer has an extent, within which it can be complete. */
  readonly hasExtent: boolean;
  readonly onChange: (word: Word) => void;
}

/** What a person can say of a layer of lines of theirs that its file does not. */
export function WordFields({ word, hasExtent, onChange }: Props) {
  const { t } = useTranslator();
  return (
    <>
      {hasExtent && (
        <label className="check">
          <input type="checkbox" checked={word.complete} onChange={({ target: { checked } }) => onChange({ ...word, complete: checked })} />
          {t('addLayer.complete')}
        </label>
      )}
      <label>
        {t('addLayer.state')}
        <select value={word.state} onChange={(event) => onChange({ ...word, state: STATES_SAID.find((state) => state === event.target.value) ?? 'unknown' })}>
          {STATES_SAID.map((state) => (
            <option key={state} value={state}>
              {t(`addLayer.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
