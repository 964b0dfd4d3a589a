import '../styles/siting.css';
import { useEffect, useState, type FormEvent } from 'react';
import { LONGEST_STEP_H } from '../../domain/crossing-events/limits.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import { DEFAULT_SPAN_M } from '../../domain/siting/site-line.ts';
import { FaultWords } from '../shared/Alerts.tsx';
import { Progress } from '../shared/Progress.tsx';
import { SourceLink } from '../shared/SourceLink.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { SitingResult } from './SitingResult.tsx';
import { OWN, useTracksNear } from './use-tracks-near.ts';

/** Structures that the form offers; the command line sites more. */
const MOST_OFFERED = 5;
const SPAN_SOURCE = {
  citation: 'Loraamm & Downs 2016, A wildlife movement approach to optimally locate wildlife crossing structures',
  url: 'https://doi.org/10.1080/13658816.2015.1083995',
};

interface Asked {
  readonly source: string | undefined;
  readonly structures: number;
  readonly spanM: number;
  readonly accuracyM: number | undefined;
}

/** What was asked for last: a line that is drawn on is asked about in the same way. */
const last: { asked: Asked } = { asked: { source: undefined, structures: 1, spanM: DEFAULT_SPAN_M, accuracyM: undefined } };

interface SitingSectionProps {
  /** Of the line. */
  readonly name: string;
  readonly lines: readonly (readonly LonLat[])[];
  /** Those that the line meets, or that live beside it. */
  readonly populations: readonly { readonly population: string; readonly name: string }[];
}

/** Where along a line tracked animals cross, and where structures would serve most of it. */
export function SitingSection({ name, lines, populations }: SitingSectionProps) {
  const { t } = useTranslator();
  const sources = useTracksNear(populations);
  const [asked, setAsked] = useState(last.asked);
  useEffect(() => {
    last.asked = asked;
  }, [asked]);
  const { state, start, cancel, retry, settle } = useJob<{ readonly answer: SitingAnswer; readonly number: number; readonly of: string | undefined }>({
    onFault: () => undefined,
  });
  const source = sources.find(({ id }) => id === asked.source) ?? sources[0];
  const { structures, spanM, accuracyM } = asked;
  useEffect(() => {
    if (!source) return settle(undefined);
    const { id, tracks, locationErrorM } = source;
    void start(async (options) => {
      const { siteLineInWorker } = await import('../../workers/layers-worker-client.ts');
      const answer = await siteLineInWorker({ lines, tracks, locationErrorM, structures, spanM, accuracyM, maxLagHours: LONGEST_STEP_H }, options);
      return { answer, number: performance.now(), of: id === OWN ? undefined : id };
    });
    return undefined;
  }, [lines, source, structures, spanM, accuracyM, start, settle]);
  const read = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const numberOf = (field: string): number => Number(data.get(field) ?? 0) || 0;
    setAsked({ ...asked, structures: numberOf('structures'), spanM: numberOf('span'), accuracyM: numberOf('accuracy') || undefined });
  };
  const label = t('siting.page.computing', { name });
  return (
    <section className="siting" aria-label={t('siting.page.region', { name })}>
      <h3>{t('siting.page.region', { name })}</h3>
      <p>{t('siting.page.lead')}</p>
      {!source && <p>{t('siting.page.noTracks')}</p>}
      {source && (
        <>
          <form className="project-form" noValidate onSubmit={read}>
            <label className="wide">
              {t('siting.page.whose')}
              <select value={source.id} onChange={(event) => setAsked({ ...asked, source: event.target.value })}>
                {sources.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name ?? t('siting.page.ownTracks')}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('siting.page.count', { most: MOST_OFFERED })}
              <input type="number" name="structures" min={1} max={MOST_OFFERED} step={1} defaultValue={structures} />
            </label>
            <label>
              {t('siting.page.span')}
              <input type="number" name="span" min={1} step="any" defaultValue={spanM} />
            </label>
            <label>
              {t('siting.page.accuracy')}
              <input type="number" name="accuracy" min={0} step="any" defaultValue={accuracyM} />
            </label>
            <div className="actions">
              <div className="action-buttons">
                <button type="submit" className="primary">
                  {t('siting.page.compute')}
                </button>
              </div>
            </div>
          </form>
          <p className="quiet">
            {t('siting.page.preset', { span: DEFAULT_SPAN_M })} <SourceLink source={SPAN_SOURCE} />
          </p>
          {source.id !== OWN && <p className="quiet">{t('siting.page.thinned', { hours: LONGEST_STEP_H })}</p>}
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
          {state.status === 'done' && <SitingResult key={state.value.number} name={name} of={state.value.of} answer={state.value.answer} />}
        </>
      )}
    </section>
  );
}
