import { memo } from 'react';
import { BARRIER_KINDS, BARRIER_TYPE } from '../../domain/catalog/layer-kinds.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { crossingRowId } from '../../state/crossing-row.ts';
import { Swatch } from '../layers/Swatch.tsx';
import { currentMap } from '../map/current-map.ts';
import { useTranslator } from '../use-atlas.ts';
import { boundsOfPoints } from './bounds-of-points.ts';

interface CrossingRowProps {
  readonly row: BarrierCrossing;
  readonly name: string;
  readonly chosen: boolean;
  /** The row is pointed at, or no row any more; the same function at every drawing, so that a row is drawn once. */
  readonly onPoint: (id: string | undefined) => void;
}

/** One barrier of the table; pressing its name shows where it crosses. */
export const CrossingRow = memo(function CrossingRow({ row, name, chosen, onPoint }: CrossingRowProps) {
  const { t, number, kmFigure } = useTranslator();
  const id = crossingRowId(row);
  const kind = BARRIER_KINDS.find((known) => BARRIER_TYPE[known] === row.type);
  const go = (): void => {
    onPoint(id);
    const box = boundsOfPoints(row.points);
    if (box) currentMap()?.flyTo(box);
  };
  return (
    <tr data-row={id} data-chosen={chosen || undefined} onMouseEnter={() => onPoint(id)} onMouseLeave={() => onPoint(undefined)}>
      <th scope="row">
        <button type="button" className="plain" title={name} onFocus={() => onPoint(id)} onBlur={() => onPoint(undefined)} onClick={go}>
          {name}
        </button>
      </th>
      <td>{kind && <Swatch toggle={kind} />}<span>{t(`barrier.${row.type}`)}</span></td>
      <td>{t(`useShort.${row.use}`)}</td>
      <td className="numeric">{number(row.crossings)}</td>
      <td className="numeric">{kmFigure(row.lengthInsideKm)}</td>
    </tr>
  );
});
