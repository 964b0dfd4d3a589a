import { useId, useState } from 'react';
import type { Module, Population } from '../../domain/catalog/schema.ts';
import { DocumentIcon, DownloadIcon, ShareIcon } from '../icons.tsx';
import { CheckProjectButton } from '../project/CheckProjectButton.tsx';
import { useCatalog, useTranslator } from '../use-atlas.ts';
import { Downloads } from './Downloads.tsx';
import { Progress } from './Progress.tsx';
import { useCoverage } from './use-coverage.ts';
import { useCrossingRows } from './use-crossing-rows.ts';
import { useFactsheet } from './use-factsheet.ts';

/** What a person can take away from a population's page. */
export function Actions({ population, module }: { readonly population: Population; readonly module: Module }) {
  const { t } = useTranslator();
  const { url } = useCatalog();
  const [open, setOpen] = useState(false);
  const [shared, setShared] = useState<string | undefined>();
  const { rows, examined } = useCrossingRows(population.id);
  const covered = useCoverage(population);
  const factsheet = useFactsheet({
    population, module, examined,
    countriesKnown: true,
    crossings: rows,
    coverage: covered.flatMap(({ title, attribution, calculation }) => (calculation?.status === 'done' ? [{ title, attribution, coverage: calculation.value.coverage }] : [])),
  });
  const list = useId();
  const share = async (): Promise<void> => {
    const address = location.href;
    try {
      if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches) await navigator.share({ title: population.name, url: address });
      else await navigator.clipboard.writeText(address);
      setShared(t('share.copied'));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      // The clipboard is closed to the page: the address is shown to be copied by hand.
      setShared(address);
    }
  };
  return (
    <div className="actions">
      <div className="action-buttons">
        <button type="button" className="primary" disabled={factsheet.making} onClick={() => void factsheet.make()}>
          <DocumentIcon /> {t('action.factsheet')}
        </button>
        <button type="button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
          <DownloadIcon /> {t('action.data')}
        </button>
        <button type="button" onClick={() => void share()}>
          <ShareIcon /> {t('action.share')}
        </button>
        <CheckProjectButton />
      </div>
      <output className="quiet shared">{shared}</output>
      {factsheet.making && <Progress label={t('action.making')} progress={undefined} onCancel={factsheet.cancel} />}
      <div id={list} hidden={!open}>
        <Downloads population={population} module={module} catalogUrl={url} />
      </div>
    </div>
  );
}
