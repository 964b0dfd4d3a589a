import type { ReactNode } from 'react';
import type { ContributionFigures, NetworkFigures } from '../../../../domain/evidence/network/network-figures.ts';
import { writeContributions } from '../../../../domain/network/write-contributions.ts';
import { nameNode, sayLost } from '../../../../factsheet/evidence/network/say-network.ts';
import { PAPERS } from '../../../../factsheet/evidence/papers.ts';
import { currentMap } from '../../../shared/current-map.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { saveCsv } from '../../../shared/save-file.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { Region } from '../cells.tsx';
import { sourceOf } from '../StrengthPairs.tsx';

/** Around a site that is shown on the map, degrees on each side. */
const AROUND = 0.5;

interface ContributionsProps {
  readonly network: NetworkFigures;
  readonly Head: 'h2' | 'h3';
}

/** What a network would lose without each site, and without the sites of each country. */
export function ContributionsSection({ network: { nodes, contributions }, Head }: ContributionsProps) {
  const { t } = useTranslator();
  if (!contributions) return null;
  const places = new Map(nodes.map((node) => [node.id, node]));
  const showOnMap = ({ id }: ContributionFigures): void => {
    const [lon, lat] = places.get(id)?.point ?? [];
    if (lon !== undefined && lat !== undefined) currentMap()?.flyTo([lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND]);
  };
  return (
    <section>
      <Head>{t('network.adds')}</Head>
      <p>{t('network.adds.lead', { n: contributions.individuals })}</p>
      <LostTable
        label={t('network.adds')}
        head={t('network.column.node')}
        rows={contributions.nodes}
        renderName={(row) => {
          const node = places.get(row.id);
          return (
            <button type="button" className="plain" onClick={() => showOnMap(row)}>
              {node ? nameNode(node) : row.id}
            </button>
          );
        }}
      />
      {contributions.countries.length > 1 && (
        <LostTable
          label={t('network.adds.countries')}
          head={t('network.column.where')}
          rows={contributions.countries}
          renderName={({ id }) => <Region of={id} />}
        />
      )}
      <p className="quiet">
        {t('network.adds.how')} <SourceLink source={sourceOf(PAPERS.removal)} /> {t('network.adds.connectivity')}{' '}
        <SourceLink source={sourceOf(PAPERS.probability)} />
      </p>
      <button type="button" className="plain" onClick={() => saveCsv(writeContributions(contributions), 'network-contributions.csv')}>
        {t('network.adds.csv')}
      </button>
    </section>
  );
}

interface LostTableProps {
  readonly label: string;
  /** Of the first column. */
  readonly head: string;
  readonly rows: readonly ContributionFigures[];
  readonly renderName: (row: ContributionFigures) => ReactNode;
}

function LostTable({ label, head, rows, renderName }: LostTableProps) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <DataTable
      label={label}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head, renderCell: renderName },
        { head: t('network.adds.chains'), numeric: true, renderCell: ({ chains }) => sayLost(chains, translator) },
        { head: t('network.adds.links'), numeric: true, renderCell: ({ links }) => sayLost(links, translator) },
        { head: t('network.adds.pc'), numeric: true, renderCell: ({ connectivity }) => sayLost(connectivity, translator) },
      ]}
    />
  );
}
