import type { Making } from '../../factsheet/frame-document.ts';
import { isPaper, type Paper, usualPaper } from '../../factsheet/paper.ts';
import type { Translator } from '../../i18n/translator.ts';

const KEY = 'atlas-paper';

let chosen: Paper | undefined;

/** The paper that sheets are made for: the one chosen here before, else the one that is usual where the reader is. */
export function readPaper(): Paper {
  chosen ??= readKept() ?? usualPaper(navigator.languages);
  return chosen;
}

/** What every document that is made now says of its making. */
export function describeMaking(translator: Translator): Making {
  return { paper: readPaper(), generatedAt: Date.now(), translator, atlasTitle: translator.t('page.title') };
}

/** Make sheets for this paper from now on, and remember it on this machine. */
export function keepPaper(paper: Paper): void {
  chosen = paper;
  try {
    localStorage.setItem(KEY, paper);
  } catch {
    // It holds until the page is closed.
  }
}

function readKept(): Paper | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return isPaper(kept) ? kept : undefined;
  } catch {
    // Storage is closed to the page (private windows).
    return undefined;
  }
}
