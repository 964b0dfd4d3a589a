import { atlasStore, showView } from './atlas-store.ts';
import { formatView, pageOf, parseView, type View } from './view.ts';

/** A step that the back button undoes: another page of the panel. Anything else changes the present entry. */
function isStep(before: View, after: View): boolean {
  return pageOf(before) !== pageOf(after);
}

/**
 * Keep the view and the browser's address the same, both ways, from now on.
 * @param takesSteps whether another page is a step that the back button undoes; in a frame it would be one of the page around it
 */
export function syncAddress({ takesSteps = true }: { readonly takesSteps?: boolean } = {}): void {
  const read = (): void => showView(parseView(location.search, location.hash));
  read();
  let restoring = false;
  const restore = (): void => {
    restoring = true;
    // Language and projection are settings, not places: the way back leaves them as they are.
    const { lang, projection } = atlasStore.getState().view;
    const view = { ...parseView(location.search, location.hash), lang, projection };
    showView(view);
    history.replaceState(history.state, '', location.pathname + formatView(view));
    restoring = false;
  };
  addEventListener('popstate', restore);
  atlasStore.subscribe(({ view }, { view: before }) => {
    if (view === before || restoring) return;
    const address = location.pathname + formatView(view);
    if (takesSteps && isStep(before, view)) history.pushState(null, '', address);
    // How far the page is read stays beside it.
    else history.replaceState(history.state, '', address);
  });
}
