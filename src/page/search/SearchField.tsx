import { lazy, Suspense, useEffect, useState } from 'react';
import { SearchIcon } from '../icons.tsx';
import { useTranslator } from '../use-atlas.ts';
import { currentMap } from '../map/current-map.ts';

const SearchBox = lazy(async () => ({ default: (await import('./SearchBox.tsx')).SearchBox }));
/** Without a map (no WebGL) the search comes after this long, ms. */
const PATIENCE_MS = 10_000;

/**
 * The search box. Its list and index arrive when a person reaches for it, or when the map has been drawn; what was
 * typed before stays.
 */
export function SearchField() {
  const { t } = useTranslator();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState(false);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    const region = document.querySelector('.map');
    const ready = (): void => {
      if (currentMap() !== undefined && region?.getAttribute('aria-busy') === 'false') setWanted(true);
    };
    const watch = new MutationObserver(ready);
    if (region) watch.observe(region, { attributeFilter: ['aria-busy'] });
    const late = setTimeout(() => setWanted(true), PATIENCE_MS);
    return () => {
      watch.disconnect();
      clearTimeout(late);
    };
  }, []);
  const waiting = (
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
        onPointerEnter={() => setWanted(true)}
        onFocus={() => {
          setFocused(true);
          setWanted(true);
        }}
        onBlur={() => setFocused(false)}
      />
    </div>
  );
  return wanted ? (
    <Suspense fallback={waiting}>
      <SearchBox typed={query} focused={focused} />
    </Suspense>
  ) : (
    waiting
  );
}
