import { analyses } from '../../../state/analysis-store.ts';
import { PendingAnswer } from '../../shared/Progress.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import type { CoverageRow } from './use-coverage.ts';

/** How the measuring of a set of areas stands, while there is no answer. */
export function PendingCoverage({ title, calculation }: Pick<CoverageRow, 'title' | 'calculation'>) {
  const { t } = useTranslator();
  return (
    <PendingAnswer
      state={calculation}
      label={t('coverage.computing', { title })}
      unfinished={t('coverage.unfinished', { title })}
      again={t('crossings.again')}
      onCancel={analyses.coverage.stop}
      onAgain={analyses.coverage.forgetUnfinished}
    />
  );
}
