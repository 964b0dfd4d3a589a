import type { CalendarFile } from '../domain/catalog/calendar-file.ts';
import type { CatalogFile } from '../domain/catalog/fields.ts';
import type { StoriesFile } from '../domain/catalog/story-file.ts';
import type { LoadedCatalog } from './entry-store.ts';
import { createJobShelf } from './job.ts';

/** Where animals were in which month, by the address of the file; what went wrong is told by the page that needs it. */
export const calendars = createJobShelf<CalendarFile>(() => undefined);
/** Guided stories, by the address of their file. */
export const stories = createJobShelf<StoriesFile>(() => undefined);

/** The calendars of a catalog and of those that it includes. */
export function calendarFiles({ calendar, calendars: theirs = [] }: LoadedCatalog['catalog']): readonly CatalogFile[] {
  return [...(calendar ? [calendar] : []), ...theirs];
}

/** Ask for every calendar, unless it is there or on its way. */
export function askForCalendars({ catalog, url }: LoadedCatalog): void {
  for (const file of calendarFiles(catalog)) {
    void calendars.ask(file.url, async ({ signal }) => {
      const [{ CalendarFileSchema }, { fetchNamed }] = await Promise.all([
        import('../domain/catalog/calendar-file.ts'),
        import('../domain/catalog/fetch-named.ts'),
      ]);
      return fetchNamed(CalendarFileSchema, file, url, signal);
    });
  }
}

/** Ask for the stories, unless they are there or on their way. */
export function askForStories({ catalog, url }: LoadedCatalog): void {
  const file = catalog.stories;
  if (!file) return;
  void stories.ask(file.url, async ({ signal }) => {
    const [{ StoriesFileSchema }, { fetchNamed }] = await Promise.all([import('../domain/catalog/story-file.ts'), import('../domain/catalog/fetch-named.ts')]);
    return fetchNamed(StoriesFileSchema, file, url, signal);
  });
}
