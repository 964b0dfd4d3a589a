import { layerOfKind } from '../../domain/catalog/open-entry.ts';
import { layerStyle } from '../../map/style/layer-styles.ts';
import { legendCounts, nodeRadius, scaleNodes, smallestShown } from '../../map/style/node-size.ts';
import { useThemeName } from '../shared/theme.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';

/** Around a circle, for its edge, CSS pixels. */
const EDGE_PX = 1;

/** What the size of a node's circle says: circles of a few counts of the entry that is open, as large as on the map. */
export function NodeScale({ entry: id }: { readonly entry: string | undefined }) {
  const { t, number } = useTranslator();
  const theme = useThemeName();
  const entry = useOpenEntry(id);
  if (id === undefined) return <p className="layer-note">{t('layers.scale.several')}</p>;
  const layer = entry && layerOfKind(entry.file, 'nodes');
  if (!entry || layer?.most === undefined) return null;
  const { most } = layer;
  const { evidence } = entry.file;
  const scale = scaleNodes(most);
  const alike = smallestShown(scale);
  const { colour, casing } = layerStyle('nodes');
  return (
    <div className="layer-note">
      <p>
        {t('layers.scale', { evidence })}
        {alike > 1 && ` ${t('layers.scale.alike', { n: number(alike) })}`}
        {(evidence === 'network' || evidence === 'sites') && ` ${t('layers.scale.hollow')}`}
        {entry.file.evidence === 'network' && entry.file.network.contributions && ` ${t('layers.scale.adds')}`}
        {evidence === 'receivers' && ` ${t('layers.scale.faint')}`}
      </p>
      <p className="node-scale">
        {legendCounts(most).map((n) => {
          const radius = nodeRadius(n, scale);
          const side = 2 * (radius + EDGE_PX);
          return (
            <span key={n}>
              <svg viewBox={`0 0 ${side} ${side}`} width={side} height={side} aria-hidden="true">
                <circle cx={side / 2} cy={side / 2} r={radius} fill={colour[theme]} stroke={casing?.[theme]} />
              </svg>
              {number(n)}
            </span>
          );
        })}
      </p>
    </div>
  );
}
