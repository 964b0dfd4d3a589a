import type { BarrierMeetings } from '../../domain/crossings/meet-barriers.ts';
import { forgetUnfinished, stopCalculations } from '../../state/analysis-store.ts';
import { isLayerToggle } from '../../state/layer-toggles.ts';
import type { Translator } from '../../i18n/translator.ts';
import { Swatch } from '../layers/Swatch.tsx';
import { useTranslator } from '../use-atlas.ts';
import { FEWEST_INDIVIDUALS } from './fewest-individuals.ts';
import { MonthBars } from './MonthBars.tsx';
import { Progress } from './Progress.tsx';
import type { EncounterBlock } from './use-encounters.ts';

/** What the animals did at one layer's barriers: the answer in a sentence, and the year of it. */
export function EncountersOfLayer({ block: { layer, type, calculation } }: { readonly block: EncounterBlock }) {
  const translator = useTranslator();
  const { t } = translator;
  const { title, kind } = layer;
  if (calculation === undefined || calculation.status === 'running') {
    return <Progress label={t('encounters.computing', { title })} progress={calculation} onCancel={() => stopCalculations('encounters')} />;
  }
  if (calculation.status !== 'done') {
    return (
      <p>
        {t('encounters.unfinished', { title })}{' '}
        <button type="button" className="plain" onClick={() => forgetUnfinished('encounters')}>{t('crossings.again')}</button>
      </p>
    );
  }
  const { all: { crossed }, individuals } = calculation.value;
  const behind = crossed.events > 0 ? crossed.individuals : individuals;
  return (
    <div className="encounters-layer">
      <h3>{isLayerToggle(kind) && <Swatch toggle={kind} />} {title}</h3>
      <p className="answer">{describeAnswer(calculation.value, type, translator)}</p>
      {behind < FEWEST_INDIVIDUALS && <p className="badge">{t('encounters.preliminary')}</p>}
      {crossed.years && (
        <>
          <p>{t('encounters.events', { n: crossed.events, from: String(crossed.years[0]), to: String(crossed.years[1]) })}</p>
          <MonthBars label={t('encounters.chart', { title })} months={crossed.byMonth} />
        </>
      )}
    </div>
  );
}

function describeAnswer({ all: { crossed, individualsNear: near }, individuals: of, distanceM: distance, maxLagHours: lag, steps, stepsTooLong }: BarrierMeetings, type: EncounterBlock['type'], { t }: Translator): string {
  if (steps > 0 && stepsTooLong === steps) return t('encounters.allTooLong', { near, of, distance, lag });
  if (crossed.events === 0 && near === 0) return t('encounters.noneMet', { n: of, distance });
  const key = near > 0 ? 'encounters.near' : crossed.individuals < of ? 'encounters.nearNone' : 'encounters.allCrossed';
  return t(key, { crossed: t(`encounters.crossed.${type}`, { n: crossed.individuals, of }), near, distance });
}
