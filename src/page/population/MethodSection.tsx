import type { Module, Population } from '../../domain/catalog/schema.ts';
import { MOVEMENT_CLASSES } from '../../domain/movement/types.ts';
import { MethodLink } from '../method/MethodLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

/** How the corridors were computed, what was left out, and whose data they are. */
export function MethodSection({ population: { method, importReport, classes, sample }, module }: { readonly population: Population; readonly module: Module }) {
  const { t, number } = useTranslator();
  const lag = number(method.maxLagMin / 60);
  return (
    <section>
      <h2>{t('method.title')}</h2>
      <p>
        {method.method === 'dbbmm' ? `${t('method.dynamic')} ` : ''}
        {method.method !== 'line-buffer'
          ? t('method.bbmm', { cell: number(method.cellM), error: number(method.locationErrorM), lag })
          : t('method.lineBuffer', { buffer: number(method.bufferM), interval: number(sample.medianIntervalHours), lag })}{' '}
        {t('method.sequences', { distance: number(method.minDistanceKm), days: number(method.minDaysAway) })}
      </p>
      {method.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p className="quiet">
        {t('method.classes')}{' '}
        {MOVEMENT_CLASSES.filter((name) => classes[name] !== undefined)
          .map((name) => `${t(`class.${name}`)} ${number(classes[name] ?? 0)}`)
          .join(', ')}
        .
      </p>
      <p className="quiet">
        {t('method.rows', { read: number(importReport.rowsRead), kept: number(importReport.fixesKept) })}{' '}
        {Object.entries(importReport.dropped)
          .map(([reason, rows]) => `${reason}: ${number(rows)}`)
          .join('; ')}
      </p>
      <p>
        <MethodLink />
      </p>
      <h3>{t('method.citation')}</h3>
      <p>{module.citation}</p>
      <p className="quiet">{t('method.licence', { licence: module.licence, attribution: module.attribution, custodian: module.custodian })}</p>
      <ul className="sources">
        {module.sources.map(({ title, url, licence, citation }) => (
          <li key={title}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>{' '}
            · {licence}
            <br />
            <span className="quiet">{citation}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
