import type { UtmZone } from '../../formats/crs/utm-zone.ts';
import type { Unproject } from '../../formats/crs/open-system.ts';
import { type Note, noteOf } from '../../notes.ts';

/** Eastings and northings within which a zone has its numbers, metres. */
const EASTINGS = [100_000, 900_000] as const;
const NORTHINGS = [0, 10_000_000] as const;
/** Half a zone, and the width of one beyond it, degrees. */
const FARTHEST_EAST = 3 + 6;
/** Where UTM ends, degrees. */
const [SOUTHERNMOST, NORTHERNMOST] = [-80, 84];

const isWithin = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to;

/** What coordinates that their grid does not hold may be instead, where all of them may be it. */
type Offer = 'exchanged' | 'kilometres' | 'hemisphere';
const OFFERS: readonly Offer[] = ['exchanged', 'kilometres', 'hemisphere'];

interface Seen {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly lon: number;
  readonly lat: number;
}

/**
 * Watches eastings and northings of a table for what their grid does not hold: beside a UTM zone by more than a zone's width, or
 * with numbers that no zone has; of any grid, numbers that look like degrees. Nothing is refused: national surveys use one zone
 * for a whole country, and animals cross zones.
 */
export class GridWatch {
  #seen = 0;
  #off = 0;
  #degrees = 0;
  #first: Seen | undefined;
  readonly #offers = new Map<Offer, number>();

  /** @param grid the zone; `other` for another grid of eastings and northings; undefined for degrees of another datum, where nothing is watched */
  constructor(
    private readonly crs: string,
    private readonly grid: UtmZone | 'other' | undefined,
    private readonly unproject: Unproject,
  ) {}

  /** @param place [lon, lat] that the coordinates are, NaN where they are none */
  see(x: number, y: number, row: number, place: readonly [lon: number, lat: number]): void {
    if (this.grid === undefined) return;
    this.#seen += 1;
    const looksDegrees = Math.abs(x) <= 180 && Math.abs(y) <= 90;
    if (looksDegrees) this.#degrees += 1;
    if (this.grid === 'other' ? !looksDegrees : fits(this.grid, x, y, place)) return;
    this.#off += 1;
    this.#first ??= { row, x, y, lon: place[0], lat: place[1] };
    if (this.grid !== 'other') for (const offer of OFFERS) if (this.#may(offer, this.grid, x, y)) this.#offers.set(offer, (this.#offers.get(offer) ?? 0) + 1);
  }

  /** What is to be said of the file's rows; undefined where its grid holds them. */
  describe(file: string): Note | undefined {
    const { grid, crs } = this;
    const first = this.#first;
    if (!first || grid === undefined) return undefined;
    const numbers = { file, crs, row: String(first.row), x: String(first.x), y: String(first.y) };
    // One row near the origin of a grid proves nothing; a table of them does.
    if (this.#degrees === this.#seen) return noteOf('imported.looksDegrees', numbers);
    if (grid === 'other') return undefined;
    const offer = OFFERS.find((one) => this.#offers.get(one) === this.#off) ?? 'none';
    const place = Number.isFinite(first.lon) && Number.isFinite(first.lat) ? { lon: first.lon.toFixed(2), lat: first.lat.toFixed(2) } : { lon: '–', lat: '–' };
    return noteOf('imported.offGrid', {
      ...numbers,
      ...place,
      n: this.#off,
      of: this.#seen,
      zone: `${grid.zone}${grid.south ? 'S' : 'N'}`,
      offer,
      other: `EPSG:${(grid.south ? 32600 : 32700) + grid.zone}`,
    });
  }

  #may(offer: Offer, grid: UtmZone, x: number, y: number): boolean {
    if (offer === 'exchanged') return fits(grid, y, x, this.unproject(y, x));
    if (offer === 'kilometres') return Math.abs(y) > 90 && fits(grid, x * 1000, y * 1000, this.unproject(x * 1000, y * 1000));
    // The other hemisphere's northings differ by ten million, and nothing else does.
    const northing = y + (grid.south ? NORTHINGS[1] : -NORTHINGS[1]);
    return isWithin(y, NORTHINGS) && fits({ ...grid, south: !grid.south }, x, y, this.unproject(x, northing));
  }
}

function fits({ zone, south }: UtmZone, x: number, y: number, [lon, lat]: readonly [number, number]): boolean {
  if (!isWithin(x, EASTINGS) || !isWithin(y, NORTHINGS)) return false;
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || lat > NORTHERNMOST || lat < SOUTHERNMOST || (south ? lat > 0.001 : lat < -0.001)) return false;
  const away = Math.abs(((lon - (6 * zone - 183) + 540) % 360) - 180);
  return away <= FARTHEST_EAST;
}
