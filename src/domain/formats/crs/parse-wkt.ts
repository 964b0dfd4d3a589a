import type { NamedDatum } from './find-datum.ts';

/** Longer texts are no projection; the parser recurses into brackets. */
const MAX_LENGTH = 20_000;
const DEGREE = Math.PI / 180;

/** What well-known text says of a system. */
export interface WktSystem {
  readonly name: string;
  readonly projected: boolean;
  /** The text for proj4: the horizontal part, with angles in degrees. */
  readonly text: string;
  readonly datum: NamedDatum;
  /** Degrees of its unit of angle. */
  readonly unit: number;
  /** Degrees of its prime meridian, east of Greenwich. */
  readonly meridian: number;
  /** Metres of its unit of length. */
  readonly metres: number;
  /** Parameters to WGS 84 that the text gives. */
  readonly given: readonly number[] | undefined;
}

const NUMBER = String.raw`\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*`;
const SPHEROID = new RegExp(String.raw`\b(?:SPHEROID|ELLIPSOID)\s*\[\s*"([^"]*)"\s*,${NUMBER},${NUMBER}`, 'i');
const MERIDIAN = new RegExp(String.raw`\bPRIMEM\w*\s*\[\s*"[^"]*"\s*,${NUMBER}`, 'i');
const UNIT = new RegExp(String.raw`\b(?:UNIT|ANGLEUNIT|LENGTHUNIT)\s*\[\s*"([^"]*)"\s*,${NUMBER}`, 'gi');
const ANGLE = /(PARAMETER\s*\[\s*"[^"]*(?:latitude|longitude|meridian|parallel|azimuth|angle)[^"]*"\s*,\s*)([-+]?[\d.]+(?:e[-+]?\d+)?)/gi;

/** Take well-known text (versions 1 and 2, ESRI's too) apart; undefined where it is none of a system on the Earth. */
export function parseWkt(wkt: string): WktSystem | undefined {
  if (wkt.length > MAX_LENGTH) return undefined;
  const text = horizontalPart(wkt.trim());
  const projected = /^PROJ(CS|CRS|ECTEDCRS)\s*\[/i.test(text);
  if (!projected && !/^(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)\s*\[/i.test(text)) return undefined;
  const ellipsoid = SPHEROID.exec(text);
  if (!ellipsoid) return undefined;
  const units = [...text.matchAll(UNIT)].map(([, name = '', value]) => ({ name, value: Number(value) }));
  const angle = units.find(({ name }) => !/met|f(oo|ee)t|link|chain|yard|mile|unity|scale|parts|ppm/i.test(name));
  const length = units.findLast(({ name }) => /met|f(oo|ee)t|link|chain|yard|mile/i.test(name));
  const unit = angle ? snap(angle.value / DEGREE) : 1;
  const named = /"([^"]{0,120})"/.exec(text)?.[1] ?? '';
  const given = /TOWGS84\s*\[([^\]]*)\]/i.exec(wkt)?.[1]?.split(',').map(Number);
  return {
    name: named,
    projected,
    // Parameters of the projection are in the unit of angle of the system that it is of.
    text: projected && unit !== 1 ? text.replaceAll(ANGLE, (_, head: string, value: string) => `${head}${Number(value) * unit}`) : text,
    datum: {
      name: /\b(?:DATUM|TRF|GEODETICDATUM|ENSEMBLE)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '',
      system: /\b(?:BASE)?GEO(?:GCS|GCRS|DCRS|DETICCRS|GRAPHICCRS)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '',
      code: codeOfDatum(text),
      a: Number(ellipsoid[2]),
      rf: Number(ellipsoid[3]),
    },
    unit,
    meridian: Number(MERIDIAN.exec(text)?.[1] ?? 0),
    metres: projected ? (length?.value ?? 1) : 0,
    given: given && (given.length === 3 || given.length === 7) && given.every(Number.isFinite) ? given : undefined,
  };
}

/** Of a compound system (with heights), or of one that is bound to a shift, the system on the ground. */
function horizontalPart(wkt: string): string {
  if (!/^(COMPD_CS|COMPOUNDCRS|BOUNDCRS)\s*\[/i.test(wkt)) return wkt;
  const start = wkt.search(/\b(PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS)\s*\[/i);
  if (start < 0) return wkt;
  let depth = 0;
  for (let at = wkt.indexOf('[', start); at < wkt.length; at++) {
    if (wkt[at] === '[') depth += 1;
    else if (wkt[at] === ']' && --depth === 0) return wkt.slice(start, at + 1);
  }
  return wkt;
}

/** EPSG's code of the datum: the one that stands directly in it, after its ellipsoid. */
function codeOfDatum(text: string): number | undefined {
  const code =
    /\bDATUM\s*\[\s*"[^"]*"\s*,\s*(?:SPHEROID|ELLIPSOID)\s*\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]\s*(?:,\s*TOWGS84\s*\[[^\]]*\]\s*)?,\s*(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d+)/i.exec(
      text,
    )?.[1];
  return code === undefined ? undefined : Number(code);
}

/** Degrees written with a few digits fewer are degrees. */
function snap(size: number): number {
  return Math.abs(size - 1) < 1e-6 ? 1 : size;
}
