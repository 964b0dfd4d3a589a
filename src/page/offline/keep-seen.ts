/** Have what was seen kept for times without a network; where a browser keeps nothing, the page is as it was. */
export async function keepSeen(): Promise<void> {
  await navigator.serviceWorker.register('./service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const fetched = performance.getEntriesByType('resource').flatMap((entry) => (entry.name.startsWith(location.origin) ? [entry.name] : []));
  // Parts of archives are not told apart here: the worker has those that were asked for since.
  active?.postMessage([location.origin + location.pathname, ...fetched.filter((url) => !url.endsWith('.pmtiles'))], { transfer: [] });
}

/** Which script a page starts from; it changes with every build that changes anything. */
const startOf = (html: string): string | undefined => /<script type="module"[^>]* src="(\.\/assets\/start-[^"]+)"/.exec(html)?.[1];

/** Whether another version of the page lies on the host than the one that runs here; not while the host cannot be reached. */
export async function isUpdated(): Promise<boolean> {
  const html = await fetch('./index.html', { cache: 'no-store' }).then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => '',
  );
  const there = startOf(html);
  const here = startOf(document.head.innerHTML);
  return there !== undefined && here !== undefined && there !== here;
}
