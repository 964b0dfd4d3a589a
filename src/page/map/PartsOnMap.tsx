import type { MapController } from '../../map/map-controller.ts';
import { withTexts } from '../../i18n/languages.ts';
import { entryOf, mayShowTracks } from '../../state/view.ts';
import { lazily } from '../shared/lazily.tsx';
import { Part } from '../shared/Part.tsx';
import { useAtlas } from '../shared/use-atlas.ts';
import type { OwnOnMap } from '../tracks/OwnCorridorsOnMap.tsx';

const CrossingsOnMap = lazily(async () => (await import('../population/crossings/CrossingsOnMap.tsx')).CrossingsOnMap);
const ImportanceOnMap = lazily(async () => (await import('../importance/ImportanceOnMap.tsx')).ImportanceOnMap);
const OwnCorridorsOnMap = lazily(async () => (await import('../tracks/OwnCorridorsOnMap.tsx')).OwnCorridorsOnMap);
const ProjectOnMap = lazily(async () => (await import('../project/ProjectOnMap.tsx')).ProjectOnMap);
const TracksOnMap = lazily(async () => (await withTexts(import('../time/TracksOnMap.tsx'), 'seeing')).TracksOnMap);

interface PartsProps {
  readonly map: MapController;
  readonly onOwn: (own: OwnOnMap | undefined) => void;
}

/** What is on the map while a page is open or a layer on, each fetched when it is first wanted; a project shows crossing points of its own. */
export function PartsOnMap({ map, onOwn }: PartsProps) {
  const panel = useAtlas((state) => state.view.panel);
  const entry = useAtlas((state) => entryOf(state.view));
  const tracks = useAtlas((state) => mayShowTracks(state.view));
  return (
    <>
      {panel === 'importance' && (
        <Part>
          <ImportanceOnMap map={map} />
        </Part>
      )}
      {panel === 'project' && (
        <Part>
          <ProjectOnMap map={map} />
        </Part>
      )}
      {panel !== 'project' && entry !== undefined && (
        <Part>
          <CrossingsOnMap map={map} entry={entry} />
        </Part>
      )}
      {panel === 'tracks' && (
        <Part>
          <OwnCorridorsOnMap onChange={onOwn} />
        </Part>
      )}
      {tracks && (
        <Part>
          <TracksOnMap map={map} />
        </Part>
      )}
    </>
  );
}
