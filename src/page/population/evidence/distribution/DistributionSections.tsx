import { layerOfKind, type OpenEntryOf, textIn } from '../../../../domain/catalog/open-entry.ts';
import type { DistributionEntry } from '../../../../domain/evidence/distribution/distribution-evidence.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import { countriesOf } from '../../../../domain/statements/of-entry.ts';
import { livesAtSea } from '../../../../domain/statements/lives-at-sea.ts';
import { BarrierMatrix } from '../../../places/BarrierMatrix.tsx';
import { DataTable } from '../../../shared/DataTable.tsx';
import { LayerChips } from '../../../shared/LayerChips.tsx';
import { useAtlas, useCountryName, useTranslator } from '../../../shared/use-atlas.ts';
import { ViewLink } from '../../../shared/ViewLink.tsx';
import { CitationSection } from '../../CitationSection.tsx';
import { Facts, KeyFigures } from '../../figures.tsx';
import { How } from '../../../how/How.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { PublishedFigures, PublishedMethod } from '../published/PublishedSections.tsx';
import { LinesWithinSection } from './LinesWithinSection.tsx';
import { ProtectedWithinSection } from './ProtectedWithinSection.tsx';

interface OfDistribution {
  readonly entry: OpenEntryOf<'distribution'>;
}

/** An entry that is a custodian's map of where animals are found: no corridor, and what lies in it crosses none. */
export function DistributionSections({ entry }: OfDistribution) {
  const { t, areaKm2, number, lang } = useTranslator();
  const { file, summary, module } = entry;
  const { sample } = file;
  const on = useAtlas(({ view }) => view.layers);
  return (
    <>
      <p className="quiet">{t('distribution.lead')}</p>
      <KeyFigures
        figures={[
          [t('distribution.area'), areaKm2(file.areaKm2)],
          ...(file.movementKm2 === undefined ? [] : [[t('distribution.shows.movement'), areaKm2(file.movementKm2)] as const]),
          ...(file.asOf === undefined ? [] : [[t('distribution.asOf'), file.asOf] as const]),
          ...(sample.individuals === undefined ? [] : [[t('figures.animals'), number(sample.individuals)] as const]),
          ...(summary.years === undefined ? [] : [[t('figures.years'), writeYears(summary.years)] as const]),
        ]}
      />
      {sample.statement !== undefined && <p>{textIn({ ...sample, statement: sample.statement }, 'statement', lang)}</p>}
      <LayerChips off={layerOfKind(file, 'distribution') && !on.includes('distribution') ? ['distribution'] : []} />
      <How topic={{ of: 'kind', entry }} />
      <Facts facts={file.facts} />
      <PublishedFigures figures={file.figures} />
      <LinesWithinSection entry={entry} />
      <BarrierMatrix entries={[entry]} />
      <ProtectedWithinSection entry={entry} />
      <Countries entry={entry} />
      <PartsTable file={file} />
      <WarningsSection warnings={file.warnings} />
      <PublishedMethod file={file} />
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}

/** The countries that it reaches into; land under a distribution of animals of the sea counts for none. */
function Countries({ entry }: OfDistribution) {
  const { t, areaKm2, percent } = useTranslator();
  const nameOf = useCountryName();
  const { rangeStates, areaAtSeaKm2 } = countriesOf(entry);
  return (
    <section>
      <h2>{t('countries.title')}</h2>
      {livesAtSea(entry.species) && <p>{t('distribution.livesAtSea')}</p>}
      {rangeStates.length > 0 && (
        <DataTable
          label={t('countries.title')}
          rows={rangeStates}
          keyOf={({ iso3 }) => iso3}
          columns={[
            { head: t('countries.country'), renderCell: ({ iso3 }) => <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink> },
            { head: t('distribution.column.area'), numeric: true, renderCell: (row) => areaKm2(row.areaKm2) },
            { head: t('countries.share'), numeric: true, renderCell: ({ share }) => percent(share) },
          ]}
        />
      )}
      {areaAtSeaKm2 > 1 && <p className="quiet">{t('distribution.atSea', { area: areaKm2(areaAtSeaKm2) })}</p>}
    </section>
  );
}

/** Each polygon of the custodian. */
function PartsTable({ file: { parts } }: { readonly file: Pick<DistributionEntry, 'parts'> }) {
  const { t, areaKm2 } = useTranslator();
  return (
    <section>
      <h2>{t('distribution.parts')}</h2>
      <DataTable
        label={t('distribution.parts')}
        rows={parts}
        keyOf={(_, at) => String(at)}
        columns={[
          { head: t('distribution.column.part'), renderCell: ({ name, sourceId }) => name ?? sourceId ?? t('distribution.unnamed') },
          { head: t('distribution.column.shows'), renderCell: ({ shows }) => t(`distribution.shows.${shows}`) },
          { head: t('distribution.column.area'), numeric: true, renderCell: (row) => areaKm2(row.areaKm2) },
        ]}
      />
      {parts.length > 1 && <p className="quiet">{t('distribution.overlap')}</p>}
    </section>
  );
}
