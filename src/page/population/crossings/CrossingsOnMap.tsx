import { useEffect, useMemo } from 'react';
import type { MapController } from '../../../map/map-controller.ts';
import { crossingPoints } from '../../../state/crossing-row.ts';
import { BARRIER_KINDS, BARRIER_TYPE, isBarrierKind } from '../../../domain/catalog/layer-kinds.ts';
import { useAtlas } from '../../shared/use-atlas.ts';
import { useOpenEntry } from '../../shared/use-entries.ts';
import { BottlenecksOnMap } from '../bottlenecks/BottlenecksOnMap.tsx';
import { useCrossingRows } from './use-crossing-rows.ts';

/** Where barriers cross the corridor of an entry, on the map; the points go with its page. */
export function CrossingsOnMap({ map, entry }: { readonly map: MapController; readonly entry: string }) {
  const open = useOpenEntry(entry);
  // Lines within a distribution cross no corridor: where they meet its edge is no place of a crossing.
  const { rows } = useCrossingRows(open?.row.evidence === 'distribution' ? undefined : open);
  const ranking = useAtlas((state) => state.view.panel === 'importance');
  const on = useAtlas((state) => state.view.layers);
  // A crossing is shown with its barrier.
  const points = useMemo(() => {
    const kinds = new Set(on.filter(isBarrierKind));
    return crossingPoints(rows.filter(({ type }) => BARRIER_KINDS.some((kind) => kinds.has(kind) && BARRIER_TYPE[kind] === type)));
  }, [rows, on]);
  useEffect(() => map.setCrossingPoints(points), [map, points]);
  useEffect(() => () => map.setCrossingPoints({ type: 'FeatureCollection', features: [] }), [map]);
  // The ranking's cells lie where they would.
  return ranking ? null : <BottlenecksOnMap map={map} entry={open} />;
}
