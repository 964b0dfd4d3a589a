import { closeSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LayerOpener } from '../src/domain/layers/open-layer.ts';

/** Opens the layers of a catalog on disk, by their file: addresses, until `close` is called. */
export function openFromFiles(): { readonly opener: LayerOpener; readonly close: () => void } {
  const handles: number[] = [];
  const opener = new LayerOpener({
    openArchive: (url) => {
      const handle = openSync(fileURLToPath(url), 'r');
      handles.push(handle);
      return {
        getKey: () => url,
        getBytes: async (offset, length) => {
          const bytes = new Uint8Array(length);
          const count = readSync(handle, bytes, 0, length, offset);
          return { data: bytes.buffer.slice(0, count) };
        },
      };
    },
  });
  return { opener, close: () => handles.splice(0).forEach((handle) => closeSync(handle)) };
}
