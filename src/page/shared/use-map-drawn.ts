import { useEffect, useState } from 'react';
import { currentMap } from './current-map.ts';

/** Without a map (no WebGL) what waits for it comes after this long, ms. */
const PATIENCE_MS = 10_000;

/** Whether the map has been drawn once: parts that are not needed before wait for it, so that they do not hold it up. */
export function useMapDrawn(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const region = document.querySelector('.map');
    const look = (): void => {
      if (currentMap() !== undefined && region?.getAttribute('aria-busy') === 'false') setDrawn(true);
    };
    const watch = new MutationObserver(look);
    if (region) watch.observe(region, { attributeFilter: ['aria-busy'] });
    look();
    const late = setTimeout(() => setDrawn(true), PATIENCE_MS);
    return () => {
      watch.disconnect();
      clearTimeout(late);
    };
  }, []);
  return drawn;
}
