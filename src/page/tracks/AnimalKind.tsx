import { useId } from 'react';
import { SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { changeSettings } from '../../state/tracks-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useGroup } from './use-group.ts';
import { useTracksState } from './use-tracks-state.ts';

/** What kind of animals the tracks are of: found by the species that the file names, else asked for, as barriers stop some and not others. */
export function AnimalKind() {
  const { t, say } = useTranslator();
  const { settings } = useTracksState().work;
  const { group, found } = useGroup();
  const id = useId();
  return (
    <div className="form chosen-field">
      <label>
        <span id={`${id}-name`}>{t('tracks.group')}</span>
        <select
          value={group ?? ''}
          aria-describedby={id}
          onChange={(event) => changeSettings({ group: SPECIES_GROUPS.find((known) => known === event.target.value) })}
        >
          {found === undefined && <option value="">–</option>}
          {SPECIES_GROUPS.map((known) => (
            <option key={known} value={known}>
              {t(`group.${known}`)}
            </option>
          ))}
        </select>
      </label>
      <p id={id} className={group === undefined ? undefined : 'quiet'}>
        {group === undefined && t('tracks.group.ask')}
        {settings.group === undefined && found && t('tracks.chosen', { reason: say(found.because) })}
        {settings.group !== undefined && t('tracks.given')}{' '}
        {settings.group !== undefined && found && (
          <button type="button" className="plain" aria-describedby={`${id}-name`} onClick={() => changeSettings({ group: undefined })}>
            {t('tracks.group.bySpecies')}
          </button>
        )}
      </p>
    </div>
  );
}
