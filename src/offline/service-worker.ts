import { KEPT, SEEN } from './cache-names.ts';
import { filesOfPage, fromKept, keyOf, listForgotten, parseRange, sliceOf, toKept } from './kept-responses.ts';

// Without a network the page shows what was seen with one. With one it is asked first, so that an old file never stands beside
// a new one; only the files of `assets/`, whose names change with what is in them, are taken from here at once.

declare const self: ServiceWorkerScope;

/** Answers kept of what was seen; about 100 MB, as tiles are small. */
const MOST_KEPT = 3000;
/** Files of `assets/` kept, those of earlier versions among them: several versions of the page. */
const MOST_ASSETS = 1000;
/** After so many new answers the oldest are forgotten, however long a page stays open. */
const FORGET_AFTER = 200;
/** Larger files are kept where a person asks for it alone. */
const LARGEST_SEEN = 20_000_000;
/** A page that has not come after this long is taken from here, ms. */
const PATIENCE_MS = 6000;

const { scope } = self.registration;
const isAsset = (url: string): boolean => url.startsWith(new URL('assets/', scope).href);
/** The pages of the atlas, by the keys of their answers. */
const PAGES: ReadonlySet<string> = new Set(['./', './embed.html'].map((page) => keyOf(new URL(page, scope).href, true, null)));
let added = 0;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** What was seen is newer than what was kept; but parts of a file that is kept whole are its own, as those seen may be of another version. */
async function findKept(key: string, request?: Request): Promise<Response | undefined> {
  const range = parseRange(request?.headers.get('range') ?? null);
  const whole = request && range && (await caches.match(keyOf(request.url, false, null), { cacheName: KEPT }));
  if (whole) return sliceOf(whole, range);
  const found = (await caches.match(key, { cacheName: SEEN })) ?? (await caches.match(key, { cacheName: KEPT }));
  return found && fromKept(found);
}

async function keep(key: string, response: Response): Promise<void> {
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_SEEN) return;
  const cache = await caches.open(SEEN);
  await cache.put(key, toKept(response));
  added += 1;
  if (added % FORGET_AFTER === 0) await forgetOldest(cache);
}

/** Forget the oldest of what was seen, but nothing that a page cannot start without. */
async function forgetOldest(cache: Cache): Promise<void> {
  const keys = (await cache.keys()).map(({ url }) => url);
  const pages = await Promise.all(keys.filter((url) => PAGES.has(url)).map(async (url) => filesOfPage((await (await cache.match(url))?.text()) ?? '', url)));
  const needed = new Set([...PAGES, ...pages.flat()]);
  const [assets, others] = [keys.filter((url) => isAsset(url)), keys.filter((url) => !isAsset(url))];
  const forgotten = [...listForgotten(assets, MOST_ASSETS, needed), ...listForgotten(others, MOST_KEPT, needed)];
  await Promise.all(forgotten.map((url) => cache.delete(url)));
}

/** A page is kept with all that it cannot start without, or not at all: an old page never waits for a new page's files. */
async function keepPage(key: string, response: Response): Promise<void> {
  const files = filesOfPage(await response.clone().text(), key);
  // What a network says in the atlas's place, to have somebody sign in, is no page of it.
  if (files.length === 0) return;
  const cache = await caches.open(SEEN);
  for (const file of files) if (!(await cache.match(file))) await cache.add(file);
  await cache.put(key, response);
  await forgetOldest(cache);
}

async function fromAsset(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const kept = await caches.match(url, { cacheName: SEEN });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keep(url, response.clone()).catch(() => undefined));
  return response;
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  const key = keyOf(request.url, isPage, request.headers.get('range'));
  const asked = fetch(request);
  // Kept however late it comes: a slow page would stay an old one else.
  const keepAnswer = async (): Promise<void> => {
    const response = await asked;
    // A host that does not answer with a part sends the whole file each time.
    const isPart = response.status === 206 || !request.headers.has('range');
    if (response.ok && isPart) await (isPage ? keepPage : keep)(key, response.clone());
  };
  event.waitUntil(keepAnswer().catch(() => undefined));
  const late = isPage ? new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), PATIENCE_MS)) : undefined;
  try {
    const response = await (late ? Promise.race([asked, late]) : asked);
    return response ?? (await findKept(key)) ?? (await asked);
  } catch (error) {
    const kept = await findKept(key, request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { method, url, cache } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  // Whether there is another version of the page, the host alone knows.
  if (cache === 'no-store' && PAGES.has(keyOf(url, true, null))) return;
  event.respondWith(isAsset(url) ? fromAsset(event) : fromNetwork(event));
});

/** What the page had fetched before this worker was there: the browser has most of it still. */
self.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const urls = data.filter((url): url is string => typeof url === 'string' && url.startsWith(scope));
  const keepAll = async (): Promise<void> => {
    for (const url of new Set(urls)) {
      const isPage = PAGES.has(keyOf(url, true, null));
      const key = keyOf(url, isPage, null);
      if (await caches.match(key)) continue;
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) await (isPage ? keepPage : keep)(key, response).catch(() => undefined);
    }
  };
  event.waitUntil(keepAll());
});
