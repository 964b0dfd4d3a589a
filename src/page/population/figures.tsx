import { USE_CLASSES } from '../../domain/movement/types.ts';
import type { Population } from '../../domain/catalog/schema.ts';
import { useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { layerStyle } from '../../map/style/layer-styles.ts';
import { useThemeName } from '../shared/theme.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** The size of the sample behind every figure of the page. */
export function KeyFigures({ sample }: { readonly sample: Population['sample'] }) {
  const { t, number } = useTranslator();
  const years = sample.firstYear === sample.lastYear ? String(sample.firstYear) : `${sample.firstYear}–${sample.lastYear}`;
  const figures: [string, string][] = [
    [t('figures.animals'), number(sample.individuals)],
    [t('figures.fixes'), number(sample.fixes)],
    [t('figures.years'), years],
    [t('figures.sequences'), number(sample.sequences)],
  ];
  return (
    <dl className="key-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much ground each use class takes, to scale; classes are nested. */
export function CorridorAreas({ population: { corridorAreaKm2, stopoverAreaKm2, sample } }: { readonly population: Population }) {
  const { t, areaKm2 } = useTranslator();
  const theme = useThemeName();
  const widest = corridorAreaKm2.low ?? 0;
  if (widest === 0) return null;
  return (
    <section>
      <h2>{t('areas.corridors')}</h2>
      <p className="quiet">{t('areas.corridorsSample', { n: sample.individualsWithFootprint })}</p>
      <dl className="bars">
        {USE_CLASSES.map((use) => {
          const area = corridorAreaKm2[use];
          const { colour, outline } = layerStyle(`corridors-${use}`);
          return (
            <div key={use}>
              <dt>{t(`use.${use}`)}</dt>
              <dd>
                <span
                  className="bar"
                  style={{ width: `${((area ?? 0) / widest) * 100}%`, background: colour[theme], borderColor: (outline ?? colour)[theme] }}
                  aria-hidden="true"
                />
                {area === undefined ? t('areas.none') : areaKm2(area)}
              </dd>
            </div>
          );
        })}
        {stopoverAreaKm2 > 0 && (
          <div>
            <dt>{t('layer.stopovers')}</dt>
            <dd>{areaKm2(stopoverAreaKm2)}</dd>
          </div>
        )}
      </dl>
      <p className="quiet">{t('areas.classes')}</p>
    </section>
  );
}

/** The countries that share a population, by their part of its corridor. */
export function CountryShares({ population: { rangeStates, areaAtSeaKm2 } }: { readonly population: Population }) {
  const { t, areaKm2, percent } = useTranslator();
  const nameOf = useCountryName();
  return (
    <section>
      <h2>{t('countries.title')}</h2>
      {rangeStates.length === 0 && <p>{t('countries.none')}</p>}
      {rangeStates.length > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('countries.country')}</th>
              <th scope="col" className="numeric">
                {t('countries.area')}
              </th>
              <th scope="col" className="numeric">
                {t('countries.share')}
              </th>
              <th scope="col" className="numeric">
                {t('countries.animals')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rangeStates.map(({ iso3, areaKm2: area, share, individuals }) => (
              <tr key={iso3}>
                <th scope="row">
                  <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>
                </th>
                <td className="numeric">{areaKm2(area)}</td>
                <td className="numeric">{percent(share)}</td>
                <td className="numeric">{individuals}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {areaAtSeaKm2 > 1 && <p className="quiet">{t('countries.atSea', { area: areaKm2(areaAtSeaKm2) })}</p>}
    </section>
  );
}

/** What is known of a population; each statement with its source, as its custodian wrote it. */
export function Facts({ facts }: { readonly facts: Population['facts'] }) {
  const { t } = useTranslator();
  if (facts.length === 0) return null;
  return (
    <section className="facts" aria-label={t('facts.title')}>
      {facts.map(({ text, source }) => (
        <p key={text}>
          {text}{' '}
          <a className="source" href={source.url} title={source.citation} target="_blank" rel="noreferrer">
            {shortCitation(source.citation)}
          </a>
        </p>
      ))}
    </section>
  );
}

/** “Panzacchi, Van Moorter & Strand 2013, A road …” as “Panzacchi, Van Moorter & Strand 2013”. */
function shortCitation(citation: string): string {
  return /^.{3,60}?\b(?:19|20)\d{2}\b/.exec(citation)?.[0] ?? citation.split(',')[0] ?? citation;
}
