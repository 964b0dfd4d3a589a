import { isLayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { useEffect, useMemo } from 'react';
import { crossingsInCountry } from '../../domain/crossings/summarise-barrier.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import type { Country, Population } from '../../domain/catalog/schema.ts';
import { analyses } from '../../state/analysis-store.ts';
import { LayerChips } from '../shared/LayerChips.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { CrossingsTable } from '../population/crossings/CrossingsTable.tsx';
import { Progress } from '../shared/Progress.tsx';
import { useCrossingRows } from '../population/crossings/use-crossing-rows.ts';

/** Rows with their crossings in one country alone; undefined until every crossing's country is known. */
export function useCountryRows(rows: readonly BarrierCrossing[], iso3: string): BarrierCrossing[] | undefined {
  const { catalog, url } = useCatalog();
  const { state, start, cancel } = useJob<{ readonly rows: readonly BarrierCrossing[]; readonly countries: readonly (string | undefined)[] }>();
  const located = state.status === 'done' ? state.value : undefined;
  useEffect(() => {
    const positions = rows.flatMap(({ parts }) => parts.map(({ at }) => at));
    void start(async (options) => {
      const { locateCountries } = await import('../../workers/layers-worker-client.ts');
      const countries = positions.length === 0 ? [] : await locateCountries({ positions, baseMapUrl: new URL(catalog.baseMap.url, url).href }, options);
      return { rows, countries };
    });
    return cancel;
  }, [rows, catalog, url, start, cancel]);
  return useMemo(() => {
    if (!located || located.rows !== rows) return undefined;
    const first = new Map<BarrierCrossing, number>();
    let next = 0;
    for (const row of rows) {
      first.set(row, next);
      next += row.parts.length;
    }
    return crossingsInCountry(rows, iso3, (row, part) => located.countries[(first.get(row) ?? 0) + part]);
  }, [located, rows, iso3]);
}

interface PopulationInCountryProps {
  readonly country: Country;
  readonly population: Population;
  readonly part: Population['rangeStates'][number];
}

/** One population in one country: how much of it lies there, when, and what crosses it there. */
export function PopulationInCountry({ country, population, part }: PopulationInCountryProps) {
  const { t, areaKm2, percent, monthDay, lengthKm, countryName } = useTranslator();
  const name = countryName(country.iso2, country.name);
  const { rows, examined, off, state } = useCrossingRows(population.id);
  const here = useCountryRows(rows, country.iso3);
  const kinds = [...new Set(off.map(({ kind }) => kind))].filter((kind) => isLayerToggle(kind));
  return (
    <section className="country-population">
      <h2>
        <ViewLink view={{ population: population.id }}>{population.name}</ViewLink>
      </h2>
      <p className="quiet">
        <i lang="la">{population.species.scientific}</i>
      </p>
      <p>
        {t('country.share', { area: areaKm2(part.areaKm2), share: percent(part.share) })}{' '}
        {t('country.animals', { n: part.individuals, of: String(population.sample.individualsWithFootprint) })}
      </p>
      <ul className="plain-list">
        {population.seasons.map(({ season, departure, arrival, individuals }) => (
          <li key={season}>
            {t('country.season', { season: t(`season.${season}`), from: monthDay(departure.median), to: monthDay(arrival.median), n: individuals })}
          </li>
        ))}
      </ul>
      {state.status === 'running' && <Progress label={t('crossings.computing')} progress={state} onCancel={analyses.crossings.stop} />}
      {examined.length > 0 && state.status !== 'running' && here && (
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
