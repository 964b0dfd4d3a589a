import { BARRIER_TYPE, kindOfUserAreas } from '../../domain/catalog/layer-kinds.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import { type Alternative, BARRIERS_WITHIN_KM, type Project } from '../../domain/assessment/project.ts';
import { uncoveredKinds } from '../../domain/statements/uncovered-kinds.ts';
import { listLayersNear } from '../../state/project-request.ts';
import { FiguresHead } from '../shared/FiguresHead.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { commaOf } from '../../i18n/punctuation.ts';

interface SurroundingsSectionProps {
  readonly assessment: Assessment;
  readonly project: Project;
  readonly lines: Alternative['lines'];
}

/** Areas that a line meets, and the barriers that stand near it already. */
export function SurroundingsSection({ assessment: { areas, barriers, searched, countries }, project: { bufferM }, lines }: SurroundingsSectionProps) {
  const { t, lengthKm, kmFigure, haFigure, number, lang } = useTranslator();
  const page = useCatalog();
  const userAreas = useAtlas((state) => state.userAreas);
  const layerTitle = (id: string): string => {
    const kind = kindOfUserAreas(id);
    return (kind && userAreas[kind]?.fileName) ?? page.layers.find((layer) => layer.id === id)?.title ?? id;
  };
  const examined = new Set(listLayersNear({ lines, bufferM }, page)?.barriers.map(({ id }) => id));
  const missing = uncoveredKinds(
    lines,
    countries,
    page.layers.filter(({ id }) => examined.has(id)),
  ).map((kind) => t(`barrier.${BARRIER_TYPE[kind]}`).toLocaleLowerCase());
  return (
    <>
      <section>
        <h3>{t('project.areas')}</h3>
        {areas.length === 0 && <p>{t('project.areas.none')}</p>}
        {areas.length > 0 && (
          <table className="figures" aria-label={t('project.areas')}>
            <FiguresHead
              texts={[t('project.areas.area'), t('project.areas.layer')]}
              figures={[t('project.column.length'), bufferM > 0 && t('project.column.ground')]}
            />
            <tbody>
              {areas.map(({ id, layer, name, lengthKm: km, bufferKm2 }) => (
                <tr key={`${layer}/${id}`}>
                  <th scope="row">{name}</th>
                  <td className="quiet">{layerTitle(layer)}</td>
                  <td className="numeric">{kmFigure(km)}</td>
                  {bufferM > 0 && <td className="numeric">{haFigure(bufferKm2 ?? 0)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <h3>{t('project.barriers')}</h3>
        {barriers.length === 0 && <p>{t('project.barriers.none', { km: BARRIERS_WITHIN_KM })}</p>}
        <ul className="plain-list">
          {barriers.map(({ layer, type, barrier, name, distanceKm, events }) => {
            const kind = t(`barrier.${type}`);
            const called = name || t('crossings.unnamed', { type: kind, id: barrier });
            return (
              <li key={layer}>
                {events > 0
                  ? t('project.barriers.meets', { type: kind, name: called, n: events })
                  : t('project.barriers.near', { type: kind, name: called, km: lengthKm(distanceKm) })}{' '}
                <span className="quiet">{layerTitle(layer)}</span>
              </li>
            );
          })}
        </ul>
        {barriers.length > 0 && <p className="quiet">{t('project.barriers.why')}</p>}
        {searched.map(({ layer, km }) => (
          <p key={layer} className="quiet">
            {t('project.barriers.searched', { layer: layerTitle(layer), km: number(km) })}
          </p>
        ))}
        {missing.length > 0 && <p className="quiet">{t('project.notExamined', { types: missing.join(commaOf(lang)) })}</p>}
      </section>
    </>
  );
}
