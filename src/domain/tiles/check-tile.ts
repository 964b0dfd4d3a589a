// Fields and wire types of the Mapbox Vector Tile specification 2.1 that lead to the commands of a geometry.
const LAYERS = (3 << 3) | 2;
const FEATURES = (2 << 3) | 2;
const GEOMETRY = (4 << 3) | 2;
const CLOSE_PATH = 7;

/**
 * Whether the counts of a vector tile can be believed, in one pass without decoding it. Its ClosePath has no parameters,
 * so that a count of millions costs no bytes: readers, MapLibre's too, would close the ring millions of times.
 * @param bytes an uncompressed tile
 * @throws RangeError where a command is repeated more often than the specification lets it be, or a part runs on beyond its whole
 */
export function checkTile(bytes: Uint8Array): void {
  const reader = new Reader(bytes);
  reader.eachField(bytes.length, LAYERS, (layerEnd) =>
    reader.eachField(layerEnd, FEATURES, (featureEnd) => reader.eachField(featureEnd, GEOMETRY, (end) => checkCommands(reader, end))),
  );
}

function checkCommands(reader: Reader, end: number): void {
  while (reader.at < end) {
    const command = reader.readNumber(end);
    const [id, count] = [command & 7, Math.floor(command / 8)];
    if (id === CLOSE_PATH) {
      if (count > 1) throw new RangeError(`a ring is closed ${count} times`);
    } else reader.skipNumbers(count * 2, end);
  }
}

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Calls `inside` at the beginning of each field of a key up to `end`, with where the field ends; passes over the others. */
  eachField(end: number, key: number, inside: (end: number) => void): void {
    while (this.at < end) {
      const found = this.readNumber(end);
      const wire = found & 7;
      if (wire === 0) this.readNumber(end);
      else if (wire === 1) this.at += 8;
      else if (wire === 5) this.at += 4;
      else if (wire === 2) {
        const fieldEnd = this.readNumber(end) + this.at;
        if (fieldEnd > end) throw new RangeError('a part runs on beyond its whole');
        if (found === key) inside(fieldEnd);
        this.at = fieldEnd;
      } else throw new RangeError(`a field of wire type ${wire}`);
    }
  }

  readNumber(end: number): number {
    let value = 0;
    for (let shift = 1; this.at < end; shift *= 128) {
      const byte = this.#bytes[this.at++]!;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number without an end');
  }

  skipNumbers(count: number, end: number): void {
    const bytes = this.#bytes;
    let [left, at] = [count, this.at];
    while (left > 0 && at < end) if (bytes[at++]! < 0x80) left--;
    this.at = at;
  }
}
