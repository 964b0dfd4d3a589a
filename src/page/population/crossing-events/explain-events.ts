import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { COARSEST_BEHAVIOUR_H } from '../../../domain/crossing-events/limits.ts';
import type { Layer } from '../../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { repeatCrossingEvents } from '../../../domain/how/repeat-lines.ts';
import type { HowTopic } from '../../how/how-topic.ts';

type Counted = Pick<BarrierEvents, 'individuals' | 'intervalHours' | 'distanceM' | 'maxLagHours' | 'steps' | 'stepsTooLong' | 'atFullRate'> & {
  readonly all: Pick<BarrierEvents['all'], 'behaviours'>;
};

interface EventsMade {
  readonly entry: OpenEntry;
  /** Names of a person's own files. */
  readonly own?: readonly string[] | undefined;
  readonly done: readonly { readonly layer: Layer; readonly events: Counted }[];
}

/** How it was told what animals did at barriers; undefined until a layer is done. */
export function explainEvents({ entry, own, done }: EventsMade): HowTopic | undefined {
  const [first] = done;
  if (!first) return undefined;
  const { individuals, intervalHours, distanceM, maxLagHours, steps, stepsTooLong } = first.events;
  const layers = done.map(({ layer }) => layer);
  return {
    of: 'lines',
    entry,
    layers,
    found: ({ t, number }) => ({
      how: [
        t('crossingEvents.how', { lag: maxLagHours, interval: intervalHours, distance: distanceM }),
        ...(done.some(({ events }) => events.all.behaviours) ? [t('crossingEvents.behavioursHow', { distance: distanceM })] : []),
        ...(own ? [] : [t(first.events.atFullRate ? 'crossingEvents.fullRate' : 'crossingEvents.thinned')]),
      ],
      data: [],
      sample: [t('crossingEvents.stepsCounted', { steps: number(steps), tooLong: number(stepsTooLong) })],
      unsure: [t('crossingEvents.unsure')],
      repeats: layers.map((layer) => repeatCrossingEvents(entry, layer, distanceM, own)),
      notes: [t('crossingEvents.repeatHow', { limit: COARSEST_BEHAVIOUR_H })],
      individuals,
      restsOn: individuals,
      intervalHours,
      fromSource: own === undefined,
    }),
  };
}
