import { AtlasError } from '../../errors.ts';
import { type Note, noteOf } from '../../notes.ts';
import { type Datum, findSystem, loadDatums, UNSTATED, WGS84_DATUM } from './epsg-tables.ts';
import { chooseShift, findDatum } from './find-datum.ts';
import type { NamedSystem } from './named-system.ts';
import { parseWkt, type WktSystem } from './parse-wkt.ts';
import { defineFromWkt } from './wkt-definition.ts';
import { shiftDatum } from './shift-datum.ts';

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
  let chosen = box && shiftAt(...toDegrees((box[0] + box[2]) / 2, (box[1] + box[3]) / 2));
  if (chosen && !isShift(chosen)) return { unproject: toDegrees, degrees: !projected, notes: chosen.notes };
  return {
    degrees: !projected,
    notes: chosen?.notes ?? [],
    unproject: (x, y) => {
      const [lon, lat] = toDegrees(x, y);
      if (!chosen && Number.isFinite(lon) && Number.isFinite(lat)) chosen = shiftAt(lon, lat);
      return chosen?.parameters && isShift(chosen) ? shiftDatum(lon, lat, system.ellipsoid, chosen.parameters) : [lon, lat];
    },
  };
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
  return toDegrees && { ...common, projected: true, metres: Number(/\+to_meter=([\d.]+)/.exec(definition)?.[1] ?? 1), toDegrees };
}

async function describeWkt(wkt: string, file: string): Promise<Undated> {
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
