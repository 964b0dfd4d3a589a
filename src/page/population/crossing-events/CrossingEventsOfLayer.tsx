import { answerEventsOfLayer } from '../../../domain/statements/answer-events.ts';
import { sayDates } from '../../../factsheet/say-answers.ts';
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
export function CrossingEventsOfLayer({ block }: { readonly block: CrossingEventBlock }) {
  const { layer, years, calculation } = block;
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
  const { all, individuals } = calculation.value;
  const { crossed } = all;
  const answer = answerEventsOfLayer(all, individuals, block.verdict.cover);
  return (
    <div className="encounters-layer">
      <h3>
        {isLayerToggle(kind) && <Swatch toggle={kind} />} {title}
      </h3>
      <p className="answer">{describeAnswer(answer, calculation.value, block, translator)}</p>
      {'preliminary' in answer && answer.preliminary && <p className="badge">{t('crossingEvents.preliminary')}</p>}
      {crossed.events > 0 && years && <p className="quiet">{sayDates(layer, years, t)}</p>}
      {crossed.years && (
        <>
          <p>{t('crossingEvents.events', { n: crossed.events, from: String(crossed.years[0]), to: String(crossed.years[1]) })}</p>
          <MonthBars label={t('crossingEvents.chart', { title })} months={crossed.byMonth} />
        </>
      )}
    </div>
  );
}

/** What may be said of the animals and the layer, in a sentence or two. */
function describeAnswer(answer: ReturnType<typeof answerEventsOfLayer>, events: BarrierEvents, { type, layer }: CrossingEventBlock, { t }: Translator): string {
  const { distanceM: distance, maxLagHours: lag, individuals: of } = events;
  switch (answer.says) {
    case 'share': {
      const crossed = t(`crossingEvents.crossed.${type}`, { n: answer.crossed, of });
      const rest = answer.crossed < of && events.all.individualsNear === 0 && answer.untold === 0 ? 'crossingEvents.nearNone' : 'crossingEvents.allCrossed';
      const said = t(answer.didNot > 0 ? 'crossingEvents.near' : rest, { crossed, near: answer.didNot, distance });
      return answer.untold > 0 ? `${said} ${t('crossingEvents.mayHave', { n: answer.untold })}` : said;
    }
    case 'at-least':
      return t('crossingEvents.atLeast', { n: answer.crossed, of, lag });
    case 'none':
      return answer.near > 0 ? t('crossingEvents.noneCrossed', { n: of, near: answer.near, distance }) : t('crossingEvents.noneMet', { n: of, distance });
    case 'untold':
      if (!('of' in answer)) return t('statement.untold', { title: layer.title, because: t(`statement.because.${answer.because}`) });
      return t(`crossingEvents.untold.${answer.because}`, { near: answer.near, of, distance, lag, untold: answer.untold });
  }
}
