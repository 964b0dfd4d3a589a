import { AtlasError } from '../../errors.ts';
import type { FileTally } from './fix-store.ts';
import { suggestMapping } from './suggest-mapping.ts';
import { refuseTooWide, writeCells } from './write-cells.ts';

/** A point without a time of its own, and what its fields say. */
interface TimelessPoint {
  readonly name: string;
  readonly fields: Map<string, string> | undefined;
  readonly place: readonly [lon: string, lat: string];
  readonly row: number;
}

/** Characters of fields that are kept: in memory each takes more than one byte. */
const MOST_CHARACTERS = 100e6;
const SAMPLE = 1000;

/** Points of KML whose time may stand among their fields, where programs that know no time of a placemark write it. */
export class TimelessPoints {
  private readonly points: TimelessPoint[] = [];
  /** Lines of those that have no field. */
  private readonly bare: number[] = [];
  private readonly names = new Set<string>();
  private characters = 0;

  constructor(private readonly tally: FileTally) {}

  /** Keep a field of a point. @throws AtlasError where there are too many */
  setField(fields: Map<string, string>, name: string, value: string): void {
    if (!this.names.has(name)) refuseTooWide(this.names.add(name).size, this.points.length + 1, this.tally.file);
    fields.set(name, value);
  }

  /** @throws AtlasError where they would fill the memory */
  add(point: TimelessPoint): void {
    const { name, fields, row } = point;
    if (!fields) return void this.bare.push(row);
    if (name !== '' && ![...fields.keys()].some((field) => field.toLowerCase() === 'name')) this.setField(fields, 'name', name);
    for (const [field, value] of fields) this.characters += field.length + value.length;
    if (this.characters > MOST_CHARACTERS) throw new AtlasError('import.tooLarge', { most: MOST_CHARACTERS / 1e6 }, { file: this.tally.file, row });
    this.points.push(point);
  }

  /** The points as the text of a table, a row each; undefined where no field is a time. */
  asTable(): Iterable<string> | undefined {
    refuseTooWide(this.names.size, this.points.length, this.tally.file);
    const names = [...this.names].filter((name) => !/^(longitude|latitude)$/i.test(name));
    const header = [...names, 'longitude', 'latitude'];
    const cellsOf = ({ fields, place }: TimelessPoint): string[] => [...names.map((name) => fields?.get(name) ?? ''), ...place];
    const { time, year } = suggestMapping(header, this.points.slice(0, SAMPLE).map(cellsOf)).map ?? {};
    if (time === undefined && year === undefined) return undefined;
    for (const row of this.bare) this.tally.take('dropped.noTime', row);
    const { points } = this;
    return writeCells(
      header,
      (function* () {
        for (const point of points) yield cellsOf(point);
      })(),
    );
  }

  /** Count them as left out. */
  drop(): void {
    for (const row of [...this.bare, ...this.points.map(({ row: mine }) => mine)]) this.tally.take('dropped.noTime', row);
  }
}
