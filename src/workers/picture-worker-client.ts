/** What WebGL has drawn. */
export interface DrawnPicture {
  /** Red, green, blue and alpha, row by row from below. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export interface PicturePacker {
  /**
   * A drawing as a PNG without alpha.
   * @param picture its pixels are moved, and are gone afterwards
   * @throws Error where the browser's workers cannot; the signal's reason when cancelled
   */
  pack(picture: DrawnPicture, signal?: AbortSignal): Promise<Blob>;
  stop(): void;
}

/** What packs a picture away from the page's thread, which lays the document out meanwhile; it is started before there is a picture. */
export function startPacker(): PicturePacker {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module', name: 'atlas picture' });
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    });
  });
  failed.catch(() => undefined);
  return {
    async pack({ pixels, width, height }, signal) {
      signal?.throwIfAborted();
      const packed = new Promise<Blob>((resolve, reject) => {
        worker.addEventListener('message', ({ data }: MessageEvent<Blob>) => resolve(data));
        signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('Cancelled')), { once: true });
        worker.postMessage({ pixels, width, height } satisfies DrawnPicture, [pixels.buffer]);
      });
      return await Promise.race([packed, failed]);
    },
    stop: () => worker.terminate(),
  };
}
