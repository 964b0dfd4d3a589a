import { areFew } from '../../domain/movement/types.ts';
import { describeInCountry, describeJourneys } from '../../i18n/describe-country.ts';
import { useCountryName, useTranslator } from '../shared/use-atlas.ts';
import type { FoundEntry } from '../../domain/catalog/find-entries.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { isOf, type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { isShown } from '../../domain/evidence/shown.ts';
import { EntryOf } from '../shared/EntryOf.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { analyses } from '../../state/analysis-store.ts';
import { How } from '../how/How.tsx';
import { LayerChips } from '../shared/LayerChips.tsx';
import { WithTableTake } from '../shared/LazyCsvTake.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { Answers } from '../population/crossings/CountedOrNot.tsx';
import { CrossingsTable } from '../population/crossings/CrossingsTable.tsx';
import { LazyDistributionInCountry } from '../population/evidence/distribution/LazyDistribution.tsx';
import { LazyEncountersInCountry } from '../population/evidence/encounters/LazyEncounters.tsx';
import { LazySitesInCountry } from '../population/evidence/sites/LazySites.tsx';
import { LazyReceiversInCountry } from '../population/evidence/receivers/LazyReceivers.tsx';
import { Progress } from '../shared/Progress.tsx';
import { useCrossingRows } from '../population/crossings/use-crossing-rows.ts';
import { useCountryRows } from './use-country-rows.ts';
import { commaOf } from '../../i18n/punctuation.ts';

interface PopulationInCountryProps {
  readonly country: Country;
  readonly found: FoundEntry;
  /** Whether its figures are to be read now. */
  readonly wanted: boolean;
}

/** One population in one country: how much of it lies there, when, and what crosses it there. */
export function PopulationInCountry({ country, found: { row, species }, wanted }: PopulationInCountryProps) {
  const { t, lang } = useTranslator();
  return (
    <section className="country-population">
      <h2>
        <ViewLink view={{ population: row.id }}>{textIn(row, 'name', lang)}</ViewLink>
      </h2>
      <p className="quiet">
        <i lang="la">{species.scientific}</i>
      </p>
      {!isShown(row.evidence) && <p className="quiet">{t('evidence.notShown', { kind: t(`evidence.${row.evidence}`) })}</p>}
      {isShown(row.evidence) && wanted && <EntryOf id={row.id}>{(entry) => <WhatIsHere country={country} entry={entry} />}</EntryOf>}
      {isShown(row.evidence) && !wanted && <Skeleton />}
    </section>
  );
}

/** Marked birds were ringed and encountered in a country, receivers stood there, nodes of a network or sites of a list lie in it, or a distribution or a corridor does. */
function WhatIsHere({ country, entry }: { readonly country: Country; readonly entry: OpenEntry }) {
  const { t } = useTranslator();
  const { file } = entry;
  if (file.evidence === 'encounters') return <LazyEncountersInCountry iso3={country.iso3} file={file} />;
  if (file.evidence === 'sites') return <LazySitesInCountry iso3={country.iso3} file={file} />;
  if (file.evidence === 'receivers') return <LazyReceiversInCountry iso3={country.iso3} file={file} />;
  if (file.evidence === 'network') return <p>{t('country.nodes', { n: file.network.nodes.filter((node) => node.country === country.iso3).length })}</p>;
  if (isOf(entry, 'distribution')) return <LazyDistributionInCountry entry={entry} country={country} />;
  return <EntryInCountry country={country} entry={entry} />;
}

function EntryInCountry({ country, entry }: { readonly country: Country; readonly entry: OpenEntry }) {
  const translator = useTranslator();
  const { t, lengthKm, countryName, lang } = translator;
  const nameOf = useCountryName();
  const name = countryName(country.iso2, country.name);
  const label = t('country.table', { population: textIn(entry.row, 'name', lang), country: name });
  const { rows, examined, answers, chips, silent, state } = useCrossingRows(entry);
  const here = useCountryRows(rows, country.iso3);
  const { individuals } = entry.summary;
  // Of layers alone from which it can be told: those with crossings elsewhere, and those with none.
  const telling = answers.flatMap(({ title, answer }) => ((answer.says === 'none' || answer.says === 'found') && title !== undefined ? [title] : []));
  const sayNone = (): string =>
    telling.length > 0 ? t('country.noCrossings', { country: name, layers: telling.join(commaOf(lang)) }) : t('crossings.nothingCounted');
  return (
    <>
      {areFew(individuals) && <p className="badge">{t('population.preliminary', { n: individuals })}</p>}
      {describeInCountry(entry, country.iso3, nameOf, translator).map((said) => (
        <p key={said}>{said}</p>
      ))}
      <ul className="plain-list">
        {describeJourneys(entry, translator).map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      {state.status === 'running' && <Progress label={t('crossings.computing')} progress={state} onCancel={analyses.crossings.stop} />}
      {examined.length > 0 && state.status !== 'running' && here && (
        <>
          <p className="answer">
            {here.length === 0
              ? sayNone()
              : t('country.crossings', { n: here.length, country: name, km: lengthKm(here.reduce((sum, row) => sum + row.lengthInsideKm, 0)) })}
          </p>
          {here.length > 0 && (
            <WithTableTake label={label} rights={examined}>
              <CrossingsTable rows={here} empty="" label={label} />
            </WithTableTake>
          )}
        </>
      )}
      {state.status !== 'running' && <Answers answers={[...answers, ...silent]} years={entry.summary.years} />}
      {examined.length > 0 && <How what={label} topic={{ of: 'crossings', entry, layers: examined }} />}
      <LayerChips off={chips} />
    </>
  );
}
