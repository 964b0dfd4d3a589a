import { SEEN } from './cache-names.ts';
import { filesOfPage, fromKept, keyOf, parseRange, sliceOf, toKept } from './kept-responses.ts';

// Without a network the page shows what was seen with one. With one it is asked first, so that an old file never stands beside
// a new one; only the files of `assets/`, whose names change with what is in them, are taken from here at once.

declare const self: ServiceWorkerScope;

/** Answers kept of what was seen; about 100 MB, as tiles are small. */
const MOST_KEPT = 3000;
/** Larger files are kept where a person asks for it alone. */
const LARGEST_SEEN = 20_000_000;
/** A page that has not come after this long is taken from here, ms. */
const PATIENCE_MS = 6000;

const { scope } = self.registration;
const isAsset = (url: string): boolean => url.startsWith(new URL('assets/', scope).href);

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function findKept(key: string, request?: Request): Promise<Response | undefined> {
  const found = await caches.match(key);
  if (found) return fromKept(found);
  const range = parseRange(request?.headers.get('range') ?? null);
  const whole = request && range && (await caches.match(keyOf(request.url, false, null)));
  return whole && sliceOf(whole, range);
}

async function keep(key: string, response: Response): Promise<void> {
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_SEEN) return;
  const cache = await caches.open(SEEN);
  await cache.put(key, toKept(response));
}

/** A page is kept with all that it cannot start without, or not at all: an old page never waits for a new page's files. */
async function keepPage(key: string, response: Response): Promise<void> {
  const html = await response.clone().text();
  const cache = await caches.open(SEEN);
  for (const file of filesOfPage(html, key)) if (!(await cache.match(file))) await cache.add(file);
  await cache.put(key, response);
  const keys = await cache.keys();
  for (const oldest of keys.slice(0, Math.max(0, keys.length - MOST_KEPT))) if (!isAsset(oldest.url)) await cache.delete(oldest);
}

async function fromAsset(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const kept = await caches.match(url);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keep(url, response.clone()));
  return response;
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  const key = keyOf(request.url, isPage, request.headers.get('range'));
  const asked = fetch(request).then((response) => {
    if (response.ok) event.waitUntil((isPage ? keepPage : keep)(key, response.clone()).catch(() => undefined));
    return response;
  });
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
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  event.respondWith(isAsset(url) ? fromAsset(event) : fromNetwork(event));
});

/** What the page had fetched before this worker was there: the browser has most of it still. */
self.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const urls = data.filter((url): url is string => typeof url === 'string' && url.startsWith(scope));
  const keepAll = async (): Promise<void> => {
    for (const url of new Set(urls)) {
      const isPage = new URL(url).pathname === new URL(scope).pathname;
      const key = keyOf(url, isPage, null);
      if (await caches.match(key)) continue;
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) await (isPage ? keepPage : keep)(key, response).catch(() => undefined);
    }
  };
  event.waitUntil(keepAll());
});
