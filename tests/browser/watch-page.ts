import type { Page } from '@playwright/test';

export interface PageWatch {
  /** What the console calls an error, and errors nobody caught. */
  readonly errors: string[];
  /** Addresses and bodies of requests, those of workers included. */
  readonly requests: { readonly url: string; readonly method: string; readonly body: string }[];
}

/** Write down from now on what a page complains about and asks for. */
export function watchPage(page: Page): PageWatch {
  const watch: PageWatch = { errors: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(message.text());
  });
  page.on('pageerror', (error) => watch.errors.push(error.message));
  page.context().on('request', (request) => {
    watch.requests.push({ url: request.url(), method: request.method(), body: request.postData() ?? '' });
  });
  return watch;
}

/** Requests that went to another origin than the page's own; what a page makes for itself (blob, data) goes nowhere. */
export function strayRequests({ requests }: PageWatch, origin: string): string[] {
  return requests.map(({ url }) => url).filter((url) => !/^(?:blob|data):/.test(url) && new URL(url).origin !== origin);
}
