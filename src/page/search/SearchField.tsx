import { withTexts } from '../../i18n/languages.ts';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { SearchIcon } from '../shared/icons.tsx';
import { lazily } from '../shared/lazily.tsx';
import { Part } from '../shared/Part.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';

const SearchBox = lazily(async () => (await withTexts(import('./SearchBox.tsx'), 'browse')).SearchBox);

/**
 * The search box. Its list and index arrive when a person reaches for it, or when the map has been drawn; what was
 * typed before stays.
 */
export function SearchField() {
  const { t } = useTranslator();
  const [query, setQuery] = useState('');
  const mapReady = useAtlas((state) => state.mapReady);
  const [reached, setReached] = useState(false);
  // Deferred, so that the field in hand, with its focus and its letters, stays until the search has arrived.
  const wanted = useDeferredValue(mapReady || reached);
  const [focused, setFocused] = useState(false);
  const [clicked, setClicked] = useState(false);
  const opened = focused && (clicked || query !== '');
  const without = (waits: boolean): ReactNode => (
    <div className="search">
      <SearchIcon />
      <input
        role="combobox"
        aria-expanded={false}
        aria-autocomplete="list"
        aria-controls="search-list"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onPointerEnter={() => setReached(true)}
        onFocus={() => {
          setFocused(true);
          setReached(true);
        }}
        onClick={() => setClicked(true)}
        onBlur={() => {
          setFocused(false);
          setClicked(false);
        }}
      />
      {waits && opened && <output className="search-list search-none">{t('search.loading')}</output>}
    </div>
  );
  return (
    <Part of={query} without={without(true)} failed={without(false)}>
      {wanted ? <SearchBox typed={query} focused={focused} opened={opened} /> : without(true)}
    </Part>
  );
}
