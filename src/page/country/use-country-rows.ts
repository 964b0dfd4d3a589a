import { useEffect, useMemo, useState } from 'react';
import { crossingsInCountry } from '../../domain/crossings/crossings-in-country.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useCatalog } from '../use-atlas.ts';

/** Rows with their crossings in one country alone; undefined until every crossing's country is known. */
export function useCountryRows(rows: readonly BarrierCrossing[], iso3: string): BarrierCrossing[] | undefined {
  const { catalog, url } = useCatalog();
  const [located, setLocated] = useState<{ readonly rows: readonly BarrierCrossing[]; readonly countries: readonly (string | undefined)[] } | undefined>();
  useEffect(() => {
    const controller = new AbortController();
    const positions = rows.flatMap(({ parts }) => parts.map(({ at }) => at));
    const locate = async (): Promise<void> => {
      const { locateCountries } = await import('../../workers/atlas-worker-client.ts');
      const countries = positions.length === 0 ? [] : await locateCountries({ positions, baseMapUrl: new URL(catalog.baseMap.url, url).href }, { signal: controller.signal });
      setLocated({ rows, countries });
    };
    locate().catch((error: unknown) => {
      if (!controller.signal.aborted) reportFault(describeError(error));
    });
    return () => controller.abort();
  }, [rows, catalog, url]);
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
