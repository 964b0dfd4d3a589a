import { type FormEvent, useId, useState } from 'react';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { closeCatalog, includedCatalogs, openCatalog, openCatalogFile, refuseCatalog, tryCatalogAgain } from '../../state/federation-store.ts';
import { parseArchiveAddress } from '../layers/archive-layer.ts';
import { FileInput } from '../shared/FileInput.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJobShelf } from '../shared/use-job.ts';
import { readCatalogFile } from './read-catalog-file.ts';

/** Modules on other hosts, or in a file of this machine, in this map, search and comparison. */
export function OpenModulePage() {
  const { t } = useTranslator();
  const [address, setAddress] = useState('');
  const asks = useId();
  const open = (event: FormEvent): void => {
    event.preventDefault();
    try {
      void openCatalog(parseArchiveAddress(address, location));
      setAddress('');
    } catch (error) {
      refuseCatalog(error);
    }
  };
  return (
    <PlacePage title={t('open.title')}>
      <p>{t('open.lead')}</p>
      <section>
        <h2>{t('open.byAddress')}</h2>
        <p id={asks} className="quiet">
          {t('open.asks')}
        </p>
        <form className="layer-form" onSubmit={open}>
          <input
            type="text"
            inputMode="url"
            autoComplete="url"
            spellCheck={false}
            required
            placeholder="https://…"
            dir="ltr"
            aria-label={t('open.address')}
            aria-describedby={asks}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          <button type="submit">{t('open.open')}</button>
        </form>
      </section>
      <section>
        <h2>{t('open.byFile')}</h2>
        <p className="quiet">{t('open.fileFormats')}</p>
        <FileInput
          accept=".json,.zip,application/json,application/zip"
          name={t('open.file')}
          onFile={(file) => void openCatalogFile(file.name, (signal) => readCatalogFile(file, signal))}
        >
          {t('open.choose')}
        </FileInput>
      </section>
      <Opened />
    </PlacePage>
  );
}

/** Whether a catalog is asked for at an address; one of a file goes by the file's name. */
const isAddress = (key: string): boolean => /^https?:\/\//i.test(key);

/** Every other catalog: what it brings, or why it is not there. */
function Opened() {
  const { t, lang } = useTranslator();
  const { catalog: whole } = useCatalog();
  const states = Object.entries(useJobShelf(includedCatalogs));
  if (states.length === 0) return null;
  const shown = new Set(whole.modules.map(({ id }) => id));
  return (
    <section>
      <h2>{t('open.opened')}</h2>
      <ul className="plain-list opened">
        {states.map(([address, state]) => (
          <li key={address} aria-busy={state.status === 'running'}>
            <bdi dir="ltr">{state.status === 'done' ? state.value.catalog.title : address}</bdi>{' '}
            {state.status === 'done' && (
              <>
                <span className="quiet">
                  <bdi dir="ltr">{state.value.url}</bdi> ·{' '}
                  {t('open.brings', { modules: state.value.catalog.modules.length, n: state.value.catalog.entries.length })}
                </span>
                <ul>
                  {state.value.catalog.modules.map((module) => (
                    <li key={module.id}>
                      {shown.has(module.id) ? <ViewLink view={{ module: module.id }}>{textIn(module, 'title', lang)}</ViewLink> : textIn(module, 'title', lang)}{' '}
                      <span className="quiet">
                        {module.custodian} · {module.licence}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {state.status === 'running' && <span className="quiet">{t(isAddress(address) ? 'open.asking' : 'open.reading')}</span>}
            {state.status === 'failed' && <span className="quiet">{t('open.failed')} </span>}
            {state.status === 'failed' && (
              <button type="button" className="plain" onClick={() => void tryCatalogAgain(address)}>
                {t('crossings.again')}
              </button>
            )}{' '}
            <button
              type="button"
              className="plain"
              aria-label={t('open.closeOne', { title: state.status === 'done' ? state.value.catalog.title : address })}
              onClick={() => void closeCatalog(address)}
            >
              {t('open.close')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
