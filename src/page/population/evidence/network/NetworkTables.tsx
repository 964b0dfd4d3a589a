import '../../../styles/network.css';
import { FEWEST_INDIVIDUALS } from '../../../../domain/movement/types.ts';
import type { NetworkFigures, NetworkNodeFigures } from '../../../../domain/evidence/network/network-figures.ts';
import { listJurisdictions } from '../../../../domain/evidence/network/summarise-network.ts';
import { LongList } from '../../../shared/LongList.tsx';
import { useCountryName, useTranslator } from '../../../shared/use-atlas.ts';
import { ViewLink } from '../../../shared/ViewLink.tsx';
import { nameNode, sayActivities, writeMonths } from '../../../../factsheet/evidence/network/say-network.ts';

/** A number of individuals, marked where it is of fewer than three; a dash where nobody says it. */
function Individuals({ n }: { readonly n: number | undefined }) {
  const { t, number } = useTranslator();
  if (n === undefined) return <>–</>;
  return <>{n < FEWEST_INDIVIDUALS ? t('network.preliminary', { value: number(n) }) : number(n)}</>;
}

function Where({ node }: { readonly node: Pick<NetworkNodeFigures, 'country' | 'atSea'> }) {
  const { t } = useTranslator();
  const nameOf = useCountryName();
  if (node.country !== undefined) return <ViewLink view={{ country: node.country }}>{nameOf(node.country)}</ViewLink>;
  return <>{t(node.atSea ? 'network.sea' : 'network.placeUntold')}</>;
}

interface TableProps {
  readonly network: NetworkFigures;
}

/** Columns of which a network says something. */
const has = (nodes: readonly NetworkNodeFigures[], said: (node: NetworkNodeFigures) => unknown): boolean => nodes.some((node) => said(node) !== undefined);

/** The sites where animals stay. */
export function NodesTable({ network: { nodes } }: TableProps) {
  const translator = useTranslator();
  const { t, number, lang } = translator;
  const doing = has(nodes, ({ activities, otherActivities }) => (activities.length > 0 ? activities : otherActivities));
  const [days, months, years] = [has(nodes, (node) => node.days), has(nodes, (node) => node.months), has(nodes, (node) => node.years)];
  return (
    <LongList items={nodes}>
      {(shown) => (
        <div className="table-scroll">
          <table className="figures network" aria-label={t('network.nodes')}>
            <thead>
              <tr>
                <th scope="col">{t('network.column.node')}</th>
                {doing && <th scope="col">{t('network.column.activity')}</th>}
                <th scope="col" className="numeric">
                  {t('network.column.animals')}
                </th>
                {days && (
                  <th scope="col" className="numeric">
                    {t('network.column.days')}
                  </th>
                )}
                {months && <th scope="col">{t('network.column.months')}</th>}
                {years && <th scope="col">{t('network.column.years')}</th>}
                <th scope="col">{t('network.column.where')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((node) => (
                <tr key={node.id}>
                  <th scope="row">{nameNode(node)}</th>
                  {doing && <td>{sayActivities(node, translator)}</td>}
                  <td className="numeric">
                    <Individuals n={node.individuals} />
                  </td>
                  {days && <td className="numeric">{node.days === undefined ? '–' : number(node.days, 0)}</td>}
                  {months && <td>{writeMonths(node.months, lang)}</td>}
                  {years && <td>{node.years ?? '–'}</td>}
                  <td>
                    <Where node={node} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </LongList>
  );
}

/** Who went from where to where, in which season. */
export function LinksTable({ network: { nodes, links } }: TableProps) {
  const { t, lang } = useTranslator();
  const names = new Map(nodes.map((node) => [node.id, nameNode(node)]));
  const months = links.some((link) => link.months !== undefined);
  return (
    <LongList items={links}>
      {(shown) => (
        <div className="table-scroll">
          <table className="figures network" aria-label={t('network.links')}>
            <thead>
              <tr>
                <th scope="col">{t('network.column.from')}</th>
                <th scope="col">{t('network.column.to')}</th>
                <th scope="col">{t('network.column.season')}</th>
                {months && <th scope="col">{t('network.column.months')}</th>}
                <th scope="col" className="numeric">
                  {t('network.column.animals')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ from, to, season, heading, months: when, individuals }, at) => (
                <tr key={`${from} ${to} ${at}`}>
                  <th scope="row">{names.get(from) ?? from}</th>
                  <td>{names.get(to) ?? to}</td>
                  <td>{season ?? (heading === undefined ? '–' : t(`network.heading.${heading}`))}</td>
                  {months && <td>{writeMonths(when, lang)}</td>}
                  <td className="numeric">
                    <Individuals n={individuals} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </LongList>
  );
}

/** Nodes and links by the country that they lie in. */
export function JurisdictionsTable({ network }: TableProps) {
  const { t, number } = useTranslator();
  const rows = listJurisdictions(network);
  return (
    <table className="figures network" aria-label={t('network.where')}>
      <thead>
        <tr>
          <th scope="col">{t('network.column.where')}</th>
          <th scope="col" className="numeric">
            {t('network.nodes')}
          </th>
          <th scope="col" className="numeric">
            {t('network.links')}
          </th>
          <th scope="col" className="numeric">
            {t('network.column.most')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ where, nodes, links, mostIndividuals }) => (
          <tr key={where}>
            <th scope="row">
              <Where node={where === 'sea' ? { atSea: true } : where === 'untold' ? {} : { country: where }} />
            </th>
            <td className="numeric">{number(nodes)}</td>
            <td className="numeric">{number(links)}</td>
            <td className="numeric">
              <Individuals n={mostIndividuals} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Animals by where they were in one season and in the other. */
export function TransitionMatrix({ network: { nodes, connectivity } }: TableProps) {
  const { t, number, percent } = useTranslator();
  if (!connectivity || connectivity.origins.length === 0) return null;
  const names = new Map(nodes.map((node) => [node.id, nameNode(node)]));
  const { origins, targets, counts } = connectivity;
  return (
    <div className="table-scroll">
      <table className="figures network" aria-label={t('network.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t('network.column.node')}</th>
            {targets.map((id) => (
              <th key={id} scope="col" className="numeric">
                {names.get(id) ?? id}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {origins.map((id, row) => {
            const all = (counts[row] ?? []).reduce((sum, n) => sum + n, 0);
            return (
              <tr key={id}>
                <th scope="row">{names.get(id) ?? id}</th>
                {targets.map((to, column) => {
                  const n = counts[row]?.[column] ?? 0;
                  return (
                    <td key={to} className="numeric">
                      {n === 0 ? '–' : `${number(n)} (${percent(n / all)})`}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
