import { chooseSettings } from '../domain/movement/choose-settings/choose-settings.ts';
import { FIRST_SEASONS, type GivenSettings } from './track-work.ts';
import { changeSettings, tracksStore } from './tracks-store.ts';

/** Settings that a person gives, undefined to have them chosen again; those that nobody gave go with them. */
export function giveSettings(change: GivenSettings): void {
  const { imported, settings } = tracksStore.getState().work;
  const given = { ...settings.given, ...change };
  const known = Object.fromEntries(Object.entries(change).filter(([name, value]) => name in settings.method && value !== undefined));
  const method = imported?.summary ? chooseSettings(imported.summary, given).method : { ...settings.method, ...known };
  changeSettings({
    given,
    method,
    seasons: given.seasons ?? FIRST_SEASONS,
    topSpeedKmh: given.topSpeedKmh ?? imported?.report.topSpeedKmh ?? settings.topSpeedKmh,
  });
}
