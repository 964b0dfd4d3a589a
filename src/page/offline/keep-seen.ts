import { pause, untilFree, untilRest } from '../shared/until-rest.ts';

/** The worker is told of so many addresses at once, and has so long for them, ms: it shares the processor with what a person asks for. */
const AT_ONCE = 10;
const EACH_MS = 250;
/** A browser notes 250 files of a page by itself; larger pages have more. */
const MOST_NOTED = 2000;

/**
 * Have what was seen kept for times without a network; where a browser keeps nothing, the page is as it was. What was fetched before the
 * worker was there is kept once the page is at rest, and while nobody waits for anything; at once where the page is left.
 * @throws the signal's reason when cancelled
 */
export async function keepSeen(signal: AbortSignal): Promise<void> {
  performance.setResourceTimingBufferSize(MOST_NOTED);
  await navigator.serviceWorker.register('./service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const rest: string[] = [];
  const tell = (most: number): void => active?.postMessage(rest.splice(0, most), { transfer: [] });
  const leave = (): void => {
    if (rest.length === 0) rest.push(...listFetched());
    tell(Infinity);
  };
  addEventListener('pagehide', leave, { signal });
  await untilRest(signal, 0);
  rest.push(...listFetched());
  while (rest.length > 0) {
    await untilFree(signal);
    tell(AT_ONCE);
    await pause(EACH_MS, signal);
  }
  removeEventListener('pagehide', leave);
}

/** The page and what it has fetched of its own site. */
function listFetched(): string[] {
  const fetched = performance.getEntriesByType('resource').flatMap((entry) => (entry.name.startsWith(location.origin) ? [entry.name] : []));
  // Parts of archives are not told apart here: the worker has those that were asked for since.
  return [...new Set([location.origin + location.pathname, ...fetched.filter((url) => !url.endsWith('.pmtiles'))])];
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
