import { textIn } from '../../domain/catalog/open-entry.ts';
import type { EntryFile } from '../../domain/evidence/entry-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** What its custodian changed in each version of an entry, the newest first; nothing where nothing is told of. */
export function ChangesSection({ changes }: { readonly changes: EntryFile['changes'] }) {
  const { t, lang, date } = useTranslator();
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{t('changes.title')}</h2>
      <ul className="sources">
        {changes.map((change) => (
          <li key={change.version}>{t('changes.one', { version: change.version, date: date(Date.parse(change.date)), text: textIn(change, 'text', lang) })}</li>
        ))}
      </ul>
    </section>
  );
}
