/** Bytes that a request asks for, both ends in; `to` is left out where it asks for the rest. */
export interface ByteRange {
  readonly from: number;
  readonly to?: number;
}

/** The one range that a `Range` header names; undefined for several, for the last bytes, and for what is none. */
export function parseRange(header: string | null): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined) return undefined;
  return to === undefined || to === '' ? { from: Number(from) } : { from: Number(from), to: Number(to) };
}

/**
 * Under which address an answer is kept: without what a page keeps to itself (`#…`), pages without their query, a part of a file
 * with the bytes that it is.
 */
export function keyOf(url: string, isPage: boolean, range: string | null): string {
  const { origin, pathname, search } = new URL(url);
  const page = pathname.replace(/\/index\.html$/, '/');
  if (isPage) return origin + page;
  const query = new URLSearchParams(search);
  if (range !== null) query.set('kept-range', range);
  const text = query.toString();
  return `${origin}${pathname}${text === '' ? '' : `?${text}`}`;
}

/** An answer as a cache takes it: one of a part (206) is kept as a whole one, with its headers. */
export function toKept(response: Response): Response {
  return response.status === 206 ? new Response(response.body, { status: 200, headers: response.headers }) : response;
}

/** A kept answer as the page expects it: a part again, where it was one. */
export function fromKept(kept: Response): Response {
  return kept.headers.has('content-range') ? new Response(kept.body, { status: 206, headers: kept.headers }) : kept;
}

/** Part of a file that is kept whole (RFC 9110, 14); 416 where it has no such bytes. */
export async function sliceOf(whole: Response, { from, to }: ByteRange): Promise<Response> {
  const bytes = await whole.blob();
  const last = Math.min(to ?? Number.POSITIVE_INFINITY, bytes.size - 1);
  if (from > last) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.size}` } });
  const headers = new Headers(whole.headers);
  headers.set('content-range', `bytes ${from}-${last}/${bytes.size}`);
  headers.set('content-length', String(last - from + 1));
  headers.delete('content-encoding');
  return new Response(bytes.slice(from, last + 1), { status: 206, headers });
}

/** The scripts and styles that a page names: it cannot start without them. */
export function filesOfPage(html: string, address: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].flatMap(([, file]) => (file === undefined ? [] : [new URL(file, address).href]));
}

/** Which of the addresses of kept answers, the oldest first, are too many; those that are needed are never among them. */
export function listForgotten(urls: readonly string[], most: number, needed: ReadonlySet<string>): string[] {
  return urls.slice(0, Math.max(0, urls.length - most)).filter((url) => !needed.has(url));
}
