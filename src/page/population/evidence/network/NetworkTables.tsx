import type { NetworkFigures, NetworkNodeFigures } from '../../../../domain/evidence/network/network-figures.ts';
import { listJurisdictions } from '../../../../domain/evidence/network/summarise-network.ts';
import { whereIs } from '../../../../domain/evidence/network/where-is.ts';
import { nameNode, sayActivities, sayYears } from '../../../../factsheet/evidence/network/say-network.ts';
import { writeMonths } from '../../../../i18n/month-names.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { Individuals, Region } from '../cells.tsx';

interface TableProps {
  readonly network: NetworkFigures;
}

/** Whether a network says something of any of its nodes. */
const has = (nodes: readonly NetworkNodeFigures[], said: (node: NetworkNodeFigures) => unknown): boolean => nodes.some((node) => said(node) !== undefined);

/** The sites where animals stay. */
export function NodesTable({ network: { nodes } }: TableProps) {
  const translator = useTranslator();
  const { t, number, lang } = translator;
  return (
    <DataTable
      label={t('network.nodes')}
      rows={nodes}
      keyOf={({ id }) => id}
      columns={[
        { head: t('network.column.node'), renderCell: nameNode },
        has(nodes, ({ activities, otherActivities }) => (activities.length > 0 ? activities : otherActivities)) && {
          head: t('network.column.activity'),
          renderCell: (node) => sayActivities(node, translator),
        },
        { head: t('network.column.animals'), numeric: true, renderCell: ({ individuals }) => <Individuals n={individuals} /> },
        has(nodes, ({ days }) => days) && {
          head: t('network.column.days'),
          numeric: true,
          renderCell: ({ days }) => (days === undefined ? '–' : number(days, 0)),
        },
        has(nodes, ({ months }) => months) && { head: t('network.column.months'), renderCell: ({ months }) => writeMonths(months, lang) },
        has(nodes, ({ years }) => years) && { head: t('network.column.years'), renderCell: (node) => sayYears(node, translator) },
        { head: t('network.column.where'), renderCell: (node) => <Region of={whereIs(node)} /> },
      ]}
    />
  );
}

/** Who went from where to where, in which season. */
export function LinksTable({ network: { nodes, links } }: TableProps) {
  const { t, lang } = useTranslator();
  const names = new Map(nodes.map((node) => [node.id, nameNode(node)]));
  return (
    <DataTable
      label={t('network.links')}
      rows={links}
      keyOf={({ from, to }, at) => `${from} ${to} ${at}`}
      columns={[
        { head: t('network.column.from'), renderCell: ({ from }) => names.get(from) ?? from },
        { head: t('network.column.to'), renderCell: ({ to }) => names.get(to) ?? to },
        links.some(({ season, heading }) => season ?? heading) && {
          head: t('network.column.season'),
          renderCell: ({ season, heading }) => season ?? (heading === undefined ? '–' : t(`network.heading.${heading}`)),
        },
        links.some(({ months }) => months !== undefined) && { head: t('network.column.months'), renderCell: ({ months }) => writeMonths(months, lang) },
        { head: t('network.column.animals'), numeric: true, renderCell: ({ individuals }) => <Individuals n={individuals} /> },
      ]}
    />
  );
}

/** Nodes and links by the country that they lie in. */
export function JurisdictionsTable({ network }: TableProps) {
  const { t, number } = useTranslator();
  return (
    <DataTable
      label={t('network.where')}
      rows={listJurisdictions(network)}
      keyOf={({ where }) => where}
      columns={[
        { head: t('network.column.where'), renderCell: ({ where }) => <Region of={where} /> },
        { head: t('network.nodes'), numeric: true, renderCell: ({ nodes }) => number(nodes) },
        { head: t('network.links'), numeric: true, renderCell: ({ links }) => number(links) },
        { head: t('network.column.most'), numeric: true, renderCell: ({ mostIndividuals }) => <Individuals n={mostIndividuals} /> },
      ]}
    />
  );
}

/** Animals by where they were in one season and in the other. */
export function TransitionMatrix({ network: { nodes, connectivity } }: TableProps) {
  const { t, number, percent } = useTranslator();
  if (!connectivity || connectivity.origins.length === 0) return null;
  const names = new Map(nodes.map((node) => [node.id, nameNode(node)]));
  const { origins, targets, counts } = connectivity;
  const rows = origins.map((id, row) => ({ id, mine: counts[row] ?? [], all: (counts[row] ?? []).reduce((sum, n) => sum + n, 0) }));
  return (
    <DataTable
      label={t('network.matrix')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: t('network.column.node'), renderCell: ({ id }) => names.get(id) ?? id },
        ...targets.map((to, column) => ({
          head: names.get(to) ?? to,
          numeric: true,
          renderCell: ({ mine, all }: (typeof rows)[number]) => {
            const n = mine[column] ?? 0;
            return n === 0 ? '–' : `${number(n)} (${percent(n / all)})`;
          },
        })),
      ]}
    />
  );
}
