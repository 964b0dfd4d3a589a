import { useEffect } from 'react';
import { useStore } from 'zustand';
import { fetchBytes } from '../../domain/fetch-bytes.ts';
import type { DatedMigration } from '../../domain/tracks/season-at.ts';
import { readMigrations } from '../../domain/tracks/read-migrations.ts';
import { tracksStore } from '../../state/tracks-store.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useOpenEntry } from '../shared/use-entries.ts';
import { useJob } from '../shared/use-job.ts';

const NONE: readonly DatedMigration[] = [];

/** Nothing is lost where the table does not arrive but the name of the season. */
const inSilence = (): void => undefined;

/**
 * The dated migrations of the animals on the map: a person's own, or those of the chosen population's table.
 * @param wanted whether anybody looks at an animal
 */
export function useMigrations(wanted: boolean): readonly DatedMigration[] {
  const { url } = useCatalog();
  const own = useStore(tracksStore, (state) => state.work.sequences);
  const isOwn = useAtlas((state) => state.view.panel === 'tracks');
  const chosen = useAtlas((state) => entryOf(state.view));
  const entry = useOpenEntry(chosen);
  const file = entry?.file.downloads.find(({ content, format }) => content === 'sequences' && format === 'csv');
  const table = wanted && !isOwn && file ? new URL(file.url, url).href : undefined;
  const { state, start, cancel } = useJob<{ readonly table: string; readonly migrations: readonly DatedMigration[] }>({ onFault: inSilence });
  useEffect(() => {
    if (table === undefined) return undefined;
    void start(async ({ signal }) => ({ table, migrations: readMigrations(new TextDecoder().decode(await fetchBytes(table, { signal }))) }));
    return cancel;
  }, [table, start, cancel]);
  if (isOwn) return own;
  return state.status === 'done' && state.value.table === table ? state.value.migrations : NONE;
}
