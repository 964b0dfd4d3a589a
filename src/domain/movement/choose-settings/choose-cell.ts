import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import { type CorridorMethod, DEFAULT_METHOD } from '../corridor-method.ts';
import type { TracksSummary } from './summarise-tracks.ts';

/** Most cells of a grid that is chosen: drawn within seconds, in a browser tab too. What a person sets may have more. */
export const MOST_CHOSEN_CELLS = 6_000_000;
/** Finest cell that is chosen, metres: that of the USGS. */
export const FINEST_CELL_M = 50;
/** Coarsest cell that is chosen for the width of bridges alone, metres. */
export const COARSEST_CELL_M = 10_000;
/** Cells of this share of a bridge's standard deviation show its shape. */
const CELLS_PER_SD = 2;
/** A buffered line is this many cells wide on either side, so that its outline is no row of squares. */
const BUFFER_CELLS = 2.5;
/** Standard deviations round the widest bridge, as the grid has them. */
const MARGIN_SD = 5;
/** Empty cells at the edges, as the grid has them, and one for rounding. */
const EDGE_CELLS = 10;
const TIDY = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least round number of metres that is no less. */
export function tidyUp(metres: number): number {
  const size = 10 ** Math.floor(Math.log10(metres));
  return (TIDY.find((times) => times * size >= metres * (1 - 1e-9)) ?? 10) * size;
}

const km = (metres: number): number => Math.round(metres / 1000);

type Sampling = Pick<TracksSummary, 'widthM' | 'heightM' | 'intervalHours' | 'varianceM2PerS'>;

/** Half width of buffered lines on cells of a size, metres: the field's usual 500 m, more on coarse cells and for a coarse sensor. */
export function chooseBuffer(cellM: number, locationErrorM: number, method: CorridorMethod['method']): Chosen<number> {
  const usual = DEFAULT_METHOD.bufferM;
  const value = tidyUp(Math.max(usual, BUFFER_CELLS * cellM, 2 * locationErrorM));
  if (method !== 'line-buffer') return { value, because: noteOf('chosen.buffer.unused') };
  if (value === usual) return { value, because: noteOf('chosen.buffer.usual') };
  const byError = 2 * locationErrorM > BUFFER_CELLS * cellM;
  return { value, because: byError ? noteOf('chosen.buffer.error', { error: locationErrorM }) : noteOf('chosen.buffer.cell', { cell: cellM }) };
}

/** Standard deviation half way along a bridge of `hours`, metres. */
function halfWaySd(hours: number, varianceM2PerS: number, errorM: number): number {
  return Math.sqrt((hours * 3600 * varianceM2PerS) / 4 + errorM ** 2 / 2);
}

/**
 * Side of a cell, metres: half of a usual bridge's width, or a fifth of a usual buffer, and never so small that the
 * grid over all tracks would have more than six million cells.
 */
export function chooseCell(
  sampling: Sampling,
  { method, maxLagMin, locationErrorM }: Pick<CorridorMethod, 'method' | 'maxLagMin' | 'locationErrorM'>,
  bufferM: number | undefined,
): Chosen<number> {
  const { widthM, heightM, intervalHours, varianceM2PerS } = sampling;
  const bridges = method !== 'line-buffer';
  const variance = varianceM2PerS ?? 0;
  const sd = halfWaySd(Math.min(intervalHours, maxLagMin / 60), variance, locationErrorM);
  const fine = bridges
    ? tidyUp(Math.min(COARSEST_CELL_M, Math.max(FINEST_CELL_M, sd / CELLS_PER_SD)))
    : tidyUp(Math.max(FINEST_CELL_M, (bufferM ?? Math.max(DEFAULT_METHOD.bufferM, 2 * locationErrorM)) / BUFFER_CELLS));
  const widest = bridges ? MARGIN_SD * Math.hypot(halfWaySd(maxLagMin / 60, variance, 0), locationErrorM) : 0;
  const cells = (cellM: number): number => {
    const margin = Math.max(widest, bufferM ?? chooseBuffer(cellM, locationErrorM, method).value);
    return ((widthM + 2 * margin) / cellM + EDGE_CELLS) * ((heightM + 2 * margin) / cellM + EDGE_CELLS);
  };
  let value = fine;
  while (cells(value) > MOST_CHOSEN_CELLS) value = tidyUp(value * 1.01);
  if (value > fine)
    return { value, because: noteOf('chosen.cell.extent', { m: value, width: km(widthM), height: km(heightM), most: MOST_CHOSEN_CELLS / 1e6 }) };
  if (!bridges) return { value, because: noteOf('chosen.cell.buffer') };
  return { value, because: noteOf('chosen.cell.width', { sd: Math.round(sd) }) };
}
