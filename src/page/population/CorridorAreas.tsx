import type { Population } from '../../domain/catalog/schema.ts';
import { layerStyle } from '../../map/layer-styles.ts';
import { useThemeName } from '../theme.ts';
import { useTranslator } from '../use-atlas.ts';

const CLASSES = ['low', 'medium', 'high'] as const;

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
        {CLASSES.map((use) => {
          const area = corridorAreaKm2[use];
          const { colour, outline } = layerStyle(`corridors-${use}`);
          return (
            <div key={use}>
              <dt>{t(`use.${use}`)}</dt>
              <dd>
                <span className="bar" style={{ width: `${((area ?? 0) / widest) * 100}%`, background: colour[theme], borderColor: (outline ?? colour)[theme] }} aria-hidden="true" />
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
