import { useEffect, useEffectEvent } from 'react';
import { withTexts } from '../../i18n/languages.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { untilRest } from './until-rest.ts';

/** After the map has come to rest: whoever opened the page only to pass through it has then gone on, ms. */
const PASSING_MS = 1500;

/** What a browser may tell of its line (Network Information API; Chromium's alone have it). */
interface Line {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
  readonly type?: string;
}

/**
 * Whether some megabytes may be fetched that nobody has asked for yet: not where data are saved or dear, and not on phones, whose
 * processors would be felt, too.
 */
export function mayFetchAhead(line: Line | undefined, isHandheld: boolean): boolean {
  return !isHandheld && line?.saveData !== true && line?.type !== 'cellular' && (line?.effectiveType ?? '4g') === '4g';
}

/** The same of this browser. */
export function mayWorkAhead(): boolean {
  return mayFetchAhead(lineOf(navigator), matchMedia('(pointer: coarse)').matches);
}

/** Languages whose sheets need fonts of several megabytes: too much to be fetched for nobody. */
const HEAVY: ReadonlySet<string> = new Set(['zh']);

/** By language, and whether its heavy fonts are with it. */
const readied = new Map<string, Promise<unknown>>();

/**
 * What all sheets are made by, fetched and read once: pdfmake, fonts, what draws their maps. What does not arrive is asked for again.
 * @param isAsked whether somebody is about to ask for one
 */
export async function readySheets(page: PageCatalog, lang: string, isAsked: boolean): Promise<void> {
  const fonts = isAsked || !HEAVY.has(lang) ? lang : '';
  const known = readied.get(fonts);
  const getting = known ?? readyAll(page, fonts);
  readied.set(fonts, getting);
  getting.catch(() => readied.delete(fonts));
  await getting;
}

async function readyAll(page: PageCatalog, lang: string): Promise<void> {
  const [{ readyFonts }, { readyToDraw }] = await withTexts(
    Promise.all([import('../../factsheet/ready-fonts.ts'), import('./draw-sheet-map.ts')]),
    // All sheets say them.
    'factsheet',
  );
  await Promise.all([readyToDraw(page), readyFonts(lang)]);
}

function lineOf(browser: Navigator): Line | undefined {
  const line: unknown = 'connection' in browser ? browser.connection : undefined;
  if (typeof line !== 'object' || line === null) return undefined;
  return {
    saveData: 'saveData' in line && line.saveData === true,
    ...('effectiveType' in line && typeof line.effectiveType === 'string' ? { effectiveType: line.effectiveType } : {}),
    ...('type' in line && typeof line.type === 'string' ? { type: line.type } : {}),
  };
}

/**
 * Have what makes a sheet ready before it is asked for: when the page has come to rest, where that costs nobody anything; else when a
 * pointer or the focus comes to its button.
 * @param ready what fetches it; it may be called again, and may fail; told whether somebody is about to ask for the sheet, and, where
 * nobody is, when the page is left
 * @returns for the button
 */
export function useReadySheet(ready: (isAsked: boolean, leaving?: AbortSignal) => Promise<unknown>): {
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
} {
  const begin = useEffectEvent((isAsked: boolean, leaving?: AbortSignal): void => void ready(isAsked, leaving).catch(() => undefined));
  const ask = (): void => void ready(true).catch(() => undefined);
  useEffect(() => {
    if (!mayWorkAhead()) return undefined;
    const leaving = new AbortController();
    untilRest(leaving.signal, PASSING_MS).then(
      () => begin(false, leaving.signal),
      () => undefined,
    );
    return () => leaving.abort();
    // Once for each page that is opened: what is ready stays so.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return { onPointerEnter: ask, onFocus: ask };
}
