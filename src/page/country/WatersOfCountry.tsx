import { useEffect, useMemo } from 'react';
import { findInWaters } from '../../domain/coverage/in-waters.ts';
import type { Bbox, Layer } from '../../domain/catalog/fields.ts';
import { listStanding } from '../../domain/catalog/find-entries.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { isRemoteAddress } from '../../domain/catalog/needs-zones.ts';
import { groundOf, type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { countriesOf } from '../../domain/statements/of-entry.ts';
import { bboxOfFeatures, intersectBoxes } from '../../domain/geometry/boxes.ts';
import { livesAtSea } from '../../domain/statements/lives-at-sea.ts';
import { analyses, analysisKey, measureLayerCoverage, measureUserCoverage, userAreasKey } from '../../state/analysis-store.ts';
import type { StoredAreas } from '../../state/stored-areas.ts';
import { PendingCoverage } from '../population/coverage/PendingCoverage.tsx';
import { FiguresHead } from '../shared/FiguresHead.tsx';
import { WithTableTake } from '../shared/LazyCsvTake.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';
import { useJobShelf } from '../shared/use-job.ts';

/** Zones that are there: those of a layer, of this atlas or of one that was opened, or a person's own. */
type Zones = { readonly title: string; readonly bbox: Bbox | undefined } & ({ readonly layer: Layer } | { readonly user: StoredAreas });

const KIND = 'economic-zones';

/** Which corridors at sea lie in the exclusive economic zones of a country, by each layer of zones that is loaded; nothing without one. */
export function WatersOfCountry({ country }: { readonly country: Country }) {
  const { t } = useTranslator();
  const { layers } = useCatalog();
  const user = useAtlas((state) => state.userAreas[KIND]);
  const all = useMemo((): Zones[] => {
    const own = user?.features.filter(({ properties }) => properties.country === country.iso3) ?? [];
    return [
      ...layers.filter(({ kind, url }) => kind === KIND && !isRemoteAddress(url)).map((layer) => ({ title: layer.title, bbox: layer.bbox, layer })),
      ...(user ? [{ title: `${t(`layer.${KIND}`)} (${user.fileName})`, bbox: bboxOfFeatures(own), user }] : []),
    ];
  }, [layers, user, country.iso3, t]);
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

/** Whether an entry's corridor lies at sea: the animals live there, or most of its ground does. */
function isAtSea(entry: OpenEntry): boolean {
  const { rangeStates, areaAtSeaKm2 } = countriesOf(entry);
  return livesAtSea(entry.species) || areaAtSeaKm2 > rangeStates.reduce((sum, { areaKm2 }) => sum + areaKm2, 0);
}

function InZones({ country, zones }: { readonly country: Country; readonly zones: Zones }) {
  const { t, countryName, areaKm2, percent, lang } = useTranslator();
  const { catalog, url } = useCatalog();
  const calculations = useJobShelf(analyses.coverage);
  const { title, bbox } = zones;
  const ids = useMemo(() => (bbox ? listStanding(catalog).flatMap(({ row }) => (intersectBoxes(row.bbox, bbox) ? [row.id] : [])) : []), [catalog, bbox]);
  const open = useOpenEntries(ids);
  const atSea = useMemo(() => open.filter((entry) => groundOf(entry.file) && isAtSea(entry)), [open]);
  const keyOf = (entry: OpenEntry): string => analysisKey(entry.row, 'layer' in zones ? zones.layer.id : userAreasKey(KIND, zones.user));
  useEffect(() => {
    for (const entry of atSea) {
      if ('layer' in zones) void measureLayerCoverage(entry, zones.layer, url);
      else void measureUserCoverage(entry, KIND, zones.user, url);
    }
  }, [atSea, zones, url]);
  const name = countryName(country.iso2, country.name);
  if (bbox === undefined) return <p className="quiet">{t('country.waters.noZone', { title, country: name })}</p>;
  const asked = atSea.map((entry) => ({ entry, calculation: calculations[keyOf(entry)] }));
  const pending = asked.find(({ calculation }) => calculation?.status !== 'done');
  const rows = asked
    .flatMap(({ entry, calculation }) => {
      const part = calculation?.status === 'done' ? findInWaters(calculation.value, country.iso3) : undefined;
      return part ? [{ entry, ...part }] : [];
    })
    .sort((a, b) => b.km2 - a.km2);
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
