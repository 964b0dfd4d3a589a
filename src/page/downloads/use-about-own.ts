import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useTracksState } from '../tracks/use-tracks-state.ts';

/** What a picture says of itself that shows a person's own tracks: what that person said of them. */
export function useAboutOwn(what: string): FileAbout {
  const { t } = useTranslator();
  const { custodian, licence, citation } = useTracksState().work.settings.rights;
  const unstated = t('tracks.rights.unstated');
  return { title: what, licence: licence || unstated, attribution: custodian || unstated, citation: citation || unstated };
}
