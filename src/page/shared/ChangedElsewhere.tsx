import { useStore } from 'zustand';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { KeptDocument } from '../../state/kept-document.ts';
import { useTranslator } from './use-atlas.ts';

interface ChangedElsewhereProps {
  readonly of: Pick<KeptDocument<unknown>, 'elsewhere'>;
  /** Show what the other tab made of it. */
  readonly onLoad: () => Promise<void>;
  /** Keep what this tab shows. */
  readonly onKeep: () => Promise<void>;
  /** Remove it here too. */
  readonly onDrop: () => Promise<void>;
}

/** Says that another tab has changed or removed what is worked on here, and asks which of the two is to stay. */
export function ChangedElsewhere({ of, onLoad, onKeep, onDrop }: ChangedElsewhereProps) {
  const { t } = useTranslator();
  const { change } = useStore(of.elsewhere);
  if (change === undefined) return null;
  const run = (work: () => Promise<void>) => (): void => void work().catch((error: unknown) => reportFault(describeError(error)));
  return (
    <div className="changed-elsewhere">
      <output>{t(change === 'changed' ? 'kept.changed' : 'kept.removed')}</output>
      <p>
        <button type="button" className="plain" onClick={run(change === 'changed' ? onLoad : onDrop)}>
          {t(change === 'changed' ? 'kept.load' : 'kept.drop')}
        </button>
        <button type="button" className="plain" onClick={run(onKeep)}>
          {t('kept.keep')}
        </button>
      </p>
    </div>
  );
}
