import { useMemo } from 'react';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import type { CorridorResult } from '../../domain/movement/types.ts';
import { nameCorridors } from '../../state/analysis-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import type { ImportedWork, UserRights } from '../../state/track-work.ts';
import { CrossingEvents } from '../population/crossing-events/CrossingEvents.tsx';
import type { TracksSource } from '../population/crossing-events/use-crossing-events.ts';

/** One name an import, so that its answers are kept and those of another file are not taken for them. */
const names = new WeakMap<ImportedWork, string>();
let imports = 0;

function nameOf(imported: ImportedWork): string {
  const name = names.get(imported) ?? `your-tracks-${(imports += 1)}`;
  names.set(imported, name);
  return name;
}

interface OwnCrossingEventsProps {
  readonly imported: ImportedWork;
  readonly described: OpenEntry;
  readonly result: CorridorResult;
  readonly rights: UserRights;
}

/** What a person's own animals did at the barriers that are on. */
export function OwnCrossingEvents({ imported, described, result, rights: { custodian, licence, citation } }: OwnCrossingEventsProps) {
  const title = useTranslator().t('map.ownCorridors');
  const source = useMemo(
    (): TracksSource => ({
      id: nameOf(imported),
      bbox: bboxOfTracks(imported.tracks),
      tracks: imported.tracks,
      // Nobody has computed in which countries these tracks lie.
      entry: { ...described, countriesKnown: false },
      ...(result.corridors.length > 0 ? { corridor: { id: nameCorridors(result), layer: { id: 'corridors', title, features: result.corridors } } } : {}),
    }),
    [imported, described, result, title],
  );
  return <CrossingEvents source={source} entry={described} own={imported.files} rights={{ licence, attribution: custodian, citation }} />;
}
