import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import { useMemo } from 'react';
import type { IndexModule } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { entriesOfModule } from '../../domain/catalog/place.ts';
import { PlacePage } from '../shared/PlacePage.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { BarrierMatrix } from './BarrierMatrix.tsx';
import { FromElsewhere } from './FromElsewhere.tsx';
import { LayerList } from './LayerList.tsx';
import { PopulationLinks } from './PopulationLinks.tsx';
import { useOriginal } from '../shared/use-original.ts';

/** One module: whose it is, under which licence, how to cite it, and what it brings to the atlas. */
export function ModulePage({ module }: { readonly module: IndexModule }) {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const entries = useMemo(() => entriesOfModule(catalog, module.id), [catalog, module.id]);
  const layers = catalog.layers.filter((layer) => layer.module === module.id);
  const title = textIn(module, 'title', lang);
  const { custodian, licence, attribution, citation, doi, contact } = module;
  const original = useOriginal();
  return (
    <PlacePage title={title}>
      <p className="quiet">{t('search.module', { custodian })}</p>
      <FromElsewhere module={module.id} />
      <p>{textIn(module, 'summary', lang)}</p>
      {entries.length > 0 && (
        <section>
          <h2>{t('places.populations')}</h2>
          <PopulationLinks entries={entries} label={t('places.populations')} />
        </section>
      )}
      <LayerList layers={layers} />
      <BarrierMatrix entries={entries} />
      <section>
        <h2>{t('method.citation')}</h2>
        <p>
          <span {...original}>{citation}</span>{' '}
          {doi !== undefined && (
            <a href={addressOfDoi(doi)} target="_blank" rel="noreferrer">
              doi.org/{doi}
            </a>
          )}
        </p>
        <p className="quiet">{t('method.licence', { licence, attribution, custodian })}</p>
        {contact !== undefined && <p className="quiet">{t('places.contact', { contact })}</p>}
      </section>
    </PlacePage>
  );
}
