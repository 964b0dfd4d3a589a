import { closeSync, openSync, writeSync } from 'node:fs';
import type { Feature, Geometry } from 'geojson';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import type { FlatCoordinates } from '../domain/formats/flat-geojson.ts';
import { FlatLine } from '../domain/geometry/flat-line.ts';

/** Bytes that are written at once. */
const PIECE = 1 << 20;
/** A position takes no more: two numbers of a sign, four digits, a point and nine more. */
const MOST_BYTES_A_POSITION = 64;
/** Nine decimals of a degree are a tenth of a millimetre. */
const DECIMALS = 9;
const SCALE = 10 ** DECIMALS;
const ZERO = 0x30;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** A feature whose lines and rings may be flat. */
export interface WrittenFeature extends Omit<Feature, 'geometry'> {
  readonly geometry: Geometry | { readonly type: string; readonly coordinates: FlatCoordinates };
}

/**
 * Write features as GeoJSON (RFC 7946), a piece at a time: as one text they would take their memory once more. Coordinates
 * have nine decimals of a degree.
 * @throws AtlasError naming the file where it cannot be written
 */
export function writeFeatures(out: string, features: readonly WrittenFeature[]): void {
  try {
    const file = openSync(out, 'w');
    try {
      const writer = new Writer(file);
      writer.text('{"type":"FeatureCollection","features":[');
      for (const [at, feature] of features.entries()) {
        if (at > 0) writer.text(',');
        writeFeature(writer, feature);
      }
      writer.text(']}\n');
      writer.flush();
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: '--out' });
  }
}

function writeFeature(writer: Writer, { geometry, ...rest }: WrittenFeature): void {
  if (!('coordinates' in geometry)) {
    writer.text(JSON.stringify({ ...rest, geometry }));
    return;
  }
  writer.text(`${JSON.stringify(rest).slice(0, -1)},"geometry":{"type":${JSON.stringify(geometry.type)},"coordinates":`);
  writeCoordinates(writer, geometry.coordinates);
  writer.text('}}');
}

type Coordinates = FlatLine | readonly (number | Coordinates)[];

function writeCoordinates(writer: Writer, coordinates: Coordinates): void {
  if (coordinates instanceof FlatLine) {
    writeLine(writer, coordinates);
    return;
  }
  writer.byte(OPEN);
  for (let at = 0; at < coordinates.length; at++) {
    if (at > 0) writer.byte(COMMA);
    const each = coordinates[at]!;
    if (typeof each === 'number') writer.number(each);
    else writeCoordinates(writer, each);
  }
  writer.byte(CLOSE);
}

function writeLine(writer: Writer, { coords, start, length }: FlatLine): void {
  writer.byte(OPEN);
  for (let at = start; at < start + 2 * length; at += 2) {
    if (at > start) writer.byte(COMMA);
    writer.byte(OPEN);
    writer.number(coords[at]!);
    writer.byte(COMMA);
    writer.number(coords[at + 1]!);
    writer.byte(CLOSE);
  }
  writer.byte(CLOSE);
}

/** Bytes that are gathered before they are written. Numbers become digits without a text of each, of which there may be millions. */
class Writer {
  private readonly held = Buffer.allocUnsafe(PIECE);
  private readonly digits = new Uint8Array(MOST_BYTES_A_POSITION);
  private at = 0;

  constructor(private readonly file: number) {}

  text(words: string): void {
    const bytes = Buffer.from(words);
    if (this.at + bytes.length > PIECE) this.flush();
    if (bytes.length > PIECE) this.write(bytes);
    else this.at += bytes.copy(this.held, this.at);
  }

  byte(value: number): void {
    if (this.at === PIECE) this.flush();
    this.held[this.at++] = value;
  }

  /** A number to nine decimals, without zeros at its end; what is no number is 0. */
  number(value: number): void {
    const scaled = Math.round(value * SCALE);
    if (!Number.isSafeInteger(scaled)) {
      this.text(Number.isFinite(value) ? String(value) : '0');
      return;
    }
    if (this.at + MOST_BYTES_A_POSITION > PIECE) this.flush();
    const { held, digits } = this;
    let rest = Math.abs(scaled);
    if (scaled < 0) held[this.at++] = 0x2d;
    let whole = Math.floor(rest / SCALE);
    rest -= whole * SCALE;
    let count = 0;
    do {
      const next = Math.floor(whole / 10);
      digits[count++] = ZERO + whole - 10 * next;
      whole = next;
    } while (whole > 0);
    while (count > 0) held[this.at++] = digits[--count]!;
    if (rest === 0) return;
    held[this.at++] = 0x2e;
    for (let place = DECIMALS - 1; place >= 0; place--) {
      const next = Math.floor(rest / 10);
      held[this.at + place] = ZERO + rest - 10 * next;
      rest = next;
    }
    let end = this.at + DECIMALS;
    while (held[end - 1] === ZERO) end -= 1;
    this.at = end;
  }

  flush(): void {
    if (this.at > 0) this.write(this.held.subarray(0, this.at));
    this.at = 0;
  }

  private write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
  }
}
