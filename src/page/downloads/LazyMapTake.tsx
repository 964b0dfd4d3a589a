import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { useAtlas } from '../shared/use-atlas.ts';

const MapTake = lazily(async () => (await withTexts(import('./MapTake.tsx'), 'downloads')).MapTake);

/** The map as a picture and its layers as data, fetched once there is a map; nothing before. */
export function LazyMapTake() {
  const isReady = useAtlas((state) => state.mapReady);
  if (!isReady) return null;
  return (
    <Boundary>
      <MapTake />
    </Boundary>
  );
}
