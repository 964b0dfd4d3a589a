import { type ComponentType, use } from 'react';

/** What lets the parts be asked for again that did not arrive. */
const failed = new Set<() => void>();

/**
 * A component whose code is fetched when it is first drawn; until then it suspends. One that does not arrive throws to the
 * `Boundary` around it, and is asked for anew once `forgetFailed` was called: React's own `lazy` would keep the failure for
 * as long as the page is open.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let request: Promise<ComponentType<Props>> | undefined;
  const ask = (): Promise<ComponentType<Props>> => {
    const asked = load();
    asked.catch(() => failed.add(() => (request = undefined)));
    return asked;
  };
  return function Lazily(props: Props) {
    request ??= ask();
    const Loaded = use(request);
    return <Loaded {...props} />;
  };
}

/** Let everything that did not arrive be asked for again: parts of the page, and the style sheets that came with them. */
export function forgetFailed(): void {
  for (const forget of failed) forget();
  failed.clear();
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (link.sheet) continue;
    const again = link.cloneNode();
    link.replaceWith(again);
  }
}
