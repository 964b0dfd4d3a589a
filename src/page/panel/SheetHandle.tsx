import '../styles/sheet.css';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { currentMap, mapPadding } from '../shared/current-map.ts';
import { Icon } from '../shared/icons.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

/** How much of a phone's screen the panel takes, from the least; `low` leaves the map all but whole. */
export const SHEET_HEIGHTS = ['low', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** A drag of at least this many CSS pixels moves the sheet by one height. */
const DRAG_PX = 24;

/** How tall the sheet would be at each height, CSS pixels, as the style sheet has it. */
function measureHeights(): Record<SheetHeight, number> {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement('div');
  probe.style.cssText = 'position:fixed;visibility:hidden;inline-size:0';
  document.body.append(probe);
  const measure = (height: SheetHeight): number => {
    probe.style.blockSize = style.getPropertyValue(`--sheet-${height}`);
    return probe.getBoundingClientRect().height;
  };
  const heights = { low: measure('low'), half: measure('half'), full: measure('full') };
  probe.remove();
  return heights;
}

const MapIcon = () => (
  <Icon>
    <path d="M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12" />
  </Icon>
);

interface SheetHandleProps {
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
}

/**
 * What sets the height of the phone's sheet: a handle that is dragged, tapped (up; from the top to the middle) or moved by the
 * arrow keys, and a button that leaves the map all but whole.
 */
export function SheetHandle({ height, onHeight }: SheetHandleProps) {
  const { t } = useTranslator();
  const grip = useRef<{ readonly y: number; readonly heights: Record<SheetHeight, number> } | undefined>(undefined);
  const moved = useRef(0);
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onHeight);
  useEffect(() => {
    latest.current = onHeight;
  });
  useEffect(() => {
    const panel = button.current?.closest('.panel');
    const body = panel?.querySelector<HTMLElement>('.panel-body');
    // What the sheet leaves free is where the map frames things.
    const repad = (): void => currentMap()?.setPadding(mapPadding());
    // Whoever goes to the text, as by the link that skips to it, wants to read it.
    const raise = (): void => {
      if (height === 'low') latest.current('half');
    };
    repad();
    panel?.addEventListener('transitionend', repad);
    body?.addEventListener('focus', raise);
    return () => {
      panel?.removeEventListener('transitionend', repad);
      body?.removeEventListener('focus', raise);
    };
  }, [height]);

  const step = (by: number): void => {
    const next = SHEET_HEIGHTS[SHEET_HEIGHTS.indexOf(height) + by];
    if (next) onHeight(next);
  };
  const root = (): HTMLElement => document.documentElement;
  const down = (event: PointerEvent<HTMLButtonElement>): void => {
    grip.current = { y: event.clientY, heights: measureHeights() };
    moved.current = 0;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = ({ clientY }: PointerEvent): void => {
    if (!grip.current) return;
    const { y, heights } = grip.current;
    moved.current = clientY - y;
    if (Math.abs(moved.current) < DRAG_PX) return;
    const px = Math.min(heights.full, Math.max(heights.low, heights[height] - moved.current));
    root().style.setProperty('--sheet', `${Math.round(px)}px`);
    root().dataset['dragged'] = '';
  };
  const end = (): void => {
    root().style.removeProperty('--sheet');
    delete root().dataset['dragged'];
    grip.current = undefined;
  };
  const up = (event: PointerEvent<HTMLButtonElement>): void => {
    move(event);
    const heights = grip.current?.heights;
    end();
    if (!heights || Math.abs(moved.current) < DRAG_PX) return;
    const px = heights[height] - moved.current;
    const nearest = SHEET_HEIGHTS.toSorted((a, b) => Math.abs(heights[a] - px) - Math.abs(heights[b] - px))[0] ?? height;
    if (nearest === height) step(moved.current < 0 ? 1 : -1);
    else onHeight(nearest);
  };
  const tap = (): void => {
    // A drag ends in a click, too.
    if (Math.abs(moved.current) >= DRAG_PX) moved.current = 0;
    else step(height === 'full' ? -1 : 1);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="sheet-handle"
        aria-label={t(height === 'full' ? 'sheet.lower' : 'sheet.raise')}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={end}
        onClick={tap}
        onKeyDown={key}
      >
        <span />
      </button>
      {height !== 'low' && (
        <button type="button" className="sheet-map" onClick={() => onHeight('low')}>
          <MapIcon /> {t('sheet.map')}
        </button>
      )}
    </>
  );
}
