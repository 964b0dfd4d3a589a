import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CalendarFile } from '../../domain/catalog/calendar-file.ts';
import { type Filter, filterEntries, type Filtered, parseFilter } from '../../domain/catalog/filter-entries.ts';
import { type FoundEntry, listStanding } from '../../domain/catalog/find-entries.ts';
import { uniteBoxes } from '../../domain/geometry/boxes.ts';
import { frameBox, hideEntries } from '../../state/atlas-store.ts';
import { askForCalendars, calendarFiles, calendars } from '../../state/browse-store.ts';
import { isUnfinished } from '../../state/job.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useHeadlines } from '../shared/use-built-figures.ts';

/** Where animals were in which month, by entry, whether that is on its way, and how it is asked for again where it did not come. */
export function useCalendar(): {
  readonly months: CalendarFile['entries'];
  readonly isComing: boolean;
  readonly hasFailed: boolean;
  readonly again: () => void;
} {
  const page = useCatalog();
  const files = useSyncExternalStore(calendars.subscribe, calendars.getState);
  useEffect(() => askForCalendars(page), [page]);
  const states = useMemo(() => calendarFiles(page.catalog).map(({ url }) => files[url]), [page, files]);
  const months = useMemo(
    () => states.reduce<CalendarFile['entries']>((all, state) => (state?.status === 'done' ? { ...all, ...state.value.entries } : all), {}),
    [states],
  );
  return {
    months,
    isComing: states.some((state) => state === undefined || state.status === 'idle' || state.status === 'running'),
    hasFailed: states.some((state) => isUnfinished(state)),
    again: () => {
      calendars.forgetUnfinished();
      askForCalendars(page);
    },
  };
}

interface FilteredPage extends Filtered {
  readonly all: readonly FoundEntry[];
  readonly filter: Filter;
  readonly isComing: boolean;
  /** Whether what the filter asks for could not be fetched: that nothing passes it then means nothing. */
  readonly isUntold: boolean;
}

/** The populations that the address's filter leaves; those that it leaves out are hidden on the map as long as this is used. */
export function useFiltered(): FilteredPage {
  const { catalog, layers } = useCatalog();
  const text = useAtlas((state) => state.view.filter);
  const filter = useMemo(() => parseFilter(text), [text]);
  const { months, isComing: monthsComing, hasFailed: monthsFailed } = useCalendar();
  const { entries: headlines, isComing: headlinesComing, hasFailed: headlinesFailed } = useHeadlines();
  const all = useMemo(() => listStanding(catalog), [catalog]);
  const filtered = useMemo(() => filterEntries(all, filter, { months, headlines: headlines ?? {}, layers }), [all, filter, months, headlines, layers]);
  const isComing = (monthsComing && filter.month !== undefined) || (headlinesComing && filter.barrier !== undefined);
  const isUntold = (monthsFailed && filter.month !== undefined) || (headlinesFailed && filter.barrier !== undefined);
  useEffect(() => {
    const kept = new Set(filtered.entries.map(({ row }) => row.id));
    hideEntries(isComing || isUntold || kept.size === all.length ? undefined : new Set(all.flatMap(({ row }) => (kept.has(row.id) ? [] : [row.id]))));
  }, [filtered, all, isComing, isUntold]);
  // The map turns to what is left; to the whole world where that is everything, or nothing.
  useEffect(() => {
    const isAll = filtered.entries.length === 0 || filtered.entries.length === all.length;
    if (!isComing) frameBox(isAll ? undefined : uniteBoxes(filtered.entries.map(({ row }) => row.bbox)));
  }, [filtered, all, isComing]);
  useEffect(
    () => () => {
      hideEntries(undefined);
      frameBox(undefined);
    },
    [],
  );
  return { ...filtered, all, filter, isComing, isUntold };
}
