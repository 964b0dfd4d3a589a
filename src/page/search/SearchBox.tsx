import { useCombobox } from 'downshift';
import { useLayoutEffect, useMemo, useState } from 'react';
import { choosePlace, switchLayers } from '../../state/atlas-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { useKnown } from '../known/use-known.ts';
import { SearchIcon } from '../shared/icons.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { createSearch, type Match } from './find-matches.ts';
import { keepRules } from './keep-rules.ts';

interface SearchBoxProps {
  /** What was typed before the search had arrived, and whether the typing goes on. */
  readonly typed: string;
  readonly focused: boolean;
  /** Whether the list is waited for: something is typed, or the field was clicked. */
  readonly opened: boolean;
}

/** One box for species, populations, places, countries, modules and layers. */
export function SearchBox({ typed, focused, opened }: SearchBoxProps) {
  const { catalog } = useCatalog();
  const translator = useTranslator();
  const { t } = translator;
  const [query, setQuery] = useState(typed);
  // Fetched when somebody reaches for the search, so that it is there before the first letter: whoever does not search does without it.
  const [reached, setReached] = useState(focused || typed !== '');
  const { known, isComing } = useKnown(reached || query !== '');
  const search = useMemo(() => createSearch(catalog, translator, known), [catalog, translator, known]);
  const matches = useMemo(() => search(query), [search, query]);
  const combobox = useCombobox<Match>({
    items: matches,
    inputValue: query,
    initialIsOpen: opened,
    selectedItem: null,
    itemToString: (match) => match?.label ?? '',
    stateReducer: keepRules,
    onInputValueChange: ({ inputValue, type }) => {
      if (type === useCombobox.stateChangeTypes.InputKeyDownEscape) setQuery(inputValue);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      setQuery('');
      const { leadsTo } = selectedItem;
      if ('place' in leadsTo) {
        choosePlace(leadsTo.place);
        return;
      }
      switchLayers([leadsTo.layer], true);
      if (leadsTo.bbox) currentMap()?.flyTo(leadsTo.bbox);
    },
  });
  const [takesOver] = useState(focused);
  // Before anything else is done: letters typed between two fields would be lost.
  useLayoutEffect(() => {
    if (takesOver) document.querySelector<HTMLInputElement>('.search input')?.focus();
  }, [takesOver]);
  return (
    <div className="search">
      <label {...combobox.getLabelProps()} className="visually-hidden">
        {t('search.label')}
      </label>
      <SearchIcon />
      <input
        {...combobox.getInputProps({
          placeholder: t('search.placeholder'),
          enterKeyHint: 'search',
          autoComplete: 'off',
          spellCheck: false,
          // At once: the combobox tells of a change only after it is drawn, and fast typing would lose letters.
          onFocus: () => setReached(true),
          onChange: (event) => setQuery(event.currentTarget.value),
        })}
      />
      <ul {...combobox.getMenuProps()} className="search-list" hidden={!combobox.isOpen}>
        {combobox.isOpen &&
          matches.map((match, index) => (
            <li key={match.id} {...combobox.getItemProps({ item: match, index })} data-active={combobox.highlightedIndex === index || undefined}>
              <span>{match.label}</span>
              <span className="quiet">{match.kind === 'population' ? <i>{match.detail}</i> : match.detail}</span>
            </li>
          ))}
      </ul>
      {combobox.isOpen && matches.length === 0 && (
        <output className="search-list search-none">{isComing ? t('search.loading') : t('search.none', { query })}</output>
      )}
    </div>
  );
}
