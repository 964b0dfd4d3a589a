import { AtlasError } from '../errors.ts';
import { findSystem } from './crs/epsg-tables.ts';
import { openSystem, type Unproject } from './crs/open-system.ts';
import { type UtmZone, utmOf } from './crs/utm-zone.ts';

/** Systems of tracking studies besides UTM, without their table; parameters from the EPSG registry. */
const SYSTEMS: Readonly<Record<number, string>> = {
  2154: '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m',
  3031: '+proj=stere +lat_0=-90 +lat_ts=-71 +lon_0=0 +datum=WGS84 +units=m',
  3035: '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m',
  3413: '+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +datum=WGS84 +units=m',
  3577: '+proj=aea +lat_0=0 +lon_0=132 +lat_1=-18 +lat_2=-36 +ellps=GRS80 +units=m',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null',
  5070: '+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +ellps=GRS80 +units=m',
};

const asDegrees: Unproject = (x, y) => [x, y];

/** UTM: WGS 84 north and south, ETRS89, NAD83; the latter two lie within a metre or two of WGS 84. */
function describeUtm(code: number): string | undefined {
  const zone = code % 100;
  const family = Math.floor(code / 100);
  if (family === 326 && zone >= 1 && zone <= 60) return `+proj=utm +zone=${zone} +datum=WGS84 +units=m`;
  if (family === 327 && zone >= 1 && zone <= 60) return `+proj=utm +zone=${zone} +south +datum=WGS84 +units=m`;
  if (family === 258 && zone >= 28 && zone <= 38) return `+proj=utm +zone=${zone} +ellps=GRS80 +units=m`;
  if (family === 269 && zone >= 1 && zone <= 23) return `+proj=utm +zone=${zone} +ellps=GRS80 +units=m`;
  return undefined;
}

/**
 * A system of EPSG's table. Which shift of its datum holds depends on the place, and a table comes row by row: the first
 * rows say where they lie.
 */
async function openByPlace(code: number, definition: string, file: string): Promise<ResolvedProjection> {
  // Degrees of another datum, or of another meridian or circle, are none yet: they have to be brought to WGS 84.
  const { unproject } = await openSystem({ code }, file, undefined);
  const grid = definition.startsWith('+proj=longlat') ? undefined : (utmOf(definition) ?? 'other');
  return { unproject, degrees: false, ...(grid && { grid }) };
}

/** How to bring coordinates of a system to WGS 84. */
export interface ResolvedProjection {
  readonly unproject: Unproject;
  /** Whether they are degrees already. */
  readonly degrees: boolean;
  /** Where they are eastings and northings, the zone that they are of, or that they are of another grid. */
  readonly grid?: UtmZone | 'other';
}

/** proj4 gives NaN for some projections whose false origin is left out; it is zero by the rules of PROJ. */
function withOrigin(definition: string): string {
  if (!definition.trimStart().startsWith('+')) return definition;
  const missing = ['+x_0', '+y_0'].filter((name) => !definition.includes(`${name}=`) && !definition.includes('+proj=utm'));
  return [definition, ...missing.map((name) => `${name}=0`)].join(' ');
}

/**
 * How to bring coordinates of a system to WGS 84, and whether they are degrees already.
 * @param crs `EPSG:32633`, `32633`, a proj string (`+proj=…`) or well-known text
 * @throws AtlasError naming the file where the system is not known
 */
export async function resolveProjection(crs: string, file: string): Promise<ResolvedProjection> {
  const text = crs.trim();
  const code = Number(/^(?:EPSG:+)?(\d{4,5})$/i.exec(text)?.[1] ?? Number.NaN);
  if (code === 4326 || code === 4258 || code === 4269) return { unproject: asDegrees, degrees: true };
  const definition = /^\s*(\+proj=|PROJ|GEOG)/i.test(text) ? text : (describeUtm(code) ?? SYSTEMS[code]);
  const fail = (): AtlasError => new AtlasError('projection.unknown', { crs }, { file, field: 'crs' });
  const tabled = definition === undefined && !Number.isNaN(code) ? await findSystem(code) : undefined;
  if (tabled) return openByPlace(code, tabled.definition, file);
  if (definition === undefined) throw fail();
  // Loaded when first needed: most tables are in degrees.
  const { default: proj4 } = await import('proj4');
  try {
    const converter = proj4(withOrigin(definition), '+proj=longlat +datum=WGS84');
    const isDegrees = /^\s*(\+proj=(longlat|latlong)|GEOG)/i.test(definition);
    return {
      degrees: false,
      ...(isDegrees ? {} : { grid: utmOf(definition) ?? 'other' }),
      unproject: (x, y) => {
        // It throws where some steps leave the plane.
        try {
          const [lon, lat] = converter.forward([x, y]);
          return [lon ?? Number.NaN, lat ?? Number.NaN];
        } catch {
          return [Number.NaN, Number.NaN];
        }
      },
    };
  } catch {
    throw fail();
  }
}
