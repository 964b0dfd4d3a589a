import { type HTMLAttributes, type KeyboardEvent, memo, type MouseEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { WordsFile } from '../../domain/catalog/texts-file.ts';
import { describeError } from '../../domain/errors.ts';
import { choosePlace, reportFault, switchLayers } from '../../state/atlas-store.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';
import { loadWords } from '../../state/texts-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { useKnown } from '../known/use-known.ts';
import { SearchIcon } from '../shared/icons.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { answerKey, CLOSED, type ListState } from './answer-key.ts';
import { createSearch, indexCatalog, indexKnown, type Match } from './find-matches.ts';
import { usePrepared } from './use-prepared.ts';

interface SearchBoxProps {
  /** What was typed before the search had arrived, and whether the typing goes on. */
  readonly typed: string;
  readonly focused: boolean;
  /** Whether the list is waited for: something is typed, or the field was clicked. */
  readonly opened: boolean;
}

/** What things are found by in other languages than the page's, once it is there: asked for when the search is reached for. */
function useWords(page: LoadedCatalog, wanted: boolean): WordsFile | undefined {
  const [words, setWords] = useState<WordsFile | undefined>();
  useEffect(() => {
    if (!wanted) return undefined;
    let stays = true;
    loadWords(page).then(
      (found) => {
        if (stays) setWords(found);
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      stays = false;
    };
  }, [page, wanted]);
  return words;
}

/** One box for species, populations, places, countries, modules and layers. */
export function SearchBox({ typed, focused, opened }: SearchBoxProps) {
  const page = useCatalog();
  const translator = useTranslator();
  const { t } = translator;
  const [query, setQuery] = useState(typed);
  // Fetched when somebody reaches for the search, so that it is there before the first letter: whoever does not search does without it.
  const [reached, setReached] = useState(focused || typed !== '');
  const { known, isComing } = useKnown(reached || query !== '');
  const words = useWords(page, reached);
  // Each part by itself: what comes later makes nothing anew that is there.
  const own = useMemo(() => indexCatalog(page.catalog, translator, words), [page, translator, words]);
  const beyond = useMemo(() => known && indexKnown(page.catalog, translator, known), [page, translator, known]);
  const search = useMemo(() => createSearch(own, beyond), [own, beyond]);
  const matches = useMemo(() => search(query), [search, query]);
  usePrepared(own, reached);
  usePrepared(beyond, reached);
  const [list, setList] = useState<ListState>({ ...CLOSED, isOpen: opened });
  const listId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const at = list.at < matches.length ? list.at : -1;
  const take = (match: Match | undefined): void => {
    if (!match) return;
    setQuery('');
    setList(CLOSED);
    leadTo(match);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of whoever puts a letter together are not for the list.
    if (event.nativeEvent.isComposing) return;
    const answer = answerKey(event.key, { isOpen: list.isOpen, at }, matches.length, query.trim() !== '');
    if (!answer) return;
    if (event.key !== 'Escape') event.preventDefault();
    setList({ isOpen: answer.isOpen, at: answer.at });
    if (answer.empties) setQuery('');
    if (answer.taken !== undefined) take(matches[answer.taken]);
    else showRow(rows.current, answer.at);
  };
  // What a pointer does to any row is heard at the list: the keys are the field's, which keeps the focus.
  const pointing: HTMLAttributes<HTMLDivElement> = {
    onMouseDown: (event) => {
      if (rowUnder(event) >= 0) event.preventDefault();
    },
    onMouseMove: (event) => {
      const under = rowUnder(event);
      // Rows that scroll below a pointer at rest are not pointed at.
      if (under !== at && (event.movementX !== 0 || event.movementY !== 0)) setList({ isOpen: true, at: under });
    },
    onMouseLeave: () => setList({ isOpen: list.isOpen, at: -1 }),
    onClick: (event) => take(matches[rowUnder(event)]),
  };
  const [takesOver] = useState(focused);
  // Before anything else is done: letters typed between two fields would be lost.
  useLayoutEffect(() => {
    if (takesOver) document.querySelector<HTMLInputElement>('.search input')?.focus();
  }, [takesOver]);
  return (
    <div className="search">
      <label htmlFor={`${listId}-field`} id={`${listId}-label`} className="visually-hidden">
        {t('search.label')}
      </label>
      <SearchIcon />
      <input
        id={`${listId}-field`}
        role="combobox"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={list.isOpen}
        aria-activedescendant={list.isOpen && at >= 0 ? idOfRow(listId, at) : undefined}
        placeholder={t('search.placeholder')}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onFocus={() => setReached(true)}
        onBlur={() => setList(CLOSED)}
        onClick={() => setList({ isOpen: !list.isOpen, at: -1 })}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setList({ isOpen: true, at: -1 });
        }}
      />
      <div id={listId} ref={rows} role="listbox" aria-labelledby={`${listId}-label`} className="search-list" hidden={!list.isOpen} {...pointing}>
        {list.isOpen &&
          matches.map(({ label, detail, kind }, index) => (
            // Rows keep their place: only their words change with a letter.
            <Row key={index} id={idOfRow(listId, index)} label={label} detail={detail} isItalic={kind === 'population'} isActive={index === at} />
          ))}
      </div>
      {list.isOpen && matches.length === 0 && (
        <output className="search-list search-none">{isComing ? t('search.loading') : t('search.none', { query })}</output>
      )}
    </div>
  );
}

const idOfRow = (list: string, at: number): string => `${list}-${at}`;

interface RowProps {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly isItalic: boolean;
  readonly isActive: boolean;
}

/** Drawn anew only where its words or its highlight change. */
const Row = memo(({ id, label, detail, isItalic, isActive }: RowProps) => (
  <div id={id} role="option" aria-selected={isActive} data-active={isActive || undefined}>
    <span>{label}</span>
    <span className={isItalic ? 'quiet scientific' : 'quiet'}>{detail}</span>
  </div>
));

/** The place of the row that the pointer is on, or -1. */
function rowUnder({ target, currentTarget }: MouseEvent): number {
  const row = target instanceof Element ? target.closest('[role="option"]') : null;
  return row ? [...currentTarget.children].indexOf(row) : -1;
}

/** Scrolls a list, and nothing around it, so that a row of it is seen. */
function showRow(list: HTMLElement | null, at: number): void {
  const row = list?.children[at];
  if (!list || !(row instanceof HTMLElement)) return;
  const below = row.offsetTop + row.offsetHeight - list.clientHeight;
  if (row.offsetTop < list.scrollTop) list.scrollTop = row.offsetTop;
  else if (below > list.scrollTop) list.scrollTop = below;
}

function leadTo({ leadsTo }: Match): void {
  if ('place' in leadsTo) {
    choosePlace(leadsTo.place);
    return;
  }
  switchLayers([leadsTo.layer], true);
  if (leadsTo.bbox) currentMap()?.flyTo(leadsTo.bbox);
}
