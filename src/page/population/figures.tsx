import { type ReactNode, useRef } from 'react';
import { How } from '../how/How.tsx';
import { Waters } from './coverage/Waters.tsx';
import { isOffMigration, isOnlyCrossed } from '../../domain/statements/located.ts';
import { countriesOf } from '../../domain/statements/of-entry.ts';
import { livesAtSea } from '../../domain/statements/lives-at-sea.ts';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import type { EntryFile } from '../../domain/evidence/entry-file.ts';
import type { EntrySummary } from '../../domain/evidence/summarise-entry.ts';
import { USE_CLASSES } from '../../domain/movement/types.ts';
import { LazyChart } from '../downloads/LazyChart.tsx';
import { FiguresHead } from '../shared/FiguresHead.tsx';
import { WithTableTake } from '../shared/LazyCsvTake.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { layerStyle } from '../../map/style/layer-styles.ts';
import { useThemeName } from '../shared/theme.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** Names and values that everything else on the page rests on. */
export function KeyFigures({ figures }: { readonly figures: readonly (readonly [string, string])[] }) {
  const { t } = useTranslator();
  return (
    <WithTableTake label={t('figures.title')}>
      <dl className="key-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </WithTableTake>
  );
}

interface CorridorAreasProps {
  readonly summary: Pick<EntrySummary, 'corridorAreaKm2' | 'stopoverAreaKm2'>;
  /** What the areas rest on, and what the classes mean: sentences. */
  readonly sample: string;
  readonly classes: string;
  /** Why a class has no area; without it, that there are too few animals. */
  readonly none?: string;
  /** How the areas were computed, behind a button. */
  readonly how?: ReactNode;
}

/** How much ground each use class takes, to scale; classes are nested. */
export function CorridorAreas({ summary: { corridorAreaKm2, stopoverAreaKm2 }, sample, classes, none, how }: CorridorAreasProps) {
  const { t, areaKm2 } = useTranslator();
  const theme = useThemeName();
  const bars = useRef<HTMLDListElement>(null);
  const widest = corridorAreaKm2.low ?? 0;
  if (widest === 0 && stopoverAreaKm2 === 0) return null;
  return (
    <section>
      <h2>{t('areas.corridors')}</h2>
      <p className="quiet">{sample}</p>
      <WithTableTake label={t('areas.corridors')}>
        <dl ref={bars} className="bars">
          {(widest === 0 ? [] : USE_CLASSES).map((use) => {
            const area = corridorAreaKm2[use];
            const { colour, outline } = layerStyle(`corridors-${use}`);
            return (
              <div key={use}>
                <dt>{t(`use.${use}`)}</dt>
                <dd>
                  <span
                    className="bar"
                    style={{ width: `calc(${(area ?? 0) / widest} * (100% - 112px))`, background: colour[theme], borderColor: (outline ?? colour)[theme] }}
                    aria-hidden="true"
                  />
                  {area === undefined ? (none ?? t('areas.none')) : areaKm2(area)}
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
      </WithTableTake>
      <LazyChart chart={bars} what={t('areas.corridors')} captions={[sample, ...(widest > 0 ? [classes] : [])]} ofBoxes />
      {widest > 0 && <p className="quiet">{classes}</p>}
      {how}
    </section>
  );
}

/** The countries that share an entry, by their part of its corridor. */
export function CountryShares({ entry }: { readonly entry: OpenEntry }) {
  const { t, areaKm2, percent } = useTranslator();
  const { rangeStates, areaAtSeaKm2, uncountedKm2 } = countriesOf(entry);
  const nameOf = useCountryName();
  const counted = rangeStates.some(({ individuals }) => individuals !== undefined);
  return (
    <section>
      <h2>{t('countries.title')}</h2>
      {rangeStates.length === 0 && (
        <p>
          {livesAtSea(entry.species)
            ? t('countries.livesAtSea', { area: areaKm2(areaAtSeaKm2), land: areaKm2(uncountedKm2) })
            : t('countries.none', { area: areaKm2(areaAtSeaKm2) })}
        </p>
      )}
      {rangeStates.length > 0 && (
        <WithTableTake label={t('countries.title')}>
          <table className="figures">
            <FiguresHead texts={[t('countries.country')]} figures={[t('countries.area'), t('countries.share'), counted && t('countries.animals')]} />
            <tbody>
              {rangeStates.map((part) => (
                <tr key={part.iso3}>
                  <th scope="row">
                    <ViewLink view={{ country: part.iso3 }}>{nameOf(part.iso3)}</ViewLink>
                    {isOnlyCrossed(part, rangeStates) && <span className="quiet of-layer">{t('countries.noFix')}</span>}
                    {isOffMigration(part) && <span className="quiet of-layer">{t('countries.offMigration')}</span>}
                  </th>
                  <td className="numeric">{areaKm2(part.areaKm2)}</td>
                  <td className="numeric">{percent(part.share)}</td>
                  {counted && <td className="numeric">{part.individuals ?? '–'}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </WithTableTake>
      )}
      {areaAtSeaKm2 > 1 && !livesAtSea(entry.species) && <p className="quiet">{t('countries.atSea', { area: areaKm2(areaAtSeaKm2) })}</p>}
      {areaAtSeaKm2 > 1 && <Waters entry={entry} />}
      <How what={t('countries.title')} topic={{ of: 'countries', entry }} />
    </section>
  );
}

/** What is known of a population, but for what threatens it, which stands for itself; each statement with its source, as its custodian wrote it. */
export function Facts({ facts: all }: Pick<EntryFile, 'facts'>) {
  const { t, lang } = useTranslator();
  const facts = all.filter(({ threats }) => threats === undefined);
  if (facts.length === 0) return null;
  return (
    <section className="facts" aria-label={t('facts.title')}>
      {facts.map((fact) => (
        <p key={fact.text}>
          {textIn(fact, 'text', lang)} <SourceLink source={fact.source} />
        </p>
      ))}
    </section>
  );
}
