import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { useTracksState } from '../tracks/use-tracks-state.ts';
import { joinRights } from './take-source.ts';

/** What a picture or table says of itself that shows an entry's data, by its id. */
export function useAboutEntry(what: string, id: string | undefined): FileAbout | undefined {
  const { lang } = useTranslator();
  const entry = useOpenEntry(id);
  if (!entry) return undefined;
  const rights = joinRights([entry.file.layers[0] ?? entry.module]);
  return { ...rights, title: `${what}: ${textIn(entry.row, 'name', lang)}`, address: location.href };
}

/** What a picture says of itself that shows a person's own tracks: what that person said of them. */
export function useAboutOwn(what: string): FileAbout {
  const { t } = useTranslator();
  const { custodian, licence, citation } = useTracksState().work.settings.rights;
  const unstated = t('tracks.rights.unstated');
  return { title: what, licence: licence || unstated, attribution: custodian || unstated, citation: citation || unstated };
}
