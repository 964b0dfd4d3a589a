import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { useStories } from '../story/use-stories.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** The guided stories, each five steps on the map. */
export function StoryList() {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const { stories } = useStories();
  const present = stories.flatMap((story) => {
    const found = findEntry(catalog, story.entry);
    return found && !found.row.withdrawn ? [{ story, found }] : [];
  });
  if (present.length === 0) return null;
  return (
    <section>
      <h2>{t('story.list')}</h2>
      <p className="quiet">{t('story.lead')}</p>
      <ul className="stories" aria-label={t('story.list')}>
        {present.map(({ story, found: { row, species } }) => (
          <li key={row.id}>
            <StoryLink story={story} step={1}>
              {textIn(species, 'common', lang)}
            </StoryLink>
            <span className="quiet">{textIn(row, 'place', lang)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
