import type { ReactNode } from 'react';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { forgetUnread } from '../../state/entry-store.ts';
import { Skeleton } from './Skeleton.tsx';
import { useTranslator } from './use-atlas.ts';
import { useEntry } from './use-entries.ts';
import { FaultWords } from './Alerts.tsx';

interface EntryOfProps {
  readonly id: string;
  readonly children: (entry: OpenEntry) => ReactNode;
}

/** What is said of an entry once its file is there; until then its shape, and where the file cannot be had, why. */
export function EntryOf({ id, children }: EntryOfProps) {
  const { t } = useTranslator();
  const state = useEntry(id);
  if (state?.status === 'done') return children(state.value);
  if (state?.status !== 'failed') return <Skeleton />;
  return (
    <div role="alert" className="empty">
      <p>
        <FaultWords fault={state.fault} />
      </p>
      <p className="actions">
        <button type="button" onClick={() => forgetUnread([id])}>
          {t('crossings.again')}
        </button>
      </p>
    </div>
  );
}
