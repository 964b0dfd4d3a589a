import { expect, type Locator, type Page } from '@playwright/test';

/** The map region of the page, in any language; it is busy until the map is idle. */
export function mapRegion(page: Page): Locator {
  return page.getByRole('region').and(page.locator('.map'));
}

/** As with all limits here, a guard against what hangs: on a loaded machine a map that is drawn on the CPU takes its time. */
const MAP_GUARD = { timeout: 60_000 };

export async function waitForMap(page: Page): Promise<void> {
  await expect(mapRegion(page)).toHaveAttribute('aria-busy', 'false', MAP_GUARD);
}

/**
 * Open the atlas at an address, `?…#…`, and wait until its map is idle. The map is flat: drawn on the CPU, a globe takes
 * nearly twice as long. `openGlobe` is for those to whom the difference matters.
 */
export async function openAtlas(page: Page, address = ''): Promise<void> {
  const [, query = '', place = ''] = /^\??([^#]*)(.*)$/.exec(address) ?? [];
  const flat = query.split('&').filter((part) => part !== '' && !part.startsWith('projection='));
  await openGlobe(page, `?${[...flat, 'projection=flat'].join('&')}${place}`);
}

/** As `openAtlas`, with the map as a person has it who has chosen nothing. */
export async function openGlobe(page: Page, address = ''): Promise<void> {
  await page.goto(`./${address}`);
  await waitForMap(page);
}

/** As in a browser without WebGL, from the next load on: where texts and figures are tested and no map, which takes its seconds on the CPU. */
export async function withoutMap(page: Page): Promise<void> {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
}

/** The same for what is looked at: other drawing stays, as axe and the page measure letters by it. */
export async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = HTMLCanvasElement.prototype.getContext;
    Reflect.set(HTMLCanvasElement.prototype, 'getContext', function refuse(this: HTMLCanvasElement, kind: string, ...rest: unknown[]): unknown {
      return kind.startsWith('webgl') ? null : Reflect.apply(open, this, [kind, ...rest]);
    });
  });
}

/** Open the atlas at an address without its map, and wait for its list or page. */
export async function openWithoutMap(page: Page, address = ''): Promise<void> {
  await withoutMap(page);
  await page.goto(`./${address}`);
  // The document's own first words have no link yet.
  await expect(page.locator('a.brand')).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading').or(page.getByRole('main').getByRole('list')).first()).toBeVisible();
}

/** Alerts of the page but for those in the place of the map, one of which says that there is none. */
export function alertsOf(page: Page): Locator {
  return page.locator('[role="alert"]:not(.map *)');
}

/** The checkbox of a layer, whose name is its text alone. */
export function layerBox(page: Page, name: string): Locator {
  return page.getByRole('group', { name: 'Layers' }).getByRole('checkbox', { name, exact: true });
}

/** Have the kinds of layer without data below each other. */
export async function unfoldKinds(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: /without data$/ });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
}

/** Let the page compute what the build has found already: its files of figures are not there. */
export async function withoutFigures(page: Page): Promise<void> {
  await page.route(/\/(?:headlines\.json|figures\/)/, (route) => route.abort());
}
