import type { EntryRow } from './index-schema.ts';

/** Withdrawn entries that name an entry in their place which is not there, or themselves: their page would lead nowhere. */
export function listLostSuccessors(rows: readonly Pick<EntryRow, 'id' | 'withdrawn'>[]): { readonly id: string; readonly next: string }[] {
  const ids = new Set(rows.map(({ id }) => id));
  return rows.flatMap(({ id, withdrawn }) => {
    const next = withdrawn?.replacedBy;
    return next === undefined || (next !== id && ids.has(next)) ? [] : [{ id, next }];
  });
}
