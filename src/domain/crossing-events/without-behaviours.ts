import { onceFor } from '../once-for.ts';
import type { BarrierEvents } from './find-barrier-events.ts';

/** What tracks have to do with barriers but for how animals behaved: of lines that lie farther off than what counts as near it cannot be told. */
export const withoutBehaviours = onceFor((events: BarrierEvents): BarrierEvents => ({
  ...events,
  barriers: events.barriers.map((row) => ({ ...row, behaviours: undefined, failedPerAnimalYear: undefined, permeability: undefined })),
  all: { ...events.all, behaviours: undefined },
}));
