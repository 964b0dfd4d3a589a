import type { DataSpec } from './layers/data-spec.ts';
import type { MapController } from './map-types.ts';
import type { ComposedStyle } from './style/apply-style.ts';
import { loadLabelFont } from './style/country-names.ts';
import { PATIENCE_MS, wait } from './interaction/watch-busy.ts';

/**
 * How a map has its pictures taken, by a program that is fetched when it is needed.
 * @param lang of the map's texts now
 * @param compose the style of a picture; without layers of its own it shows those on the screen
 */
export function makeSnapshots(
  lang: () => string,
  compose: (specs: readonly DataSpec[] | undefined) => ComposedStyle,
): Pick<MapController, 'snapshot' | 'readySnapshot'> {
  const begin = async (signal: AbortSignal | undefined) => {
    const [program] = await Promise.all([import('./take-snapshot.ts'), Promise.race([loadLabelFont(lang()), wait(PATIENCE_MS)])]);
    signal?.throwIfAborted();
    return program;
  };
  return {
    async snapshot(view, width, height, signal, specs, onHandedOver) {
      const { takeSnapshot } = await begin(signal);
      return takeSnapshot(compose(specs), view, width, height, signal, onHandedOver);
    },
    async readySnapshot(view, width, height, specs, signal) {
      const { readySnapshot } = await begin(signal);
      await readySnapshot(compose(specs), view, width, height, signal);
    },
  };
}
