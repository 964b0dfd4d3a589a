import type { Map as MapLibreMap } from 'maplibre-gl';

export interface BusyWatch {
  /** Something is about to change; the map says itself when it has come to rest. */
  mark(): void;
  /** Stay busy until work beside the map has ended. Rejects as the work does. */
  during<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/**
 * Tell when a map starts to change and when it has come to rest: MapLibre's `idle`, and nothing under way beside it.
 * Each mark asks for a frame, since `idle` only ever follows one.
 */
export function watchBusy(map: MapLibreMap, onBusy: () => void, onIdle: () => void): BusyWatch {
  let busy = false;
  let lost = false;
  let stopped = false;
  let working = 0;
  const settle = () => {
    if (!busy || stopped || working > 0) return;
    busy = false;
    onIdle();
  };
  const mark = () => {
    // Without a drawing context no frame is drawn and no rest would ever be told.
    if (stopped || lost) return;
    if (!busy) {
      busy = true;
      onBusy();
    }
    map.triggerRepaint();
  };
  map.on('dataloading', mark);
  map.on('movestart', mark);
  map.on('idle', settle);
  map.on('webglcontextlost', () => {
    lost = true;
    settle();
  });
  map.on('webglcontextrestored', () => {
    lost = false;
    mark();
  });
  return {
    mark,
    async during(work) {
      working += 1;
      mark();
      try {
        return await work;
      } finally {
        working -= 1;
        if (lost) settle();
        else mark();
      }
    },
    stop() {
      stopped = true;
    },
  };
}

/** Longest wait for a font or for the first picture of tracks, ms. */
export const PATIENCE_MS = 5000;

/** Settles after so many milliseconds: a bound on what may never come. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
