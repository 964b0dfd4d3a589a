import { useEffect, useState } from 'react';
import { useTranslator } from './use-atlas.ts';

/** What a page found: what it marks as such, else its first table. */
const findResults = (): HTMLElement | null => document.querySelector<HTMLElement>('.panel-body :is([data-results], table)');

function goToResults(): void {
  // Whoever goes there wants to read it: the text's own focus raises a phone's sheet that is low.
  document.getElementById('panel')?.focus({ preventScroll: true });
  const results = findResults();
  if (!results) return;
  results.tabIndex = -1;
  results.focus({ preventScroll: true });
  results.scrollIntoView({ block: 'start' });
}

/** @returns whether it is there */
function goTo(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
}

/** The ways past the text, seen when they have the focus; the way to the text stands before them and is there at once. */
export function SkipLinks() {
  const { t } = useTranslator();
  const [found, setFound] = useState(false);
  useEffect(() => {
    // Whether there are results is asked when a person comes to these links.
    const look = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches('.skip-link')) setFound(findResults() !== null);
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  const ways = [
    ...(found ? [{ href: '#panel', words: t('skip.results'), go: goToResults }] : []),
    { href: '#map', words: t('skip.map'), go: () => goTo('.map canvas') || goTo('#map') },
    { href: '#layers', words: t('skip.layers'), go: () => goTo('.layers-button') },
  ];
  return ways.map(({ href, words, go }) => (
    <a
      key={words}
      className="skip-link"
      href={href}
      onClick={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {words}
    </a>
  ));
}
