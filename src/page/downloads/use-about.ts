import type { FileAbout } from '../../domain/formats/rights-xml.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { joinRights } from './join-rights.ts';

/** What a picture or table says of itself that shows an entry's data, by its id. */
export function useAboutEntry(what: string, id: string | undefined): FileAbout | undefined {
  const { lang } = useTranslator();
  const entry = useOpenEntry(id);
  if (!entry) return undefined;
  const rights = joinRights([entry.file.layers[0] ?? entry.module]);
  return { ...rights, title: `${what}: ${textIn(entry.row, 'name', lang)}`, address: location.href };
}
