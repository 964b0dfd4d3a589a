/**
 * Fetch a part of the page once it is known to arrive. A browser remembers that a module did not arrive for as long as the
 * page is open, and gives the same answer to whoever asks again; so the file is fetched first, which it forgets, and is then
 * found in its cache. The build calls it in place of `import` (vite.import-again.ts).
 * @param path of the part, as the build writes it
 * @param base address of the module that asks
 * @throws TypeError, as `import` does
 */
async function importAgain(path: string, base: string): Promise<unknown> {
  const url = new URL(path, base).href;
  if (!arrived.has(url) && !(await arrives(url))) throw new TypeError(`Failed to fetch dynamically imported module: ${url}`);
  const part: unknown = await import(/* @vite-ignore */ url);
  arrived.add(url);
  return part;
}

/** Parts that are there: they are fetched no more. */
const arrived = new Set<string>();

async function arrives(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

Object.assign(globalThis, { importAgain });
