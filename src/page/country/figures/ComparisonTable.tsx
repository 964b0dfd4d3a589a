import type { ComparedCountry, CountryBrief } from '../../../domain/brief/types.ts';
import { BARRIER_KINDS } from '../../../domain/catalog/layer-kinds.ts';
import { sayCompared } from '../../../factsheet/brief/say-compared.ts';
import { layersUsed } from '../../../factsheet/brief/layers-used.ts';
import { type DataColumn, DataTable } from '../../shared/DataTable.tsx';
import { useCountryName, useTranslator } from '../../shared/use-atlas.ts';
import { ViewLink } from '../../shared/ViewLink.tsx';

/** A country beside those that share its populations: the same figures of the same files, a row a country. */
export function ComparisonTable({ brief }: { readonly brief: CountryBrief }) {
  const translator = useTranslator();
  const { t } = translator;
  const nameOf = useCountryName();
  const { comparison, country, populations } = brief;
  if (populations.length === 0) return null;
  const kinds = BARRIER_KINDS.filter((kind) => comparison.some(({ densities }) => densities.some((one) => one.kind === kind)));
  const figure = (head: string, write: (said: ReturnType<typeof sayCompared>) => string): DataColumn<ComparedCountry> => ({
    head,
    numeric: true,
    renderCell: (row) => write(sayCompared(row, translator)),
  });
  return (
    <section>
      <h3>{t('brief.compare')}</h3>
      {comparison.length === 0 && <p>{t('brief.compare.none')}</p>}
      {comparison.length > 0 && (
        <>
          <p className="quiet">{t('brief.compare.lead', { country: nameOf(country.iso3) })}</p>
          <DataTable
            label={t('brief.compare')}
            rows={comparison}
            keyOf={(row) => row.country.iso3}
            rights={layersUsed(brief)}
            columns={[
              {
                head: t('brief.compare.country'),
                renderCell: ({ country: { iso3 } }) =>
                  iso3 === country.iso3 ? <strong>{nameOf(iso3)}</strong> : <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>,
              },
              figure(t('brief.compare.shared'), (said) => said.populations),
              figure(t('brief.compare.listed'), (said) => said.listed),
              figure(t('brief.compare.corridor'), (said) => said.corridor),
              ...kinds.map((kind) => figure(t('brief.compare.density', { kind: t(`layer.${kind}`) }), (said) => said.density[kind] ?? '–')),
              { head: t('brief.compare.cms'), renderCell: (row) => sayCompared(row, translator).cms },
            ]}
          />
          <p className="quiet">{t('brief.compare.how')}</p>
        </>
      )}
    </section>
  );
}
