/** Where the browser tells of no paint, the page goes on after this long, ms. */
const PATIENCE_MS = 3000;

/**
 * Once the words that come with the document are on the screen; at once where nobody looks, and in the frame of another page,
 * whose document has none. Work begun before them, the map's above all where no graphics card draws it, holds them back by a
 * second and more.
 */
export async function firstWordsSeen(): Promise<void> {
  if (document.visibilityState === 'hidden' || document.documentElement.dataset['page'] === 'embed') return;
  let watch: PerformanceObserver | undefined;
  let timer: number | undefined;
  await new Promise<void>((resolve) => {
    timer = window.setTimeout(resolve, PATIENCE_MS);
    watch = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    });
    // A browser without this kind of entry ignores it, and the page waits as long as said above.
    watch.observe({ type: 'paint', buffered: true });
  });
  clearTimeout(timer);
  watch?.disconnect();
}
