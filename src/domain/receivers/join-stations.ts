import { LeftOut } from '../encounters/encounter.ts';
import { geodesicM } from '../geometry/distances.ts';
import type { NoteCode } from '../notes.ts';
import { Intervals } from './intervals.ts';
import { type Deployment, type Detection, type ReadReceivers, STATION_WITHIN_M } from './receivers.ts';

/** A place where receivers stood, one after another or at once. */
export interface Station {
  /** Running number as text, unique among the stations of an entry. */
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** When a receiver stood there, in order (see `joinPeriods`); the last without `end`: not ended as far as the files say. Empty where none says. */
  readonly periods: readonly { readonly start: number; readonly end?: number }[];
}

export interface PlacedDetection {
  readonly detection: Detection;
  readonly station: Station;
}

interface OpenStation {
  readonly name: string;
  /** Where the first of its receivers stood: others are compared with it. */
  readonly first: { readonly lon: number; readonly lat: number };
  lon: number;
  lat: number;
  latest: number;
  readonly periods: { start: number; end?: number }[];
}

/** What is left out when files are joined, in the file where it stands. */
export class LeftOutOfFiles {
  private readonly byFile = new Map<string, LeftOut>();

  add(reason: NoteCode, file: string, line: number): void {
    const known = this.byFile.get(file) ?? new LeftOut();
    known.add(reason, line);
    this.byFile.set(file, known);
  }

  list(): { readonly file: string; readonly reason: NoteCode; readonly n: number; readonly lines: readonly number[] }[] {
    return [...this.byFile].flatMap(([file, leftOut]) => leftOut.list().map((found) => ({ file, ...found })));
  }
}

/**
 * The stations of some files, and every detection at its station. Receivers of one name within 1 km of the first are one
 * station, whose place is that of the latest. A detection belongs to the deployment that it names, else to the receiver
 * that stood at its time, within 1 km of its place where it states one, else to the station of its name and place; one that
 * no file places is left out.
 */
export function joinStations(files: readonly ReadReceivers[]): {
  readonly stations: Station[];
  readonly placed: PlacedDetection[];
  readonly leftOut: LeftOutOfFiles;
} {
  const leftOut = new LeftOutOfFiles();
  const book = new StationBook();
  for (const deployment of files.flatMap((file) => placeDeployments(file, files, leftOut))) book.add(deployment);
  const tags = files.some((file) => file.tags) ? new Set(files.flatMap((file) => [...(file.tags ?? [])])) : undefined;
  const found: { detection: Detection; at: OpenStation }[] = [];
  const seen = new Set<string>();
  for (const { detections, format } of files) {
    for (const detection of detections) {
      const { animal, transmitter, time, file, line } = detection;
      if (format === 'actel' && !tags?.has(animal)) {
        leftOut.add('dropped.tagOnly', file, line);
        continue;
      }
      const at = book.find(detection);
      if (at === undefined) {
        leftOut.add('dropped.noReceiver', file, line);
        continue;
      }
      const key = JSON.stringify([animal, transmitter, time, detection.deployment ?? detection.receiver, at.name, at.lon, at.lat]);
      if (seen.has(key)) {
        leftOut.add('dropped.sameDetection', file, line);
        continue;
      }
      seen.add(key);
      found.push({ detection, at });
    }
  }
  const { stations, of } = book.close();
  return { stations, placed: found.map(({ detection, at }) => ({ detection, station: of.get(at)! })), leftOut };
}

/** Deployments with their places, which another file may hold by the name of the station. */
function placeDeployments({ deployments, unplaced = [] }: ReadReceivers, files: readonly ReadReceivers[], leftOut: LeftOutOfFiles): Deployment[] {
  const named = unplaced.flatMap((deployment): Deployment[] => {
    const key = deployment.name?.toLowerCase() ?? '';
    const place = files.map(({ places }) => places?.get(key)).find((one) => one !== undefined);
    if (place) return [{ ...deployment, ...place }];
    leftOut.add('dropped.receiverNoPlace', deployment.file, deployment.line);
    return [];
  });
  return [...deployments, ...named];
}

/** Side of the cells in which stations of one name are looked for, metres: wider than what parts two of them. */
const CELL_M = STATION_WITHIN_M * 1.1;
const EARTH_M = 6_378_137;
const STEPS = [-1, 0, 1] as const;
const AROUND = STEPS.flatMap((x) => STEPS.flatMap((y) => STEPS.map((z): readonly [number, number, number] => [x, y, z])));

/** The cell of space that a place lies in, or one beside it, with the name. */
function cellOf(key: string, lon: number, lat: number, [dx, dy, dz]: readonly [number, number, number]): string {
  const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  const cell = (unit: number): number => Math.floor((unit * EARTH_M) / CELL_M);
  return JSON.stringify([key, cell(Math.cos(phi) * Math.cos(lambda)) + dx, cell(Math.cos(phi) * Math.sin(lambda)) + dy, cell(Math.sin(phi)) + dz]);
}

class StationBook {
  private readonly byName = new Map<string, OpenStation[]>();
  private readonly byId = new Map<string, OpenStation>();
  private readonly byReceiver = new Intervals<OpenStation>();
  private readonly byPlace = new Map<string, OpenStation>();
  private readonly byCell = new Map<string, OpenStation[]>();

  add({ id, receiver, name, lon, lat, start, end }: Deployment): void {
    const at = this.near(name ?? id ?? receiver ?? '', lon, lat);
    if (start !== undefined) {
      at.periods.push({ start, ...(end === undefined ? {} : { end }) });
      if (start >= at.latest) Object.assign(at, { lon, lat, latest: start });
    }
    if (id !== undefined) this.byId.set(id, at);
    if (receiver === undefined) return;
    this.byReceiver.add(receiver, { start: start ?? -Infinity, end: end ?? Infinity, value: at });
  }

  /** The station of a name at a place, made where there is none. */
  private near(name: string, lon: number, lat: number): OpenStation {
    const key = name === '' ? `${lon} ${lat}` : name.toLowerCase();
    const place = JSON.stringify([key, lon, lat]);
    const found = this.byPlace.get(place) ?? this.findWithin(key, lon, lat) ?? this.make(key, name, lon, lat);
    this.byPlace.set(place, found);
    return found;
  }

  private findWithin(key: string, lon: number, lat: number): OpenStation | undefined {
    return AROUND.flatMap((step) => this.byCell.get(cellOf(key, lon, lat, step)) ?? []).find(
      ({ first }) => geodesicM(first.lon, first.lat, lon, lat) <= STATION_WITHIN_M,
    );
  }

  private make(key: string, name: string, lon: number, lat: number): OpenStation {
    const made: OpenStation = { name, first: { lon, lat }, lon, lat, latest: -Infinity, periods: [] };
    const cell = cellOf(key, lon, lat, [0, 0, 0]);
    for (const [index, at] of [
      [this.byName, key],
      [this.byCell, cell],
    ] as const) {
      const list = index.get(at);
      if (list) list.push(made);
      else index.set(at, [made]);
    }
    return made;
  }

  find({ deployment, receiver, station, lon, lat, time }: Detection): OpenStation | undefined {
    const byId = deployment === undefined ? undefined : this.byId.get(deployment);
    if (byId) return byId;
    const stood = receiver === undefined ? undefined : this.byReceiver.at(receiver, time);
    if (lon !== undefined && lat !== undefined) {
      const stoodThere = stood !== undefined && geodesicM(stood.first.lon, stood.first.lat, lon, lat) <= STATION_WITHIN_M;
      return stoodThere ? stood : this.near(station ?? deployment ?? receiver ?? '', lon, lat);
    }
    if (stood) return stood;
    const named = station === undefined ? [] : (this.byName.get(station.toLowerCase()) ?? []);
    return named.length === 1 ? named[0] : undefined;
  }

  /** The stations in the order of their names, from north to south. */
  close(): { readonly stations: Station[]; readonly of: ReadonlyMap<OpenStation, Station> } {
    const all = [...this.byName.values()].flat().sort((a, b) => compare(a.name, b.name) || b.lat - a.lat || a.lon - b.lon);
    const of = new Map(
      all.map((one, i): [OpenStation, Station] => [one, { id: String(i + 1), name: one.name, lon: one.lon, lat: one.lat, periods: joinPeriods(one.periods) }]),
    );
    return { stations: [...of.values()], of };
  }
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Periods in order, those that ended without overlaps. Of one without an end no more than its start is known, an instant;
 * but the last to begin is open, where it has no end: it may still stand. Others go on as long as their own ends say.
 */
export function joinPeriods(periods: readonly { readonly start: number; readonly end?: number }[]): { start: number; end?: number }[] {
  const ordered = periods.toSorted((a, b) => a.start - b.start || (a.end ?? Infinity) - (b.end ?? Infinity));
  const last = ordered.at(-1);
  const open = last !== undefined && last.end === undefined ? [{ start: last.start }] : [];
  const joined: { start: number; end: number }[] = [];
  for (const { start, end = start } of open.length > 0 ? ordered.slice(0, -1) : ordered) {
    const before = joined.at(-1);
    if (before === undefined || before.end < start) joined.push({ start, end });
    else before.end = Math.max(before.end, end);
  }
  return [...joined, ...open];
}
