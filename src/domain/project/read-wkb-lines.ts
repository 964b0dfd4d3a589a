/** What one well-known binary geometry holds. */
export interface WkbLines {
  readonly lines: (readonly (readonly [number, number])[])[];
  points: boolean;
  polygons: boolean;
}

const MAX_DEPTH = 8;

/**
 * The lines of a well-known binary geometry (OGC 06-103r4; Z, M and PostGIS's flags are understood, heights left out).
 * @throws RangeError where it is cut short or of a kind that is not read (curves)
 */
export function readWkbLines(bytes: Uint8Array): WkbLines {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: WkbLines = { lines: [], points: false, polygons: false };
  let at = 0;

  const readGeometry = (depth: number): void => {
    const little = view.getUint8(at) === 1;
    const code = view.getUint32(at + 1, little);
    at += 5;
    if ((code & 0x20000000) !== 0) at += 4;
    const iso = code & 0x0fffffff;
    const kind = iso % 1000;
    const extra = Math.floor(iso / 1000);
    const z = (code & 0x80000000) !== 0 || extra === 1 || extra === 3;
    const m = (code & 0x40000000) !== 0 || extra === 2 || extra === 3;
    const stride = 16 + (z ? 8 : 0) + (m ? 8 : 0);
    const readCount = (least: number): number => {
      const count = view.getUint32(at, little);
      at += 4;
      // A damaged count must not ask for memory that the file could never fill.
      if (count * least > view.byteLength - at) throw new RangeError('its geometry is cut short');
      return count;
    };
    const readPositions = (): (readonly [number, number])[] => {
      const positions = Array.from({ length: readCount(stride) }, (_, i) => [view.getFloat64(at + i * stride, little), view.getFloat64(at + i * stride + 8, little)] as const);
      at += positions.length * stride;
      return positions;
    };
    if (kind === 1) {
      found.points = true;
      at += stride;
    } else if (kind === 2) found.lines.push(readPositions());
    else if (kind === 3) {
      found.polygons = true;
      for (let rings = readCount(4); rings > 0; rings--) readPositions();
    } else if (kind >= 4 && kind <= 7) {
      if (depth >= MAX_DEPTH) throw new RangeError('its geometry is nested too deeply');
      for (let parts = readCount(9 - (kind === 7 ? 0 : 4)); parts > 0; parts--) readGeometry(depth + 1);
    } else throw new RangeError(`geometry type ${kind} is not read`);
  };
  readGeometry(0);
  return found;
}
