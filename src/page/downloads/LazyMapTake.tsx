import { withTexts } from '../../i18n/languages.ts';
import { lazySection } from '../shared/lazy-section.tsx';
import { useAtlas } from '../shared/use-atlas.ts';

const MapTake = lazySection(async () => (await withTexts(import('./MapTake.tsx'), 'downloads')).MapTake);

/** The map as a picture and its layers as data, fetched once there is a map; nothing before. */
export function LazyMapTake() {
  const isReady = useAtlas((state) => state.mapReady);
  return isReady && <MapTake />;
}
