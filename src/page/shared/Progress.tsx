import type { JobState, Share } from '../../state/job.ts';
import { useTranslator } from './use-atlas.ts';
import type { PageJob } from './use-job.ts';

interface ProgressProps {
  readonly label: string;
  /** Undefined, or a total of 0, while how much there is to do is not known. */
  readonly progress: Share | undefined;
  readonly onCancel: () => void;
}

/** Anything that may take longer than a second, and the way out of it. */
export function Progress({ label, progress, onCancel }: ProgressProps) {
  const { t, percent } = useTranslator();
  // What is no figure is not known either.
  const share = progress && progress.total > 0 && Number.isFinite(progress.done) ? progress.done / progress.total : undefined;
  return (
    <div className="progress">
      <span>
        {label}
        {share === undefined ? '' : ` ${percent(Math.round(share * 100) / 100)}`}
      </span>
      <progress aria-label={label} {...(share === undefined ? {} : { value: share })} />
      <button type="button" className="plain" onClick={onCancel}>
        {t('progress.cancel')}
      </button>
    </div>
  );
}

/** The progress of a job that a button starts, while it runs. */
export function JobProgress({ job, label }: { readonly job: PageJob<unknown>; readonly label: string }) {
  return job.state.status === 'running' ? <Progress label={label} progress={job.state} onCancel={job.cancel} /> : null;
}

interface PendingAnswerProps {
  readonly state: JobState<unknown> | undefined;
  /** Of the progress. */
  readonly label: string;
  /** Says that the answer was stopped or failed. */
  readonly unfinished: string;
  /** On the button that asks for it again. */
  readonly again: string;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
}

/** What stands where an answer will be: how far it is and the way out; or that it was given up, and the way back. */
export function PendingAnswer({ state, label, unfinished, again, onCancel, onAgain }: PendingAnswerProps) {
  if (state?.status === 'done') return null;
  if (state?.status === 'stopped' || state?.status === 'failed') {
    return (
      <p>
        {unfinished}{' '}
        <button type="button" className="plain" onClick={onAgain}>
          {again}
        </button>
      </p>
    );
  }
  return <Progress label={label} progress={state?.status === 'running' ? state : undefined} onCancel={onCancel} />;
}
