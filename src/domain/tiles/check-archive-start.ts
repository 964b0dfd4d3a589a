import { AtlasError, type FaultPlace } from '../errors.ts';
import { HEADER_LENGTH } from './encode-header.ts';

const MAGIC = 'PMTiles';

/**
 * Checks the first bytes of a file (up to 16,384) before a reader trusts them: magic, version, and that header and
 * root directory are all there. Throws AtlasError naming the layer.
 */
export function checkArchiveStart(start: ArrayBuffer, title: string, place: FaultPlace): void {
  const found = new TextDecoder('latin1').decode(start.slice(0, MAGIC.length));
  if (found !== MAGIC) {
    throw new AtlasError(
      `The file of the layer “${title}” is not a PMTiles archive.`,
      found.trimStart().startsWith('<')
        ? 'The server answered with a web page; check the address of the file.'
        : 'Choose a .pmtiles file, or check the address it comes from.',
      place,
    );
  }
  const view = new DataView(start);
  const version = start.byteLength > MAGIC.length ? view.getUint8(MAGIC.length) : 3;
  if (version !== 3) {
    throw new AtlasError(
      `The file of the layer “${title}” is PMTiles version ${version}; the atlas reads version 3.`,
      'Convert it with “pmtiles convert”, then load it again.',
      place,
    );
  }
  const whole = start.byteLength >= HEADER_LENGTH
    && view.getBigUint64(8, true) + view.getBigUint64(16, true) <= BigInt(start.byteLength);
  if (!whole) {
    throw new AtlasError(
      `The file of the layer “${title}” ends too early: its directory is cut off.`,
      'The copy is incomplete. Download or build the file again, then reload the page.',
      place,
    );
  }
}
