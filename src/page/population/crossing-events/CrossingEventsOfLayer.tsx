import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import { isLayerToggle } from '../../../domain/catalog/layer-kinds.ts';
import type { EventCounts } from '../../../domain/crossing-events/find-crossing-events.ts';
import { useTranslator } from '../../shared/use-atlas.ts';
import type { BarrierEvents } from '../../../domain/crossing-events/find-barrier-events.ts';
import { analyses } from '../../../state/analysis-store.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { Swatch } from '../../shared/Swatch.tsx';
import { PendingAnswer } from '../../shared/Progress.tsx';
import type { CrossingEventBlock } from './use-crossing-events.ts';

/** Crossing events of January to December as bars; read out month by month. */
export function MonthBars({ label, months }: { readonly label: string; readonly months: EventCounts['byMonth'] }) {
  const { t, number, lang } = useTranslator();
  const narrow = new Intl.DateTimeFormat(lang, { month: 'narrow', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const most = Math.max(1, ...months.map(({ events }) => events));
  return (
    <ol className="month-bars" aria-label={label}>
      {months.map(({ events, individuals }, index) => {
        const day = Date.UTC(2001, index, 1);
        const words =
          events === 0
            ? t('crossingEvents.monthNone', { month: long.format(day) })
            : t('crossingEvents.month', { month: long.format(day), n: events, individuals });
        return (
          <li key={day} title={words}>
            <span className="visually-hidden">{words}</span>
            <span aria-hidden="true" className="month-bar">
              {events > 0 && <b>{number(events)}</b>}
              <i style={{ blockSize: `${(100 * events) / most}%` }} data-none={events === 0 || undefined} />
            </span>
            <span aria-hidden="true">{narrow.format(day)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** What the animals did at one layer's barriers: the answer in a sentence, and the year of it. */
export function CrossingEventsOfLayer({ block: { layer, type, calculation } }: { readonly block: CrossingEventBlock }) {
  const translator = useTranslator();
  const { t } = translator;
  const { title, kind } = layer;
  if (calculation?.status !== 'done') {
    return (
      <PendingAnswer
        state={calculation}
        label={t('crossingEvents.computing', { title })}
        unfinished={t('crossingEvents.unfinished', { title })}
        again={t('crossings.again')}
        onCancel={analyses.crossingEvents.stop}
        onAgain={analyses.crossingEvents.forgetUnfinished}
      />
    );
  }
  const {
    all: { crossed },
    individuals,
  } = calculation.value;
  const behind = crossed.events > 0 ? crossed.individuals : individuals;
  return (
    <div className="encounters-layer">
      <h3>
        {isLayerToggle(kind) && <Swatch toggle={kind} />} {title}
      </h3>
      <p className="answer">{describeAnswer(calculation.value, type, translator)}</p>
      {behind < FEWEST_INDIVIDUALS && <p className="badge">{t('crossingEvents.preliminary')}</p>}
      {crossed.years && (
        <>
          <p>{t('crossingEvents.events', { n: crossed.events, from: String(crossed.years[0]), to: String(crossed.years[1]) })}</p>
          <MonthBars label={t('crossingEvents.chart', { title })} months={crossed.byMonth} />
        </>
      )}
    </div>
  );
}

function describeAnswer(
  { all: { crossed, individualsNear: near }, individuals: of, distanceM: distance, maxLagHours: lag, steps, stepsTooLong }: BarrierEvents,
  type: CrossingEventBlock['type'],
  { t }: Translator,
): string {
  if (steps > 0 && stepsTooLong === steps) return t('crossingEvents.allTooLong', { near, of, distance, lag });
  if (crossed.events === 0 && near === 0) return t('crossingEvents.noneMet', { n: of, distance });
  const key = near > 0 ? 'crossingEvents.near' : crossed.individuals < of ? 'crossingEvents.nearNone' : 'crossingEvents.allCrossed';
  return t(key, { crossed: t(`crossingEvents.crossed.${type}`, { n: crossed.individuals, of }), near, distance });
}
