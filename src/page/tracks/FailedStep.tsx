import { useTranslator } from '../shared/use-atlas.ts';
import type { PageJob } from '../shared/use-job.ts';

/** In a step's own place, beside the alert that says why: that it could not be done, that the tracks are kept, and the way to ask again. */
export function FailedStep({ job, said }: { readonly job: PageJob<unknown>; readonly said: string }) {
  const { t } = useTranslator();
  if (job.state.status !== 'failed') return null;
  return (
    <p>
      {said}{' '}
      <button type="button" className="plain" onClick={() => void job.retry()}>
        {t('crossings.again')}
      </button>
    </p>
  );
}
