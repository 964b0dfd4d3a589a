/** Hears of the platform's way to close what stands over a page: Escape, or the way back on a phone. Not in every browser. */
declare class CloseWatcher extends EventTarget {
  onclose: (() => void) | null;
  destroy(): void;
}
