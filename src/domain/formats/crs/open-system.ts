import { AtlasError } from '../../errors.ts';
import { type Note, noteOf } from '../../notes.ts';
import { type Datum, findSystem, loadDatums, UNSTATED, WGS84_DATUM } from './epsg-tables.ts';
import { chooseShift, findDatum } from './find-datum.ts';
import type { NamedSystem } from './named-system.ts';
import { parseWkt, type WktSystem } from './parse-wkt.ts';
import { defineFromWkt } from './wkt-definition.ts';
import { shiftDatum } from './shift-datum.ts';
import { utmOf } from './utm-zone.ts';

/** From [x, y] of a coordinate system to [lon, lat], WGS 84 degrees; NaN where the system has no such place. */
export type Unproject = (x: number, y: number) => readonly [lon: number, lat: number];

/** The extent of coordinates in their own system: least x and y, most x and y. */
export type Box = readonly [number, number, number, number];

export interface OpenSystem {
  readonly unproject: Unproject;
  /** Whether its coordinates are degrees already. */
  readonly degrees: boolean;
  /** What was assumed. */
  readonly notes: readonly Note[];
}

/** A system without the shift of its datum: degrees on the datum's own ellipsoid, east of Greenwich. */
interface Undated {
  readonly name: string;
  readonly toDegrees: Unproject;
  readonly projected: boolean;
  /** Metres of its unit. */
  readonly metres: number;
  /** Its UTM zone, where it is one and its name does not say so. */
  readonly zone?: string | undefined;
  /** Parameters to WGS 84 that the file gives itself. */
  readonly given: readonly number[] | undefined;
  readonly findDatum: (datums: readonly Datum[], lon: number, lat: number) => Datum | undefined;
  readonly datumName: string;
  readonly ellipsoid: { readonly a: number; readonly rf: number };
}

/**
 * Open the system that a file names, with the shift of its datum to WGS 84: the parameters that the file gives, else those
 * of the EPSG dataset for the place. A code is trusted before a text: texts of one system differ.
 * @param file the layer, for errors and notes
 * @param box of the coordinates: it says which shift of a datum holds, and whether coordinates of a system in metres are
 *   degrees. Without it the first place that is asked for says which shift holds
 * @throws AtlasError naming the file where the system is not known, or where coordinates in metres look like degrees
 */
export async function openSystem({ code, wkt }: NamedSystem, file: string, box: Box | undefined): Promise<OpenSystem> {
  const system = (code === undefined ? undefined : await describeCode(code)) ?? (wkt === undefined ? undefined : await describeWkt(wkt, file));
  if (!system) throw new AtlasError('projection.unknown', { crs: `EPSG:${code}` }, { file, field: 'crs' });
  const { projected, metres, name, toDegrees, given } = system;
  if (box && projected && metres < 100 && isWithinDegrees(box)) throw new AtlasError('projection.looksDegrees', { name }, { file, field: 'crs' });
  const datums = given ? [] : await loadDatums();
  const shiftAt = (lon: number, lat: number): ChosenShift => (given ? { parameters: given, notes: [] } : shiftOf(system, datums, file, lon, lat));
  const offZone = box && projected && metres === 1 ? sayOffZone(system, file, box) : [];
  let chosen = box && shiftAt(...toDegrees((box[0] + box[2]) / 2, (box[1] + box[3]) / 2));
  if (chosen && !isShift(chosen)) return { unproject: toDegrees, degrees: !projected, notes: [...chosen.notes, ...offZone] };
  return {
    degrees: !projected,
    notes: [...(chosen?.notes ?? []), ...offZone],
    unproject: (x, y) => {
      const [lon, lat] = toDegrees(x, y);
      if (!chosen && Number.isFinite(lon) && Number.isFinite(lat)) chosen = shiftAt(lon, lat);
      return chosen?.parameters && isShift(chosen) ? shiftDatum(lon, lat, system.ellipsoid, chosen.parameters) : [lon, lat];
    },
  };
}

/** What is to be said of coordinates whose middle no UTM zone has. */
function sayOffZone({ name, toDegrees, zone = zoneOfName(name) }: Undated, file: string, [west, south, east, north]: Box): Note[] {
  if (zone === undefined) return [];
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const holds = (easting: number, northing: number): boolean => easting >= 100_000 && easting <= 900_000 && northing >= 0 && northing <= 10_000_000;
  if (holds(x, y)) return [];
  const offer = holds(y, x) ? 'exchanged' : holds(x * 1000, y * 1000) ? 'kilometres' : 'none';
  const [lon, lat] = toDegrees(x, y).map((value) => (Number.isFinite(value) ? value.toFixed(2) : '–'));
  return [
    noteOf('imported.offZone', { file, zone, x: String(Math.round(x * 10) / 10), y: String(Math.round(y * 10) / 10), lon: lon ?? '–', lat: lat ?? '–', offer }),
  ];
}

/** The UTM zone that the name of a system says. */
function zoneOfName(name: string): string | undefined {
  const [, zone, half = ''] = /UTM[ _]zone[ _](\d{1,2})[ _]?([NS])?(?:$|[^\d])/i.exec(name) ?? [];
  return zone === undefined ? undefined : `${zone}${half.toUpperCase()}`;
}

interface ChosenShift {
  readonly parameters?: readonly number[];
  readonly notes: readonly Note[];
}

function isShift({ parameters = [] }: ChosenShift): boolean {
  return parameters.some((value) => value !== 0);
}

function isWithinDegrees([west, south, east, north]: Box): boolean {
  return west >= -180 && east <= 180 && south >= -90 && north <= 90;
}

function shiftOf(system: Undated, datums: readonly Datum[], file: string, lon: number, lat: number): ChosenShift {
  const datum = system.findDatum(datums, lon, lat);
  if (datum?.code === WGS84_DATUM) return { notes: [] };
  const shift = datum && chooseShift(datum.shifts, lon, lat);
  if (datum && shift) {
    const values = {
      file,
      datum: datum.names[0] ?? system.datumName,
      code: String(shift.code),
      m: shift.accuracyM >= UNSTATED ? 'unstated' : Math.max(1, Math.round(shift.accuracyM)),
    };
    // Frames of the last decades lie within a metre or two of WGS 84: nothing is shifted, and nothing is to be said.
    return { parameters: shift.parameters, notes: shift.parameters.every((value) => value === 0) ? [] : [noteOf('imported.datumShift', values)] };
  }
  const { a, rf } = system.ellipsoid;
  // On the ellipsoids of GRS 80 and WGS 84 a datum nobody knows is a frame of the last decades too.
  const modern = Math.abs(a - 6_378_137) < 0.01 && Math.abs(rf - 298.257) < 0.001;
  return { notes: modern ? [] : [noteOf('imported.datumUnknown', { file, datum: system.datumName })] };
}

async function describeCode(code: number): Promise<Undated | undefined> {
  const system = await findSystem(code);
  if (!system) return undefined;
  const datum = (await loadDatums()).find((each) => each.code === system.datum);
  if (!datum) return undefined;
  const { definition } = system;
  const common = { name: `EPSG:${code}`, given: undefined, datumName: datum.names[0] ?? '', ellipsoid: datum, findDatum: () => datum };
  if (definition.startsWith('+proj=longlat')) {
    const size = Number(/\+degrees=([\d.]+)/.exec(definition)?.[1] ?? 1);
    return { ...common, projected: false, metres: 0, toDegrees: (x, y) => [x * size + datum.meridian, y * size] };
  }
  const earth = /\+a=/.test(definition) ? '' : `+a=${datum.a} ${datum.rf === 0 ? `+b=${datum.a}` : `+rf=${datum.rf}`}`;
  const toDegrees = await openProjection(`${definition} ${earth} ${datum.meridian === 0 ? '' : `+pm=${datum.meridian}`} +no_defs`, datum);
  const utm = utmOf(definition);
  const zone = utm && `${utm.zone}${utm.south ? 'S' : 'N'}`;
  return toDegrees && { ...common, zone, projected: true, metres: Number(/\+to_meter=([\d.]+)/.exec(definition)?.[1] ?? 1), toDegrees };
}

/** A code alone, as some programs write into a .prj: `EPSG:32632`, `urn:ogc:def:crs:EPSG::32632`, `+init=epsg:32632`. */
const CODE = /^(?:urn:ogc:def:crs:)?(?:\+init=)?(?:EPSG:(?:[\d.]*:)?)?(\d{4,6})$/i;
/** A proj string on the Earth of WGS 84 or GRS 80, whose degrees are those of WGS 84 within a metre or two. */
const MODERN = /\+(?:datum=(?:WGS84|NAD83)|ellps=(?:WGS84|GRS80))(?:\s|$)/;
const WGS84_FIGURE = { a: 6_378_137, rf: 298.257_223_563 };

/** A system that is named by a code or a proj string where well-known text should be; undefined of any other text. */
async function describeShort(text: string): Promise<Undated | undefined> {
  const code = CODE.exec(text)?.[1];
  if (code !== undefined) return describeCode(Number(code));
  const name = /^\+proj=(\w+)\s/.exec(text)?.[1];
  if (name === undefined || !MODERN.test(text) || /towgs84|nadgrids|\+pm=/.test(text)) return undefined;
  const metres = Number(
    /\+to_meter=([\d.]+)/.exec(text)?.[1] ?? (/\+units=us-ft/.test(text) ? 1200 / 3937 : /\+units=ft/.test(text) ? 0.3048 : /\+units=km/.test(text) ? 1000 : 1),
  );
  const common = { name: text.slice(0, 80), given: [0, 0, 0], datumName: 'WGS 84', ellipsoid: WGS84_FIGURE, findDatum: () => undefined };
  if (name === 'longlat' || name === 'latlong') return { ...common, projected: false, metres: 0, toDegrees: (x, y) => [x, y] };
  const toDegrees = await openProjection(text, WGS84_FIGURE);
  return toDegrees && { ...common, projected: true, metres, toDegrees };
}

async function describeWkt(wkt: string, file: string): Promise<Undated> {
  const short = wkt.length < 1000 ? await describeShort(wkt.trim()) : undefined;
  if (short) return short;
  const parsed = parseWkt(wkt);
  const refuse = (): AtlasError =>
    new AtlasError('projection.unusable', { name: /"([^"]{1,80})"/.exec(wkt)?.[1] ?? noteOf('projection.unnamed') }, { file, field: '.prj' });
  if (!parsed) throw refuse();
  const { name, datum, given, projected, metres } = parsed;
  const common = { name, given, projected, metres, datumName: datum.name, ellipsoid: datum };
  const own = projected ? defineFromWkt(parsed) : undefined;
  if (own === 'refused') throw refuse();
  const toDegrees = projected ? await openProjection(own ?? parsed.text, datum) : degreesOf(parsed);
  if (!toDegrees) throw refuse();
  return { ...common, toDegrees, findDatum: (datums, lon, lat) => findDatum(datums, datum, lon, lat) };
}

function degreesOf({ unit, meridian }: WktSystem): Unproject {
  return unit === 1 && meridian === 0 ? (x, y) => [x, y] : (x, y) => [x * unit + meridian, y * unit];
}

/** @param earth its ellipsoid, on which the degrees lie */
async function openProjection(definition: string, { a, rf }: { readonly a: number; readonly rf: number }): Promise<Unproject | undefined> {
  // Loaded when first needed: most files are in degrees.
  const { default: proj4 } = await import('proj4');
  try {
    const from = new proj4.Proj(definition);
    // The shift of the datum is ours: proj4 knows a few by its own names for them.
    const to = new proj4.Proj(`+proj=longlat +a=${a} ${rf === 0 ? `+b=${a}` : `+rf=${rf}`} +no_defs`);
    from.datum = to.datum;
    const converter = proj4(from, to);
    return (x, y) => {
      // It throws where some steps leave the plane.
      try {
        const [lon, lat] = converter.forward([x, y], true);
        return [lon ?? Number.NaN, lat ?? Number.NaN];
      } catch {
        return [Number.NaN, Number.NaN];
      }
    };
  } catch {
    return undefined;
  }
}
