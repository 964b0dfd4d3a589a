/**
 * Fetch a part of the page, and fetch it anew where it did not arrive before: browsers keep the failure of a module under its
 * address for as long as the page is open, so that another address is asked for. The build calls it in place of `import`
 * (vite.import-again.ts).
 * @param path of the part, as the build writes it
 * @param base address of the module that asks
 * @throws TypeError, as `import` does
 */
async function importAgain(path: string, base: string): Promise<unknown> {
  const url = new URL(path, base).href;
  const failures = failed.get(url) ?? 0;
  try {
    const part: unknown = await import(/* @vite-ignore */ failures === 0 ? url : `${url}?again=${failures}`);
    return part;
  } catch (error) {
    failed.set(url, failures + 1);
    throw error;
  }
}

/** How often each part did not arrive. */
const failed = new Map<string, number>();

Object.assign(globalThis, { importAgain });
