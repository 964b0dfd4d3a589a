import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import type { PopulationMet } from '../../domain/project/assess-alternative.ts';
import { ViewLink } from '../panel/ViewLink.tsx';
import { useCatalog, useTranslator } from '../use-atlas.ts';
import { MonthStrip } from './MonthStrip.tsx';

const CLASSES = ['high', 'medium', 'low'] as const;

/** One population that a line meets: classes, stopovers, animals that crossed, months, separations. */
export function PopulationMetSection({ met, bufferM }: { readonly met: PopulationMet; readonly bufferM: number }) {
  const { t, lengthKm, kmFigure, haFigure, number, percent } = useTranslator();
  const { catalog } = useCatalog();
  const { population, name, corridor, pieces, stopoverKm, ground, crossed, separations } = met;
  const found = findPopulation(catalog, population)?.population;
  return (
    <section className="population-met">
      <h3><ViewLink view={{ population }}>{name}</ViewLink></h3>
      {found && <p className="quiet"><i lang="la">{found.species.scientific}</i> · {t('crossings.sample', { n: found.sample.individualsWithFootprint })}</p>}
      {(corridor || ground) && (
        <>
          <table className="figures" aria-label={t('project.corridors', { population: name })}>
            <thead>
              <tr>
                <th scope="col">{t('project.column.use')}</th>
                <th scope="col" className="numeric">{t('project.column.cut')}</th>
                <th scope="col" className="numeric">{t('project.column.parts')}</th>
                <th scope="col" className="numeric">{t('project.column.length')}</th>
                {bufferM > 0 && <th scope="col" className="numeric">{t('project.column.ground')}</th>}
              </tr>
            </thead>
            <tbody>
              {CLASSES.map((use) => {
                const { parts, lengthKm: km } = corridor?.byUse[use] ?? { parts: 0, lengthKm: 0 };
                return (
                  <tr key={use}>
                    <th scope="row">{t(`use.${use}`)}</th>
                    <td className="numeric">{pieces ? t('project.cutOf', { cut: pieces[use].cut, total: pieces[use].total }) : ''}</td>
                    <td className="numeric">{number(parts)}</td>
                    <td className="numeric">{kmFigure(km)}</td>
                    {bufferM > 0 && <td className="numeric">{haFigure(ground?.byUse[use] ?? 0)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
          <p className="quiet">{t('project.classesNested')}{bufferM > 0 && ` ${t('project.groundHow', { buffer: number(bufferM, 0) })}`}</p>
        </>
      )}
      {separations.map(({ use, partShares }) => (
        <p key={use}>{t(`project.separates.${use}`, { shares: partShares.map((share) => percent(Math.round(100 * share) / 100)).join(' + ') })}</p>
      ))}
      {stopoverKm > 0 && <p>{t('project.stopovers', { km: lengthKm(stopoverKm) })}</p>}
      {ground && ground.stopoversKm2 > 0 && <p>{t('project.stopoverGround', { ha: haFigure(ground.stopoversKm2) })}</p>}
      {crossed && (
        <p>
          {crossed.events === 0
            ? t('project.notCrossed')
            : t('project.crossed', { n: crossed.events, individuals: number(crossed.individuals), years: crossed.years ? [...new Set(crossed.years)].join('–') : '' })}{' '}
          {found && <span className="quiet">{t('project.crossedHow', { hours: number(found.method.maxLagMin / 60) })}</span>}
        </p>
      )}
      <MonthStrip met={met} />
    </section>
  );
}
