import type { Layer } from '../../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { analyses, computeAnew } from '../../../state/analysis-store.ts';
import { isUnfinished } from '../../../state/job.ts';
import { creditLayer } from '../../shared/credit-layer.ts';
import { PendingAnswer } from '../../shared/Progress.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import type { CrossingRows } from './use-crossing-rows.ts';
import { semicolonOf } from '../../../i18n/punctuation.ts';

/** How comparing an entry with layers of barriers stands, while there is no answer; nothing once there is one. */
export function PendingRows({ state, label }: Pick<CrossingRows, 'state'> & { readonly label: string }) {
  const { t } = useTranslator();
  if (state.status !== 'running' && !isUnfinished(state)) return null;
  return (
    <PendingAnswer
      state={state}
      label={label}
      unfinished={t(state.status === 'stopped' ? 'crossings.stopped' : 'crossings.failed')}
      again={t('crossings.again')}
      onCancel={analyses.crossings.stop}
      onAgain={analyses.crossings.forgetUnfinished}
    />
  );
}

/** That the build has found what is shown, and the way to find it again. */
export function BuiltRows({ entry, built, state }: Pick<CrossingRows, 'built' | 'state'> & { readonly entry: OpenEntry }) {
  const { t } = useTranslator();
  if (built.length === 0 || state.status === 'running') return null;
  return (
    <p className="quiet">
      {t('crossings.built')}{' '}
      <button type="button" className="plain" onClick={() => computeAnew(entry, built)}>
        {t('crossings.anew')}
      </button>
    </p>
  );
}

/** Whom rows are owed to: layers that none of them is of are not named. */
export function creditRows({ rows, examined }: Pick<CrossingRows, 'rows' | 'examined'>, { t, lang }: Pick<Translator, 't' | 'lang'>): string {
  const used: readonly Layer[] = examined.filter(({ id }) => rows.some(({ layer }) => layer === id));
  return used.map((layer) => creditLayer(layer, { t })).join(semicolonOf(lang));
}
