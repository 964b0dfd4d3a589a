import '../styles/project.css';
import '../styles/siting.css';
import { useCallback, useEffect, useState } from 'react';
import { LONGEST_STEP_H } from '../../domain/crossing-events/limits.ts';
import type { BarrierType } from '../../domain/catalog/layer-kinds.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import { aboutSiting } from '../../domain/siting/about-siting.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import { joinStretches, type Stretch } from '../../domain/siting/profile.ts';
import { measureLine } from '../../domain/siting/siting-line.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import { chooseSitingSource, type SitingMade } from '../../state/siting-store.ts';
import { FaultWords } from '../shared/Alerts.tsx';
import { Fold } from '../shared/Fold.tsx';
import { Progress } from '../shared/Progress.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { ClosedFields } from './ClosedFields.tsx';
import { explainSiting, type LineOrigin } from './explain-siting.ts';
import { noteFailed } from './note-failed.ts';
import { PlanForm } from './PlanForm.tsx';
import type { SitingQuestion } from './ready-siting.ts';
import { SitingResult } from './SitingResult.tsx';
import { StandingFields } from './StandingFields.tsx';
import { OWN } from './own-source.ts';
import { useSitingQuestion } from './use-siting-question.ts';

interface SitingSectionProps {
  /** Of the line. */
  readonly name: string;
  readonly lines: readonly (readonly LonLat[])[];
  /** Of the line. */
  readonly type: BarrierType;
  /** Those that the line meets, or that live beside it. */
  readonly populations: readonly { readonly population: string; readonly name: string }[];
  readonly plan: SitingPlan;
  readonly onPlan: (plan: SitingPlan) => void;
  readonly origin: LineOrigin;
  /** Hears what was found, and where structures are put. */
  readonly onMade?: (made: SitingMade) => void;
}

interface Found {
  readonly answer: SitingAnswer;
  readonly of: readonly [lines: unknown, source: string];
  readonly asked: SitingQuestion;
  readonly number: number;
}

/** Length of a line that was not answered yet, metres; undefined of one that has none. */
function lengthOf(lines: readonly (readonly LonLat[])[]): number | undefined {
  try {
    return measureLine(lines).lengthM;
  } catch {
    return undefined;
  }
}

/** Where along a line tracked animals cross, and where structures would serve most of it. */
export function SitingSection({ name, lines, type, populations, plan, onPlan, origin, onMade }: SitingSectionProps) {
  const { t, say } = useTranslator();
  const { state, start, cancel, retry, settle } = useJob<Found>({ onFault: () => undefined });
  const [marking, setMarking] = useState(false);
  const [shown, setShown] = useState<Found | undefined>();
  if (state.status === 'done' && state.value !== shown) setShown(state.value);
  const { existing, closed } = plan;
  const { accuracyM } = origin;
  const { sources, source, question, toldHours } = useSitingQuestion(lines, populations, type, plan, accuracyM, origin.barrier);
  const sourceId = source?.id;
  const cautions = source?.cautions;
  const of = source?.of;
  useEffect(() => {
    if (!question || sourceId === undefined || of === undefined) return settle(undefined);
    void start(async (options) => {
      const { sitings } = await import('./ask-siting.ts');
      const found = { of: [question.lines, sourceId], asked: question, number: performance.now() } as const;
      const warned = (answer: SitingAnswer): SitingAnswer => ({
        ...answer,
        notes: [...(cautions ?? []), ...noteFailed(answer, { of, toldHours })],
      });
      // Profile and places come at once; how sure they are takes many draws, and what the tracks tell is not read again for them.
      const first = await sitings.ask(question, options);
      options.signal.throwIfAborted();
      setShown({ ...found, answer: warned(first) });
      return { ...found, answer: warned(await sitings.askSureness(question, options)) };
    });
    return undefined;
  }, [question, sourceId, of, cautions, toldHours, start, settle]);
  const chooseSource = (id: string): void => {
    chooseSitingSource(id);
    onPlan({ ...plan, source: id });
  };
  const label = t('siting.page.computing', { name });
  // While it is found anew what was found before stays, of the same line and animals.
  const present = shown && source && shown.of[0] === lines && shown.of[1] === source.id && state.status !== 'failed' ? shown : undefined;
  const asked = present?.asked;
  const keepMade = useCallback(
    (answer: SitingAnswer, places: readonly Stretch[]) => {
      if (source && asked) onMade?.({ lines, answer, places, whose: source.name, tracks: source.of, asked, locationErrorM: asked.locationErrorM });
    },
    [onMade, lines, source, asked],
  );
  return (
    <section className="siting" aria-label={t('siting.page.region', { name })}>
      <h3>{t('siting.page.region', { name })}</h3>
      <p>{t('siting.page.lead')}</p>
      {!source && <p>{t('siting.page.noTracks')}</p>}
      {source && (
        <>
          <PlanForm plan={plan} onPlan={onPlan} sources={sources} source={source.id} onSource={chooseSource} statedAccuracyM={accuracyM} />
          <Fold summary={t('siting.page.standing', { n: existing.length })}>
            {() => <StandingFields existing={existing} onChange={(next) => onPlan({ ...plan, existing: next })} />}
          </Fold>
          <Fold summary={t('siting.page.closed', { n: closed.length })}>
            {() => (
              <ClosedFields
                closed={closed}
                lengthM={present?.answer.line.lengthM ?? lengthOf(lines)}
                onChange={(next) => onPlan({ ...plan, closed: next })}
                marking={marking && present !== undefined}
                onMarking={present && setMarking}
              />
            )}
          </Fold>
          {source.id !== OWN && <p className="quiet">{t('siting.page.thinned', { hours: LONGEST_STEP_H })}</p>}
          {!present &&
            source.cautions.map((caution) => (
              <p key={caution.code}>
                <span className="badge">{say(caution)}</span>
              </p>
            ))}
          {state.status === 'running' && <Progress label={label} progress={state} onCancel={cancel} />}
          {state.status === 'failed' && (
            <div role="alert">
              <FaultWords fault={state.fault} />
            </div>
          )}
          {state.status === 'stopped' && (
            <p>
              {t('siting.page.stopped')}{' '}
              <button type="button" className="plain" onClick={() => void retry()}>
                {t('siting.page.again')}
              </button>
            </p>
          )}
          {present && (
            <SitingResult
              key={present.number}
              name={name}
              of={present.of[1] === OWN ? undefined : present.of[1]}
              answer={present.answer}
              how={explainSiting({ answer: present.answer, plan: present.asked, origin, tracks: source.of, locationErrorM: present.asked.locationErrorM })}
              about={aboutSiting({
                answer: present.answer,
                plan: present.asked,
                file: origin.file,
                tracks: source.of,
                locationErrorM: present.asked.locationErrorM,
              })}
              closed={closed}
              structures={present.asked.structures}
              placed={plan.placed}
              onPlaced={(placed) => onPlan({ ...plan, placed })}
              onMade={keepMade}
              onClose={
                marking
                  ? (stretch) => {
                      setMarking(false);
                      onPlan({ ...plan, closed: joinStretches([...closed, stretch]) });
                    }
                  : undefined
              }
            />
          )}
        </>
      )}
    </section>
  );
}
