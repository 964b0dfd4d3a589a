import { useState } from 'react';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import type { IndexModule } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { type Citable, writeBibtex, writeRis, writeText, yearOf } from '../../domain/citation/write-citations.ts';
import type { EntryFile } from '../../domain/evidence/entry-file.ts';
import { saveFile } from '../shared/save-file.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';

interface CiteProps {
  readonly module: IndexModule;
  /** What the entry was made from. */
  readonly sources: EntryFile['sources'];
}

/**
 * The entry that is open and its sources, as references. A page that is computed anew with every build has no year of its data:
 * it is cited by the day it was read.
 */
function useCitable({ module, sources }: CiteProps): Citable[] {
  const { catalog } = useCatalog();
  const { lang } = useTranslator();
  const population = useAtlas(({ view }) => view.population);
  const found = population === undefined ? undefined : findEntry(catalog, population);
  const id = found?.row.id ?? module.id;
  const [accessed] = useState(() => new Date().toISOString().slice(0, 10));
  const title = `${found ? textIn(found.row, 'name', lang) : textIn(module, 'title', lang)} – ${catalog.title}`;
  return [
    {
      id,
      title,
      author: module.custodian,
      year: Number(accessed.slice(0, 4)),
      accessed,
      citation: `${module.custodian} (${accessed.slice(0, 4)}). ${title}. Data: ${module.citation}`,
      url: new URL(found ? `?population=${encodeURIComponent(id)}` : `?module=${encodeURIComponent(id)}`, location.href).href,
      licence: module.licence,
    },
    ...sources.map((source, i): Citable => {
      const { title, citation, url, licence, doi } = source;
      const year = yearOf(citation);
      return { id: `${id}-${i + 1}`, title, citation, url, licence, ...(doi === undefined ? {} : { doi }), ...(year === undefined ? {} : { year }) };
    }),
  ];
}

/** References of an entry and its sources, to be copied or handed to a reference manager. */
export function Cite(props: CiteProps) {
  const { t } = useTranslator();
  const [said, setSaid] = useState<string | undefined>();
  const records = useCitable(props);
  const name = records[0]?.id ?? 'atlas';
  const copy = async (): Promise<void> => {
    const text = writeText(records);
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t('cite.copied'));
    } catch {
      // The clipboard is closed to the page: a file holds the same.
      saveFile(new Blob([text], { type: 'text/plain' }), `${name}.txt`);
      setSaid(undefined);
    }
  };
  return (
    <>
      <div className="action-buttons">
        <button type="button" onClick={() => void copy()}>
          {t('cite.copy')}
        </button>
        <button type="button" onClick={() => saveFile(new Blob([writeBibtex(records)], { type: 'application/x-bibtex' }), `${name}.bib`)}>
          BibTeX
        </button>
        <button type="button" onClick={() => saveFile(new Blob([writeRis(records)], { type: 'application/x-research-info-systems' }), `${name}.ris`)}>
          RIS
        </button>
      </div>
      <output className="quiet shared">{said}</output>
    </>
  );
}
