import { useEffect, useMemo } from 'react';
import { crossingsInCountry } from '../../domain/crossings/summarise-barrier.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';

/** Rows with their crossings in one country alone; undefined until every crossing's country is known. */
export function useCountryRows(rows: readonly BarrierCrossing[], iso3: string): BarrierCrossing[] | undefined {
  const { catalog, url } = useCatalog();
  const title = useTranslator().t('about.baseMap');
  const { state, start, cancel } = useJob<{ readonly rows: readonly BarrierCrossing[]; readonly countries: readonly (string | undefined)[] }>();
  const located = state.status === 'done' ? state.value : undefined;
  useEffect(() => {
    const parts = rows.flatMap((row) => row.parts);
    const positions = parts.map(({ at }) => at);
    void start(async (options) => {
      // The build has looked already.
      if (parts.every(({ country }) => country !== undefined)) return { rows, countries: parts.map(({ country }) => country) };
      const { locateCountries } = await import('../../workers/layers-worker-client.ts');
      const baseMap = { url: new URL(catalog.baseMap.url, url).href, title };
      const countries = positions.length === 0 ? [] : await locateCountries({ positions, baseMap }, options);
      return { rows, countries };
    });
    return cancel;
  }, [rows, catalog, url, title, start, cancel]);
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
