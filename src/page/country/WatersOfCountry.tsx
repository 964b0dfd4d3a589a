import { useEffect, useMemo } from 'react';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { hasCorridorAtSea } from '../../domain/statements/of-entry.ts';
import { analyses } from '../../state/analysis-store.ts';
import { PendingCoverage } from '../population/coverage/PendingCoverage.tsx';
import { FiguresHead } from '../shared/FiguresHead.tsx';
import { WithTableTake } from '../shared/LazyCsvTake.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';
import { useJobShelf } from '../shared/use-job.ts';
import { useZones } from './use-zones.ts';
import { corridorsIn, entriesNear, measuredIn, measureInZones, type Zones } from './zones.ts';

/** Which corridors at sea lie in the exclusive economic zones of a country, by each layer of zones that is loaded; nothing without one. */
export function WatersOfCountry({ country }: { readonly country: Country }) {
  const { t } = useTranslator();
  const all = useZones(country);
  if (all.length === 0) return null;
  return (
    <section>
      <h2>{t('country.waters.title')}</h2>
      {all.map((zones) => (
        <InZones key={zones.title} country={country} zones={zones} />
      ))}
    </section>
  );
}

function InZones({ country, zones }: { readonly country: Country; readonly zones: Zones }) {
  const { t, countryName, areaKm2, percent, lang } = useTranslator();
  const { catalog, url } = useCatalog();
  const calculations = useJobShelf(analyses.coverage);
  const { title, bbox } = zones;
  const ids = useMemo(() => entriesNear(zones, catalog), [zones, catalog]);
  const open = useOpenEntries(ids);
  const atSea = useMemo(() => open.filter(hasCorridorAtSea), [open]);
  useEffect(() => {
    for (const entry of atSea) void measureInZones(entry, zones, url);
  }, [atSea, zones, url]);
  const name = countryName(country.iso2, country.name);
  if (bbox === undefined) return <p className="quiet">{t('country.waters.noZone', { title, country: name })}</p>;
  const pending = atSea.map((entry) => ({ calculation: measuredIn(entry, zones, calculations) })).find(({ calculation }) => calculation?.status !== 'done');
  const rows = corridorsIn(atSea, zones, calculations, country);
  const label = t('country.waters.table', { title, country: name });
  return (
    <>
      {rows.length > 0 && (
        <>
          <p>{t('country.waters.lead', { title, country: name })}</p>
          <WithTableTake label={label} rights={'layer' in zones ? [zones.layer] : undefined}>
            <table className="figures" aria-label={label}>
              <FiguresHead texts={[t('country.waters.population')]} figures={[t('countries.area'), t('countries.share')]} />
              <tbody>
                {rows.map(({ entry: { row }, km2, share }) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <ViewLink view={{ population: row.id }}>{textIn(row, 'name', lang)}</ViewLink>
                    </th>
                    <td className="numeric">{areaKm2(km2)}</td>
                    <td className="numeric">{percent(share)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WithTableTake>
        </>
      )}
      {pending && <PendingCoverage title={title} calculation={pending.calculation} />}
      {!pending && rows.length === 0 && open.length === ids.length && <p>{t('country.waters.none', { title, country: name })}</p>}
    </>
  );
}
