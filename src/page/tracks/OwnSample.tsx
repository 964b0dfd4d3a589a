import { useSyncExternalStore } from 'react';
import type { OpenEntryOf } from '../../domain/catalog/open-entry.ts';
import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import { How } from '../how/How.tsx';
import { BottlenecksOnMap } from '../population/bottlenecks/BottlenecksOnMap.tsx';
import { BottlenecksSection } from '../population/bottlenecks/BottlenecksSection.tsx';
import { RepresentativenessSection } from '../population/evidence/tracks/RepresentativenessSection.tsx';
import { currentMap, onCurrentMap } from '../shared/current-map.ts';

interface OwnSampleProps {
  readonly described: OpenEntryOf<'tracks'>;
  /** Names of the person's files. */
  readonly own: readonly string[];
}

/** How much of the population's use a person's own animals show, and where their corridor is narrowest. */
export function OwnSample({ described, own }: OwnSampleProps) {
  const { representativeness, bottlenecks, sample } = described.file;
  const map = useSyncExternalStore(onCurrentMap, currentMap);
  const told = described.file.corridorAreaKm2.low !== undefined ? sample.individualsWithFootprint : sample.individuals;
  return (
    <>
      {(representativeness !== undefined || told < FEWEST_INDIVIDUALS) && (
        <RepresentativenessSection figures={representativeness} animals={told} how={<How topic={{ of: 'representativeness', entry: described, own }} />} />
      )}
      {bottlenecks && <BottlenecksSection figures={bottlenecks} how={<How topic={{ of: 'bottlenecks', entry: described, own }} />} />}
      {bottlenecks && map && <BottlenecksOnMap map={map} entry={described} />}
    </>
  );
}
