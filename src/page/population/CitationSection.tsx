import type { IndexModule } from '../../domain/catalog/index-schema.ts';
import type { EntryFile } from '../../domain/evidence/entry-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { Cite } from './Cite.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useOriginal } from '../shared/use-original.ts';

interface CitationSectionProps {
  readonly module: IndexModule;
  /** What the entry was made from. */
  readonly sources: EntryFile['sources'];
}

/** How to cite an entry, and whose data it rests on. */
export function CitationSection({ module, sources }: CitationSectionProps) {
  const { t, lang } = useTranslator();
  const { citation, licence, attribution, custodian } = module;
  const original = useOriginal();
  return (
    <section>
      <h3>{t('method.citation')}</h3>
      <p {...original}>{citation}</p>
      <Cite module={module} sources={sources} />
      <p className="quiet">
        {t('method.licence', { licence, attribution, custodian })} <ViewLink view={{ module: module.id }}>{textIn(module, 'title', lang)}</ViewLink>
      </p>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source.title}>
            <a {...original} href={source.url} target="_blank" rel="noreferrer">
              {source.title}
            </a>{' '}
            · {source.licence}
            <br />
            <span className="quiet" {...original}>
              {source.citation}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
