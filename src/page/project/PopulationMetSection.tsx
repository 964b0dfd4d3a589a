import { FEWEST_INDIVIDUALS, NARROWEST_FIRST } from '../../domain/movement/types.ts';
import type { PopulationMet } from '../../domain/assessment/assess-alternative.ts';
import { sayAnimals, sayCrossed } from '../../factsheet/report/say-crossed.ts';
import { sayMonth, type Tracked } from './say-month.ts';
import { saySeparation } from '../../factsheet/report/say-separation.ts';
import { FiguresHead } from '../shared/FiguresHead.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** The year in twelve cells: filled where works would meet the migration, with the crossings that were tracked. */
export function MonthStrip({ met, tracked }: { readonly met: PopulationMet; readonly tracked: Tracked }) {
  const { name, avoid, crossed } = met;
  const translator = useTranslator();
  const { t, number, lang } = translator;
  const narrow = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  return (
    <>
      <ol className="months" aria-label={t('project.monthStrip', { population: name })}>
        {Array.from({ length: 12 }, (_, index) => {
          const day = Date.UTC(2001, index, 1);
          const isAvoided = avoid.some(({ month }) => month === index + 1);
          const events = crossed?.byMonth[index]?.events ?? 0;
          const words = sayMonth(met, index + 1, tracked, translator);
          return (
            <li key={day} title={words} data-avoid={isAvoided || undefined} data-events={events > 0 || undefined}>
              <span className="visually-hidden">{words}</span>
              <span aria-hidden="true">{narrow.format(day)}</span>
              <b aria-hidden="true">{events > 0 ? number(events) : '\u00a0'}</b>
            </li>
          );
        })}
      </ol>
      <p className="quiet">{t('project.monthHow')}</p>
    </>
  );
}

/** One population that a line meets: classes, stopovers, animals that crossed, months, separations. */
export function PopulationMetSection({ met, bufferM }: { readonly met: PopulationMet; readonly bufferM: number }) {
  const translator = useTranslator();
  const { t, lengthKm, kmFigure, haFigure, number } = translator;
  const { population, name, corridor, pieces, stopoverKm, buffer, crossed, separations } = met;
  const found = useOpenEntry(population);
  return (
    <section className="population-met">
      <h3>
        <ViewLink view={{ population }}>{name}</ViewLink>
      </h3>
      {found && (
        <p className="quiet">
          <i lang="la">{found.species.scientific}</i>
          {found.summary.individuals !== undefined && ` · ${sayAnimals(met, found.summary.individuals, translator)}`}
        </p>
      )}
      {(corridor || buffer) && (
        <>
          <table className="figures" aria-label={t('project.corridors', { population: name })}>
            <FiguresHead
              texts={[t('project.column.use')]}
              figures={[t('project.column.cut'), t('project.column.parts'), t('project.column.length'), bufferM > 0 && t('project.column.ground')]}
            />
            <tbody>
              {NARROWEST_FIRST.map((use) => {
                const { parts, lengthKm: km } = corridor?.byUse[use] ?? { parts: 0, lengthKm: 0 };
                return (
                  <tr key={use}>
                    <th scope="row">{t(`use.${use}`)}</th>
                    <td className="numeric">{pieces ? t('project.cutOf', { cut: pieces[use].cut, total: pieces[use].total }) : ''}</td>
                    <td className="numeric">{number(parts)}</td>
                    <td className="numeric">{kmFigure(km)}</td>
                    {bufferM > 0 && <td className="numeric">{haFigure(buffer?.byUse[use] ?? 0)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
          <p className="quiet">
            {t('project.classesNested')}
            {bufferM > 0 && ` ${t('project.groundHow', { buffer: number(bufferM, 0) })}`}
          </p>
        </>
      )}
      {separations.map((separation) => (
        <p key={separation.use}>{saySeparation(separation, translator)}</p>
      ))}
      {stopoverKm > 0 && <p>{t('project.stopovers', { km: lengthKm(stopoverKm) })}</p>}
      {buffer && buffer.stopoversKm2 > 0 && <p>{t('project.stopoverGround', { ha: haFigure(buffer.stopoversKm2) })}</p>}
      {crossed && crossed.events > 0 && crossed.individuals < FEWEST_INDIVIDUALS && <p className="badge">{t('project.fewCrossed')}</p>}
      {crossed && (
        <p>
          {sayCrossed(met, translator).join(' ')}{' '}
          {found?.summary.maxLagMin !== undefined && <span className="quiet">{t('project.crossedHow', { hours: number(found.summary.maxLagMin / 60) })}</span>}
        </p>
      )}
      <MonthStrip met={met} tracked={{ individuals: found?.summary.individuals, years: found?.row.years }} />
    </section>
  );
}
