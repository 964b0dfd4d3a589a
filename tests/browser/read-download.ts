import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Do what starts a download, and read the file that arrives. */
export async function readDownload(page: Page, start: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}
