/**
 * Writes `src/domain/formats/crs/epsg-datums.json` and `epsg-systems.json` from the EPSG dataset, as the PROJ database
 * inside the package gdal3.js holds it: `npx tsx data/epsg/make-epsg.ts`. Systems that proj4 places otherwise than PROJ
 * does, by more than `MOST_OFF_M`, are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import initGdal from 'gdal3.js/node.js';
import proj4 from 'proj4';
import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { reasonOf } from '../../src/domain/errors.ts';
import { definitionOf, type Parameters } from './definition-of.ts';
import { toPositionVector } from './to-position-vector.ts';

const require = createRequire(import.meta.url);
const GDAL = join(dirname(require.resolve('gdal3.js/package.json')), 'dist/package');
const OUT = fileURLToPath(new URL('../../src/domain/formats/crs', import.meta.url));
type Row = Readonly<Record<string, SqlValue>>;

/** The PROJ database is an SQLite file among the files that the package carries. */
function openDatabase(bytes: Buffer, Sqlite: new (bytes: Uint8Array) => Database): Database {
  const start = bytes.indexOf('SQLite format 3\0');
  const length = bytes.readUInt16BE(start + 16) * bytes.readUInt32BE(start + 28);
  return new Sqlite(Uint8Array.from(bytes.subarray(start, start + length)));
}

const sqlite = await initSqlJs();
const database = openDatabase(readFileSync(join(GDAL, 'gdal3WebAssembly.data')), sqlite.Database);
const select = (sql: string): Row[] => {
  const statement = database.prepare(sql);
  const rows: Row[] = [];
  while (statement.step()) rows.push(statement.getAsObject());
  statement.free();
  return rows;
};
const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0);
const textOf = (row: Row, column: string): string => String(row[column] ?? '');

const metadata = new Map(select('SELECT * FROM metadata').map((row) => [textOf(row, 'key'), textOf(row, 'value')]));
const source = `EPSG Geodetic Parameter Dataset ${metadata.get('EPSG.VERSION')} (${metadata.get('EPSG.DATE')}), IOGP, by way of PROJ ${metadata.get('PROJ.VERSION')}`;
const unitFactor = new Map(
  select("SELECT code, conv_factor FROM unit_of_measure WHERE auth_name = 'EPSG'").map((row) => [numberOf(row, 'code'), numberOf(row, 'conv_factor')]),
);
/** Metres by which proj4 and PROJ may differ in a system. */
const MOST_OFF_M = 0.1;
const SEXAGESIMAL = 9110;
/** Degrees of a value in a unit of angle; ddd.mmssss is a unit of EPSG's own. */
function degrees(value: number, unit: number): number {
  if (unit !== SEXAGESIMAL) return (value * (unitFactor.get(unit) ?? Number.NaN) * 180) / Math.PI;
  const [whole = '0', rest = ''] = Math.abs(value).toFixed(10).split('.');
  const digits = rest.padEnd(10, '0');
  const size = Number(whole) + Number(digits.slice(0, 2)) / 60 + Number(`${digits.slice(2, 4)}.${digits.slice(4)}`) / 3600;
  return Math.sign(value) * size;
}
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

// Datums.
const datumRows = select(`SELECT d.code, d.name, e.semi_major_axis * u.conv_factor AS a, e.inv_flattening AS rf, e.semi_minor_axis * u.conv_factor AS b,
  p.longitude AS pm, p.uom_code AS unit, d.deprecated FROM geodetic_datum d
  JOIN ellipsoid e ON e.auth_name = d.ellipsoid_auth_name AND e.code = d.ellipsoid_code
  JOIN unit_of_measure u ON u.auth_name = e.uom_auth_name AND u.code = e.uom_code
  JOIN prime_meridian p ON p.auth_name = d.prime_meridian_auth_name AND p.code = d.prime_meridian_code
  WHERE d.auth_name = 'EPSG' ORDER BY d.code`);
const names = new Map<number, Set<string>>();
const addName = (code: number, name: string): void => void names.set(code, (names.get(code) ?? new Set()).add(name));
for (const row of datumRows) addName(numberOf(row, 'code'), textOf(row, 'name'));
for (const row of select("SELECT code, alt_name FROM alias_name WHERE table_name = 'geodetic_datum' AND auth_name = 'EPSG' ORDER BY alt_name"))
  addName(numberOf(row, 'code'), textOf(row, 'alt_name'));
const crsRows = select("SELECT code, name, datum_code, type, deprecated FROM geodetic_crs WHERE auth_name = 'EPSG' ORDER BY deprecated, code");
const DEGREE = 9102;
const unitOfCrs = new Map(
  select(
    "SELECT g.code, a.uom_code FROM geodetic_crs g JOIN axis a ON a.coordinate_system_auth_name = g.coordinate_system_auth_name AND a.coordinate_system_code = g.coordinate_system_code WHERE g.auth_name = 'EPSG'",
  ).map((row) => [numberOf(row, 'code'), numberOf(row, 'uom_code')]),
);
const datumOfCrs = new Map(crsRows.map((row) => [numberOf(row, 'code'), numberOf(row, 'datum_code')]));
for (const row of crsRows) if (row['type'] === 'geographic 2D' && row['deprecated'] === 0) addName(numberOf(row, 'datum_code'), textOf(row, 'name'));
for (const row of select("SELECT code, alt_name FROM alias_name WHERE table_name = 'geodetic_crs' AND auth_name = 'EPSG' ORDER BY alt_name")) {
  const datum = datumOfCrs.get(numberOf(row, 'code'));
  if (datum !== undefined) addName(datum, textOf(row, 'alt_name'));
}

interface Shift {
  readonly code: number;
  readonly accuracy: number;
  readonly box: readonly [number, number, number, number];
  /** dx, dy, dz (metres), rx, ry, rz (arc seconds, position vector), ds (parts per million). */
  readonly parameters: readonly number[];
}
const helmerts = select(`SELECT h.*, x.west_lon AS west, x.south_lat AS south, x.east_lon AS east, x.north_lat AS north FROM helmert_transformation h
  JOIN usage s ON s.object_table_name = 'helmert_transformation' AND s.object_auth_name = h.auth_name AND s.object_code = h.code
  JOIN extent x ON x.auth_name = s.extent_auth_name AND x.code = s.extent_code
  WHERE h.auth_name = 'EPSG' AND h.deprecated = 0 AND h.epoch IS NULL AND h.rate_tx IS NULL ORDER BY h.code`);
const WGS84 = 6326;
/** Metres, where EPSG states no accuracy. */
const UNSTATED = 9999;
const all = helmerts.flatMap((row): { from: number; to: number; shift: Shift }[] => {
  const [from, to] = [datumOfCrs.get(numberOf(row, 'source_crs_code')), datumOfCrs.get(numberOf(row, 'target_crs_code'))];
  const unit = (column: string): number => unitFactor.get(numberOf(row, column)) ?? 1;
  const parameters = toPositionVector({
    method: numberOf(row, 'method_code'),
    translation: ['tx', 'ty', 'tz'].map((key) => numberOf(row, key) * unit('translation_uom_code')),
    rotation: ['rx', 'ry', 'rz'].map((key) => numberOf(row, key) * unit('rotation_uom_code')),
    scale: numberOf(row, 'scale_difference') * unit('scale_difference_uom_code'),
    pivot: ['px', 'py', 'pz'].map((key) => numberOf(row, key) * unit('pivot_uom_code')),
  });
  if (from === undefined || to === undefined || from === to || !parameters) return [];
  const box = [numberOf(row, 'west'), numberOf(row, 'south'), numberOf(row, 'east'), numberOf(row, 'north')] as const;
  return [{ from, to, shift: { code: numberOf(row, 'code'), accuracy: row['accuracy'] === null ? UNSTATED : numberOf(row, 'accuracy'), box, parameters } }];
});
// Frames that are WGS 84 within their accuracy, so that a shift to one of them is one to WGS 84.
const alike = new Map<number, number>([[WGS84, 0]]);
for (const { from, to, shift } of all) {
  if (to === WGS84 && shift.accuracy <= 2 && shift.parameters.every((value) => value === 0))
    alike.set(from, Math.min(alike.get(from) ?? Infinity, shift.accuracy));
}
const shifts = new Map<number, Shift[]>();
for (const { from, to, shift } of all) {
  const more = alike.get(to);
  if (more === undefined || from === WGS84) continue;
  shifts.set(from, [...(shifts.get(from) ?? []), { ...shift, accuracy: shift.accuracy + more }]);
}
// A datum counted from another meridian than Greenwich is that of Greenwich, turned (method 9601): they share their shifts.
for (const row of select(
  "SELECT source_crs_code, target_crs_code FROM other_transformation WHERE auth_name = 'EPSG' AND method_code = 9601 AND deprecated = 0",
)) {
  const [from, to] = [datumOfCrs.get(numberOf(row, 'source_crs_code')), datumOfCrs.get(numberOf(row, 'target_crs_code'))];
  const shared = to === undefined ? undefined : shifts.get(to);
  if (from !== undefined && shared && !shifts.has(from)) shifts.set(from, shared);
}
const datumLines = datumRows.map((row) => {
  const code = numberOf(row, 'code');
  const [a, b] = [numberOf(row, 'a'), numberOf(row, 'b')];
  const rf = row['rf'] === null ? (a === b ? 0 : a / (a - b)) : numberOf(row, 'rf');
  const pm = round(degrees(numberOf(row, 'pm'), numberOf(row, 'unit')), 9);
  const list = (shifts.get(code) ?? []).map(({ code: operation, accuracy, box, parameters }) => {
    const values = parameters.slice(3).every((value) => value === 0) ? parameters.slice(0, 3) : parameters;
    return [operation, round(accuracy, 3), ...box, ...values.map((value) => round(value, 7))].join(',');
  });
  return [code, a, round(rf, 9), pm, [...(names.get(code) ?? [])].map((name) => name.replaceAll(/[|;\n]/g, ' ')).join(';'), list.join(';')].join('|');
});

// Systems.
const axisUnits = new Map<number, Row[]>();
for (const row of select("SELECT * FROM axis WHERE auth_name = 'EPSG' ORDER BY coordinate_system_code, coordinate_system_order")) {
  const code = numberOf(row, 'coordinate_system_code');
  axisUnits.set(code, [...(axisUnits.get(code) ?? []), row]);
}
const projected = select(`SELECT p.code AS crs, p.coordinate_system_code AS cs, p.geodetic_crs_code AS base, p.deprecated AS old, v.*,
  x.west_lon AS west, x.south_lat AS south, x.east_lon AS east, x.north_lat AS north FROM projected_crs p
  JOIN conversion v ON v.auth_name = p.conversion_auth_name AND v.code = p.conversion_code
  JOIN usage s ON s.object_table_name = 'projected_crs' AND s.object_auth_name = p.auth_name AND s.object_code = p.code
  JOIN extent x ON x.auth_name = s.extent_auth_name AND x.code = s.extent_code
  WHERE p.auth_name = 'EPSG' GROUP BY p.code ORDER BY p.code`);
const gdal = await initGdal({ path: relative(process.cwd(), GDAL) });
const figure = new Map(datumLines.map((line) => line.split('|')).map(([code, a, rf, pm]) => [Number(code), { a, rf, pm: Number(pm) }]));
const systemLines: string[] = [];
const left = new Map<string, number>();
for (const row of projected) {
  const parameters: Parameters = new Map();
  for (let at = 1; at <= 7; at++) {
    if (row[`param${at}_code`] === null) continue;
    const [value, unit] = [numberOf(row, `param${at}_value`), numberOf(row, `param${at}_uom_code`)];
    const isAngle = unit === SEXAGESIMAL || (unit >= 9101 && unit <= 9122);
    parameters.set(numberOf(row, `param${at}_code`), isAngle ? degrees(value, unit) : value * (unitFactor.get(unit) ?? 1));
  }
  const axes = axisUnits.get(numberOf(row, 'cs')) ?? [];
  const datum = datumOfCrs.get(numberOf(row, 'base')) ?? 0;
  const unit = degrees(1, unitOfCrs.get(numberOf(row, 'base')) ?? DEGREE);
  const method = textOf(row, 'method_name');
  const definition = definitionOf(
    numberOf(row, 'method_code'),
    parameters,
    axes.map((axis) => ({ orientation: textOf(axis, 'orientation'), metres: unitFactor.get(numberOf(axis, 'uom_code')) ?? 1 })),
  );
  const miss = (why: string): void => void left.set(`${method}: ${why}`, (left.get(`${method}: ${why}`) ?? 0) + 1);
  const ground = figure.get(datum);
  if (definition === undefined || !ground) {
    miss('not described');
    continue;
  }
  const earth = /\+[aR]=/.test(definition) ? '' : ` +a=${ground.a} +rf=${ground.rf}`;
  const [west, east] = [numberOf(row, 'west'), numberOf(row, 'east')];
  const lon = (west + (east < west ? east + 360 : east)) / 2;
  const lat = (numberOf(row, 'south') + numberOf(row, 'north')) / 2;
  const place = [lon > 180 ? lon - 360 : lon, Math.abs(lat) === 90 ? lat * 0.9 : lat];
  try {
    const base = `+proj=longlat +a=${ground.a} +rf=${ground.rf} +no_defs`;
    const ours = proj4(`${definition}${earth}${ground.pm === 0 ? '' : ` +pm=${ground.pm}`} +no_defs`, base);
    const [theirs] = await gdal.gdaltransform(
      [[(place[0]! - ground.pm) / unit, place[1]! / unit]],
      ['-s_srs', `EPSG:${numberOf(row, 'base')}`, '-t_srs', `EPSG:${numberOf(row, 'crs')}`, '-output_xy'],
    );
    const back = ours.forward([theirs![0]!, theirs![1]!], true);
    const off = Math.hypot((back[0]! - place[0]!) * Math.cos((place[1]! * Math.PI) / 180), back[1]! - place[1]!) * 111_000;
    if (!(off < MOST_OFF_M)) {
      miss('placed otherwise than PROJ does');
      continue;
    }
  } catch (error) {
    miss(reasonOf(error).slice(0, 60));
    continue;
  }
  systemLines.push(`${numberOf(row, 'crs')}|${datum}|${definition}`);
}
for (const row of crsRows) {
  if (row['type'] !== 'geographic 2D' || numberOf(row, 'datum_code') === 0) continue;
  const unit = degrees(1, unitOfCrs.get(numberOf(row, 'code')) ?? DEGREE);
  systemLines.push(`${numberOf(row, 'code')}|${numberOf(row, 'datum_code')}|+proj=longlat${round(unit, 9) === 1 ? '' : ` +degrees=${round(unit, 9)}`}`);
}
systemLines.sort((a, b) => Number(a.split('|')[0]) - Number(b.split('|')[0]));
writeFileSync(join(OUT, 'epsg-datums.json'), `${JSON.stringify({ source, datums: datumLines.join('\n') })}\n`);
writeFileSync(join(OUT, 'epsg-systems.json'), `${JSON.stringify({ source, systems: systemLines.join('\n') })}\n`);
console.log(JSON.stringify({ datums: datumLines.length, systems: systemLines.length, leftOut: Object.fromEntries(left) }, null, 1));
