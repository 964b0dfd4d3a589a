import { useMemo } from 'react';
import { countKinds, entriesOfCountry, type FoundEntry } from '../../domain/catalog/find-entries.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { layersOfCountry, frameOf } from '../../domain/catalog/place.ts';
import { countOnlyCrossing } from '../../domain/statements/located.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { Fold } from '../shared/Fold.tsx';
import { lazily } from '../shared/lazily.tsx';
import { lazySection } from '../shared/lazy-section.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { withTexts } from '../../i18n/languages.ts';
import { KindCounts } from '../shared/KindCounts.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { LongList } from '../shared/LongList.tsx';
import { BarrierMatrix } from '../places/BarrierMatrix.tsx';
import { LayerList } from '../places/LayerList.tsx';
import { KnownInCountry } from '../known/KnownInCountry.tsx';
import { How } from '../how/How.tsx';
import { LazyThreatsInCountry } from '../threats/LazyThreats.tsx';
import { PopulationInCountry } from './PopulationInCountry.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';
import { WhenSeen } from './WhenSeen.tsx';

/** So many populations are read at once, and put in order by their area here; of more, each is read when it comes into view. */
const MOST_AT_ONCE = 12;
const NONE: readonly string[] = [];

const CountryFigures = lazySection(
  async () => (await withTexts(import('./figures/CountryFigures.tsx'), 'brief', 'factsheet', 'downloads')).CountryFigures,
  <Skeleton />,
);
const WatersOfCountry = lazySection(async () => (await import('./WatersOfCountry.tsx')).WatersOfCountry);
const BriefActions = lazily(async () => (await withTexts(import('./BriefActions.tsx'), 'brief', 'sheets')).BriefActions);

/** Those whose corridor lies here most first: by area where their files are read, else by the country's place among theirs. */
function sortByPart(entries: readonly FoundEntry[], iso3: string, areas: ReadonlyMap<string, number>, lang: string): FoundEntry[] {
  const { compare } = new Intl.Collator(lang);
  return entries.toSorted(
    (a, b) =>
      (areas.get(b.row.id) ?? 0) - (areas.get(a.row.id) ?? 0) ||
      a.row.countries.indexOf(iso3) - b.row.countries.indexOf(iso3) ||
      compare(textIn(a.row, 'name', lang), textIn(b.row, 'name', lang)),
  );
}

/** One country: the populations whose corridors touch it, by how much of them lies there, and the networks, encounters and receivers with places in it. */
export function CountryPage({ country }: { readonly country: Country }) {
  const { t, countryName, lang } = useTranslator();
  const { catalog } = useCatalog();
  const name = countryName(country.iso2, country.name);
  const found = useMemo(() => entriesOfCountry(catalog, country.iso3).filter(({ row }) => !row.withdrawn), [catalog, country.iso3]);
  const layers = useMemo(() => layersOfCountry(catalog, country), [catalog, country]);
  const frame = useMemo(() => frameOf(catalog, { country: country.iso3 }), [catalog, country.iso3]);
  const few = found.length <= MOST_AT_ONCE;
  const ids = useMemo(() => (few ? found.map(({ row }) => row.id) : NONE), [few, found]);
  const open = useOpenEntries(ids);
  const shared = useMemo(() => {
    const areas = new Map(open.map(({ row, summary }) => [row.id, summary.rangeStates.find(({ iso3 }) => iso3 === country.iso3)?.areaKm2 ?? 0]));
    return sortByPart(found, country.iso3, areas, lang);
  }, [found, open, country.iso3, lang]);
  const counts = countKinds(shared.map(({ row }) => row));
  // Of many entries the files are not read, and nothing tells which of them only cross.
  const crossing = countOnlyCrossing(open, country.iso3);
  const here = counts.populations - crossing;
  return (
    <PlacePage title={name}>
      <Boundary>
        <BriefActions country={country} />
      </Boundary>
      {shared.length === 0 && (
        <div className="empty">
          <p>{t('country.none', { country: name })}</p>
          <p>{t('country.noneWhy')}</p>
        </div>
      )}
      <KindCounts
        counts={counts}
        populations={here > 0 ? t(shared.some(({ row }) => row.result === 'movement') ? 'country.answerTracked' : 'country.answer', { n: here }) : undefined}
        sentenceOf={(kind, n) => t(`country.${kind}`, { n })}
      />
      {crossing > 0 && <p className="answer">{t('country.answerCrossed', { n: crossing })}</p>}
      {shared.length > 0 && <How what={t('places.populations')} topic={{ of: 'counts', populations: shared.length }} />}
      <LongList items={shared}>
        {(shown) =>
          shown.map((one) =>
            few ? (
              <PopulationInCountry key={one.row.id} country={country} found={one} wanted />
            ) : (
              <WhenSeen key={one.row.id}>{(seen) => <PopulationInCountry country={country} found={one} wanted={seen} />}</WhenSeen>
            ),
          )
        }
      </LongList>
      <WatersOfCountry country={country} />
      <LazyThreatsInCountry entries={found} />
      <BarrierMatrix entries={found} country={country.iso3} />
      {counts.populations > 0 && <p className="quiet">{t('country.next')}</p>}
      <section>
        <Fold className="country-figures" summary={<h2>{t('country.figures')}</h2>}>
          {() => <CountryFigures country={country} />}
        </Fold>
      </section>
      <LayerList layers={layers} frame={frame} />
      <KnownInCountry iso3={country.iso3} name={name} entries={found} />
    </PlacePage>
  );
}
