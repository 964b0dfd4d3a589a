import { kindOfBarrier } from '../../../../domain/catalog/layer-kinds.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../../../domain/crossings/types.ts';
import { sumLinesWithin } from '../../../../domain/evidence/distribution/lines-within.ts';
import { isUnfinished } from '../../../../state/job.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { Fold } from '../../../shared/Fold.tsx';
import { LayerChips } from '../../../shared/LayerChips.tsx';
import { Swatch } from '../../../shared/Swatch.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { BuiltRows, creditRows, PendingRows } from '../../crossings/ComparedParts.tsx';
import { Answers } from '../../crossings/CountedOrNot.tsx';
import { showBarrier } from '../../crossings/show-barrier.ts';
import { useCrossingRows } from '../../crossings/use-crossing-rows.ts';
import { downloadLinesWithin } from './distribution-csv.ts';
import { NameOfLine } from './NameOfLine.tsx';

/** Lines that are barriers to these animals, as far as they lie within the distribution: by type, and each. */
export function LinesWithinSection({ entry }: { readonly entry: OpenEntryOf<'distribution'> }) {
  const { t, kmFigure, lengthKm, number, lang } = useTranslator();
  const { rows, examined, answers, built, off, chips, silent, state } = useCrossingRows(entry);
  const byType = sumLinesWithin(rows);
  const hasMovement = entry.file.movementKm2 !== undefined;
  const settled = state.status !== 'running' && !isUnfinished(state);
  return (
    <section>
      <h2>{t('distribution.within')}</h2>
      {settled && rows.length > 0 && (
        <p className="answer">{t('distribution.answer', { n: rows.length, km: lengthKm(rows.reduce((sum, row) => sum + row.lengthInsideKm, 0)) })}</p>
      )}
      <p className="quiet">{t('distribution.withinNote')}</p>
      <PendingRows state={state} label={t('distribution.computing')} />
      <LayerChips off={chips} />
      {byType.length > 0 && (
        <DataTable
          label={t('distribution.within')}
          rows={byType}
          keyOf={({ type }) => type}
          columns={[
            { head: t('crossings.column.type'), renderCell: ({ type }) => <TypeOf type={type} /> },
            { head: t('distribution.column.lines'), numeric: true, renderCell: ({ lines }) => number(lines) },
            { head: t('distribution.column.km'), numeric: true, renderCell: ({ km }) => kmFigure(km) },
            hasMovement && { head: t('distribution.column.movementKm'), numeric: true, renderCell: ({ movementKm }) => kmFigure(movementKm) },
          ]}
        />
      )}
      {settled && rows.length === 0 && answers.length === 0 && <p>{t(off.length > 0 ? 'distribution.turnOn' : 'distribution.nothingTells')}</p>}
      {state.status !== 'running' && <Answers answers={[...answers, ...silent]} years={undefined} of="distribution" />}
      <BuiltRows entry={entry} built={built} state={state} />
      {rows.length > 0 && (
        <>
          <Fold summary={t('distribution.each', { n: rows.length })}>
            {() => (
              <DataTable
                label={t('distribution.each', { n: rows.length })}
                rows={rows}
                keyOf={({ layer, barrier }) => `${layer} ${barrier}`}
                columns={[
                  { head: t('crossings.column.barrier'), renderCell: (row) => <NameOfLine row={row} onShow={() => showBarrier(row)} /> },
                  { head: t('crossings.column.type'), renderCell: ({ type }) => t(`barrier.${type}`) },
                  { head: t('distribution.column.km'), numeric: true, renderCell: (row) => kmFigure(row.lengthInsideKm) },
                  hasMovement && { head: t('distribution.column.movementKm'), numeric: true, renderCell: (row) => kmFigure(row.lengthByUseKm.high) },
                ]}
              />
            )}
          </Fold>
          <p className="quiet">{creditRows({ rows, examined }, { t, lang })}</p>
          <button type="button" className="plain" onClick={() => downloadLinesWithin(entry, rows, examined)}>
            {t('crossings.csv', { n: rows.length, rows: number(rows.length) })}
          </button>
        </>
      )}
    </section>
  );
}

function TypeOf({ type }: { readonly type: BarrierCrossing['type'] }) {
  const { t } = useTranslator();
  const kind = kindOfBarrier(type);
  return (
    <>
      {kind && <Swatch toggle={kind} />} {kind ? t(`layer.${kind}`) : t(`barrier.${type}`)}
    </>
  );
}
