import { useCombobox, type UseComboboxPropGetters } from 'downshift';
import { memo, useLayoutEffect, useMemo, useState } from 'react';
import { choosePlace, switchLayers } from '../../state/atlas-store.ts';
import { loadNames } from '../../state/names-store.ts';
import { loadWords } from '../../state/texts-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { useKnown } from '../known/use-known.ts';
import { SearchIcon } from '../shared/icons.tsx';
import { pickOnMap } from '../shared/pick-on-map.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { createSearch, indexCatalog, makeCatalogPart, makeKnownPart, type Match } from './find-matches.ts';
import { keepRules } from './keep-rules.ts';
import { NamesPart } from './names-part.ts';
import type { SearchPart } from './search-part.ts';
import { usePlaces } from './use-places.ts';
import { type Make, useAhead, useFetched, useMade, usePrepared } from './use-prepared.ts';

interface SearchBoxProps {
  /** What was typed before the search had arrived, and whether the typing goes on. */
  readonly typed: string;
  readonly focused: boolean;
  /** Whether the list is waited for: something is typed, or the field was clicked. */
  readonly opened: boolean;
}

/** One box for species, populations, places, countries, modules, layers and their features. */
export function SearchBox({ typed, focused, opened }: SearchBoxProps) {
  const page = useCatalog();
  const translator = useTranslator();
  const { t } = translator;
  const [query, setQuery] = useState(typed);
  // Fetched when somebody reaches for the search, so that it is there before the first letter: whoever does not search does without it.
  const [reached, setReached] = useState(focused || typed !== '');
  const { known, isComing: knownIsComing } = useKnown(reached || query !== '');
  const words = useFetched(loadWords, page, reached);
  const names = useFetched(loadNames, page, reached);
  // Each part by itself: what comes later makes nothing anew that is there, and is made while the page is idle.
  const plain = useMemo(() => indexCatalog(page.catalog, translator), [page, translator]);
  const makeOwn = useMemo(
    (): Make<SearchPart> | undefined => words && ((pause) => makeCatalogPart(page.catalog, translator, words, pause)),
    [page, translator, words],
  );
  const makeBeyond = useMemo(
    (): Make<SearchPart> | undefined => known && ((pause) => makeKnownPart(page.catalog, translator, known, pause)),
    [page, translator, known],
  );
  const makeNamed = useMemo(
    (): Make<NamesPart> | undefined => names && ((pause) => NamesPart.make(page.catalog, translator, names, pause)),
    [page, translator, names],
  );
  const whole = useMade(makeOwn);
  const own = whole ?? plain;
  const beyond = useMade(makeBeyond);
  const named = useMade(makeNamed);
  const isComing = knownIsComing || (makeOwn !== undefined && !whole) || (makeBeyond !== undefined && !beyond) || (makeNamed !== undefined && !named);
  const search = useMemo(() => createSearch(own, beyond, named), [own, beyond, named]);
  const found = useMemo(() => search(query), [search, query]);
  const { places, isComing: placesAreComing } = usePlaces(page, query, search, found, translator);
  const matches = useMemo(() => (places.length === 0 ? found : [...found, ...places]), [found, places]);
  usePrepared(whole, reached);
  usePrepared(beyond, reached);
  useAhead(search, query, reached);
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
      if ('layer' in leadsTo) switchLayers([leadsTo.layer], true);
      if (leadsTo.bbox) currentMap()?.flyTo(leadsTo.bbox);
      if ('pick' in leadsTo && leadsTo.pick) pickOnMap(leadsTo.pick);
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
            // Rows keep their place: only their words change with a letter.
            <Row key={index} match={match} index={index} isActive={combobox.highlightedIndex === index} getItemProps={combobox.getItemProps} />
          ))}
      </ul>
      {combobox.isOpen && matches.length === 0 && (
        <output className="search-list search-none">
          {isComing ? t('search.loading') : placesAreComing ? t('search.lookingForPlaces') : t('search.none', { query })}
        </output>
      )}
    </div>
  );
}

interface RowProps {
  readonly match: Match;
  readonly index: number;
  readonly isActive: boolean;
  readonly getItemProps: UseComboboxPropGetters<Match>['getItemProps'];
}

/**
 * Drawn anew only where it says or is something else: most letters leave some rows as they were. What the combobox gives a row is
 * another with each letter, and does the same: it knows its row by the place.
 */
const Row = memo(
  ({ match, index, isActive, getItemProps }: RowProps) => (
    <li {...getItemProps({ item: match, index })} data-active={isActive || undefined}>
      <span>{match.label}</span>
      <span className={match.kind === 'population' ? 'quiet scientific' : 'quiet'}>{match.detail}</span>
    </li>
  ),
  (one, other) => one.match === other.match && one.index === other.index && one.isActive === other.isActive,
);
