import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** An entry whose custodian took it back: when and why, and what stands in its place. */
export function WithdrawnNotice({ withdrawn }: { readonly withdrawn: NonNullable<EntryRow['withdrawn']> }) {
  const { t, lang, date } = useTranslator();
  const { catalog } = useCatalog();
  const next = withdrawn.replacedBy === undefined ? undefined : findEntry(catalog, withdrawn.replacedBy)?.row;
  return (
    <div className="empty">
      <p>{t('entry.withdrawn', { date: date(Date.parse(withdrawn.date)), reason: textIn(withdrawn, 'reason', lang) })}</p>
      {next && (
        <p>
          {t('entry.replacedBy')} <ViewLink view={{ population: next.id }}>{textIn(next, 'name', lang)}</ViewLink>
        </p>
      )}
    </div>
  );
}
