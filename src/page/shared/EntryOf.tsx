import type { ReactNode } from 'react';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { forgetUnread } from '../../state/entry-store.ts';
import { Skeleton } from './Skeleton.tsx';
import { useEntry } from './use-entries.ts';
import { Failed, Waiting } from './Boundary.tsx';

interface EntryOfProps {
  readonly id: string;
  readonly children: (entry: OpenEntry) => ReactNode;
}

/** What is said of an entry once its file is there; until then its shape, and where the file cannot be had, why. */
export function EntryOf({ id, children }: EntryOfProps) {
  const state = useEntry(id);
  if (state?.status === 'done') return children(state.value);
  if (state?.status === 'failed') return <Failed fault={state.fault} onAgain={() => forgetUnread([id])} />;
  return (
    <Waiting>
      <Skeleton />
    </Waiting>
  );
}
