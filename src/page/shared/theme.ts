import { useSyncExternalStore } from 'react';
import { atlasStore, chooseTheme, type ThemeChoice } from '../../state/atlas-store.ts';
import type { ThemeName } from '../../map/style/theme.ts';

const KEY = 'atlas-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

function resolve(choice: ThemeChoice): ThemeName {
  return choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
}

function readKept(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    // Storage is closed to the page (private windows): follow the system.
    return 'system';
  }
}

function keep(choice: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // It holds until the page is closed.
  }
}

/** Dress the page in the chosen theme from now on, and remember the choice on this machine. */
export function watchTheme(): void {
  chooseTheme(readKept());
  const dress = (): void => {
    document.documentElement.dataset['theme'] = resolve(atlasStore.getState().theme);
  };
  dress();
  dark.addEventListener('change', dress);
  atlasStore.subscribe((state, before) => {
    if (state.theme === before.theme) return;
    keep(state.theme);
    dress();
  });
}

function subscribe(changed: () => void): () => void {
  const stop = atlasStore.subscribe(changed);
  dark.addEventListener('change', changed);
  return () => {
    stop();
    dark.removeEventListener('change', changed);
  };
}

/** The theme that the page wears now. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, () => resolve(atlasStore.getState().theme));
}
