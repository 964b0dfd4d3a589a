import type { Country } from '../../../../domain/catalog/index-schema.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { sumLinesWithin } from '../../../../domain/evidence/distribution/lines-within.ts';
import { countriesOf } from '../../../../domain/statements/of-entry.ts';
import { useCountryRows } from '../../../country/use-country-rows.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { LayerChips } from '../../../shared/LayerChips.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { Answers } from '../../crossings/CountedOrNot.tsx';
import { useCrossingRows } from '../../crossings/use-crossing-rows.ts';

/** How much of a distribution lies in one country, and the lines within it there, by type. */
export function DistributionInCountry({ entry, country }: { readonly entry: OpenEntryOf<'distribution'>; readonly country: Country }) {
  const { t, areaKm2, percent, number, kmFigure, countryName } = useTranslator();
  const { rows, answers, chips, silent, state } = useCrossingRows(entry);
  const part = countriesOf(entry).rangeStates.find(({ iso3 }) => iso3 === country.iso3);
  const here = sumLinesWithin(useCountryRows(rows, country.iso3) ?? []);
  const label = t('distribution.withinCountry', { country: countryName(country.iso2, country.name) });
  return (
    <>
      {part && <p>{t('distribution.here', { area: areaKm2(part.areaKm2), share: percent(part.share) })}</p>}
      {here.length > 0 && (
        <>
          <p className="quiet">{t('distribution.withinNote')}</p>
          <DataTable
            label={label}
            rows={here}
            keyOf={({ type }) => type}
            columns={[
              { head: label, renderCell: ({ type }) => t(`barrier.${type}`) },
              { head: t('distribution.column.lines'), numeric: true, renderCell: ({ lines }) => number(lines) },
              { head: t('distribution.column.km'), numeric: true, renderCell: ({ km }) => kmFigure(km) },
            ]}
          />
        </>
      )}
      {state.status !== 'running' && <Answers answers={[...answers, ...silent]} years={undefined} of="distribution" />}
      <LayerChips off={chips} />
    </>
  );
}
