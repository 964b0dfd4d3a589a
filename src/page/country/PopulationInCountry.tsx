import type { Country, Population } from '../../domain/catalog/schema.ts';
import { stopCalculations } from '../../state/analysis-store.ts';
import { isLayerToggle } from '../../state/layer-toggles.ts';
import { LayerChips } from '../layers/LayerChips.tsx';
import { ViewLink } from '../panel/ViewLink.tsx';
import { CrossingsTable } from '../population/CrossingsTable.tsx';
import { Progress } from '../population/Progress.tsx';
import { useCrossingRows } from '../population/use-crossing-rows.ts';
import { useTranslator } from '../use-atlas.ts';
import { useCountryRows } from './use-country-rows.ts';

interface PopulationInCountryProps {
  readonly country: Country;
  readonly population: Population;
  readonly part: Population['rangeStates'][number];
}

/** One population in one country: how much of it lies there, when, and what crosses it there. */
export function PopulationInCountry({ country, population, part }: PopulationInCountryProps) {
  const { t, areaKm2, percent, monthDay, lengthKm, countryName } = useTranslator();
  const name = countryName(country.iso2, country.name);
  const { rows, examined, off, progress } = useCrossingRows(population.id);
  const here = useCountryRows(rows, country.iso3);
  const kinds = [...new Set(off.map(({ kind }) => kind))].filter((kind) => isLayerToggle(kind));
  return (
    <section className="country-population">
      <h2><ViewLink view={{ population: population.id }}>{population.name}</ViewLink></h2>
      <p className="quiet"><i lang="la">{population.species.scientific}</i></p>
      <p>
        {t('country.share', { area: areaKm2(part.areaKm2), share: percent(part.share) })}{' '}
        {t('country.animals', { n: part.individuals, of: String(population.sample.individualsWithFootprint) })}
      </p>
      <ul className="plain-list">
        {population.seasons.map(({ season, departure, arrival, individuals }) => (
          <li key={season}>{t('country.season', { season: t(`season.${season}`), from: monthDay(departure.median), to: monthDay(arrival.median), n: individuals })}</li>
        ))}
      </ul>
      {progress && <Progress label={t('crossings.computing')} progress={progress} onCancel={() => stopCalculations('crossings')} />}
      {examined.length > 0 && !progress && here && (
        <>
          <p className="answer">
            {here.length === 0
              ? t('country.noCrossings', { country: name, layers: examined.map(({ title }) => title).join(', ') })
              : t('country.crossings', { n: here.length, country: name, km: lengthKm(here.reduce((sum, row) => sum + row.lengthInsideKm, 0)) })}
          </p>
          {here.length > 0 && <CrossingsTable rows={here} empty="" label={t('country.table', { population: population.name, country: name })} />}
        </>
      )}
      <LayerChips off={kinds} />
    </section>
  );
}
