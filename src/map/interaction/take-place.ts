import type { MapMouseEvent, Map as MapLibreMap } from 'maplibre-gl';
import type { LonLat } from '../../domain/crossings/types.ts';

/**
 * Hand over where a map is clicked next, [lon, lat] degrees.
 * @param onEnd is called once the click is over, or nobody waits for it any more
 * @returns gives up waiting
 */
export function takePlace(map: MapLibreMap, take: (place: LonLat) => void, onEnd: () => void): () => void {
  const hear = ({ lngLat }: MapMouseEvent): void => {
    stop();
    const { lng, lat } = lngLat.wrap();
    take([lng, lat]);
  };
  const stop = (): void => {
    map.off('click', hear);
    map.getCanvas().style.cursor = '';
    setTimeout(onEnd);
  };
  map.getCanvas().style.cursor = 'crosshair';
  map.on('click', hear);
  return stop;
}
