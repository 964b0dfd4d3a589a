import type { Population } from '../../domain/catalog/schema.ts';
import { useTranslator } from '../use-atlas.ts';

/** What is known of a population; each statement with its source, as its custodian wrote it. */
export function Facts({ facts }: { readonly facts: Population['facts'] }) {
  const { t } = useTranslator();
  if (facts.length === 0) return null;
  return (
    <section className="facts" aria-label={t('facts.title')}>
      {facts.map(({ text, source }) => (
        <p key={text}>
          {text}{' '}
          <a className="source" href={source.url} title={source.citation} target="_blank" rel="noreferrer">
            {shortCitation(source.citation)}
          </a>
        </p>
      ))}
    </section>
  );
}

/** “Panzacchi, Van Moorter & Strand 2013, A road …” as “Panzacchi, Van Moorter & Strand 2013”. */
function shortCitation(citation: string): string {
  return /^.{3,60}?\b(?:19|20)\d{2}\b/.exec(citation)?.[0] ?? citation.split(',')[0] ?? citation;
}
