import { type ReactNode, useId } from 'react';
import type { Note } from '../../domain/notes.ts';
import { giveSettings } from '../../state/give-settings.ts';
import type { GivenSettings } from '../../state/track-work.ts';
import { useTranslator } from '../shared/use-atlas.ts';

interface ChosenFieldProps {
  readonly name: keyof GivenSettings;
  readonly label: string;
  /** Why the setting is what it is; undefined of one that a person gave. */
  readonly because: Note | undefined;
  /** Whether a person gave it and it can be chosen again. */
  readonly given: boolean;
  /** The control, described by the reason under the id that it is handed. */
  readonly children: (describedBy: string) => ReactNode;
}

/** A setting with the reason for which it was chosen, or the way back to it. */
export function ChosenField({ name, label, because, given, children }: ChosenFieldProps) {
  const { t, say } = useTranslator();
  const id = useId();
  return (
    <div className="wide chosen-field">
      <label>
        <span id={`${id}-name`}>{label}</span>
        {children(id)}
      </label>
      <p id={id} className="quiet">
        {because && t('tracks.chosen', { reason: say(because) })}
        {given && (
          <>
            {t('tracks.given')}{' '}
            <button type="button" className="plain" aria-describedby={`${id}-name`} onClick={() => giveSettings({ [name]: undefined })}>
              {t('tracks.chooseAgain')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

interface ChosenNumberProps extends Omit<ChosenFieldProps, 'children'> {
  readonly value: number;
  readonly min: number;
  readonly onChange: (value: number) => void;
}

/** A number among the settings. */
export function ChosenNumber({ value, min, onChange, ...field }: ChosenNumberProps) {
  return (
    <ChosenField {...field}>
      {(describedBy) => (
        <input
          type="number"
          min={min}
          step="any"
          defaultValue={value}
          key={value}
          aria-describedby={describedBy}
          onBlur={({ target }) => {
            const next = Number(target.value);
            if (target.value !== '' && Number.isFinite(next) && next >= min && next !== value) onChange(next);
          }}
        />
      )}
    </ChosenField>
  );
}
