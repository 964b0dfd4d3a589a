import { useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import { useAtlas } from '../use-atlas.ts';

export type SheetHeight = 'low' | 'half' | 'full';

const HEIGHTS: readonly SheetHeight[] = ['low', 'half', 'full'];
/** A drag of at least this many CSS pixels moves the sheet by one height. */
const DRAG_PX = 24;

/** The phone sheet: its height, and what its handle does. A tap raises it, from the top it goes back to the middle. */
export function useSheet() {
  const page = useAtlas((state) => state.view.panel ?? state.view.population ?? state.view.country);
  const [chosen, setChosen] = useState<{ readonly height: SheetHeight; readonly page: string | undefined }>({ height: 'half', page });
  // A page that has just been opened is to be read: a sheet that was low comes up.
  const height = chosen.height === 'low' && chosen.page !== page && page !== undefined ? 'half' : chosen.height;
  const setHeight = (next: SheetHeight): void => setChosen({ height: next, page });
  const start = useRef<number | undefined>(undefined);
  const step = (by: number): void =>
    setHeight(HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, HEIGHTS.indexOf(height) + by))] ?? height);
  return {
    height,
    handle: {
      onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerUp: (event: PointerEvent<HTMLButtonElement>) => {
        const moved = start.current === undefined ? 0 : event.clientY - start.current;
        if (Math.abs(moved) >= DRAG_PX) step(moved < 0 ? 1 : -1);
      },
      onClick: (event: MouseEvent<HTMLButtonElement>) => {
        const moved = start.current === undefined ? 0 : event.clientY - start.current;
        start.current = undefined;
        if (Math.abs(moved) < DRAG_PX || event.detail === 0) {
          if (height === 'full') setHeight('half');
          else step(1);
        }
      },
    },
  };
}
