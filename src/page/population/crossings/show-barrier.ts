import { kindOfBarrier } from '../../../domain/catalog/layer-kinds.ts';
import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { boundsOfPoints } from '../../../domain/geometry/boxes.ts';
import { switchLayers } from '../../../state/atlas-store.ts';
import { currentMap } from '../../shared/current-map.ts';

/** Show where a barrier lies, its layer switched on. */
export function showBarrier({ type, points, parts }: BarrierCrossing): void {
  const kind = kindOfBarrier(type);
  if (kind) switchLayers([kind], true);
  // One that lies inside from end to end meets no boundary: it is where its parts are.
  const box = boundsOfPoints([...points, ...parts.map(({ at }) => at)]);
  if (box) currentMap()?.flyTo(box);
}
