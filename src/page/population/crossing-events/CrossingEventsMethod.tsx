import type { Layer } from '../../../domain/catalog/fields.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { COARSEST_BEHAVIOUR_H } from '../../../domain/crossing-events/limits.ts';
import { tellsBehaviours, type Verdict } from '../../../domain/statements/judge-layer.ts';
import { semicolonOf } from '../../../i18n/punctuation.ts';
import { useTranslator } from '../../shared/use-atlas.ts';

const REFERENCE = 'https://doi.org/10.1111/1365-2664.13806';

interface LayerDone {
  readonly layer: Layer;
  readonly verdict: Verdict;
  readonly events: BarrierEvents;
}

interface CrossingEventsMethodProps {
  readonly done: readonly LayerDone[];
  /** Whether the tracks are those that the atlas publishes, thinned. */
  readonly thinned: boolean;
}

/** How events, nearness and behaviours were told, and what was left out: of tracks at full rate by the build, and of others here. */
export function CrossingEventsMethod({ done, thinned }: CrossingEventsMethodProps) {
  const { lang } = useTranslator();
  const groups = [true, false].map((atFull) => done.filter(({ events }) => (events.atFullRate ?? false) === atFull)).filter(({ length }) => length > 0);
  return groups.map((group) => (
    <p key={group[0]!.layer.id} className="quiet">
      {groups.length > 1 && <b>{group.map(({ layer }) => layer.title).join(semicolonOf(lang))} </b>}
      <MethodOf group={group} thinned={thinned} />
    </p>
  ));
}

function MethodOf({ group, thinned }: { readonly group: readonly LayerDone[]; readonly thinned: boolean }) {
  const { t, number, percent } = useTranslator();
  const { intervalHours, distanceM, maxLagHours, steps, stepsTooLong, individualsTooCoarse, atFullRate, all } = group[0]!.events;
  const inaccurate = group.filter(({ verdict, events }) => !events.all.behaviours && !tellsBehaviours(verdict));
  const said = [
    t('crossingEvents.how', { lag: maxLagHours, interval: intervalHours, distance: distanceM }),
    ...(atFullRate ? [t('crossingEvents.fullRate')] : thinned ? [t('crossingEvents.thinned')] : []),
    ...(stepsTooLong > 0 ? [t('crossingEvents.tooLong', { share: percent(stepsTooLong / steps), lag: maxLagHours })] : []),
    ...inaccurate.map(({ layer }) => t('crossingEvents.inaccurate', { title: layer.title, m: number(layer.accuracyM ?? 0), distance: distanceM })),
    ...(!all.behaviours && inaccurate.length < group.length ? [t('crossingEvents.noBehaviours', { limit: COARSEST_BEHAVIOUR_H })] : []),
    ...(all.behaviours && individualsTooCoarse > 0 ? [t('crossingEvents.someTooCoarse', { n: individualsTooCoarse, limit: COARSEST_BEHAVIOUR_H })] : []),
  ];
  return (
    <>
      {said.join(' ')}{' '}
      <a href={REFERENCE} target="_blank" rel="noreferrer">
        {t('crossingEvents.reference')}
      </a>
    </>
  );
}
