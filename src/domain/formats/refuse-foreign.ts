import { AtlasError } from '../errors.ts';
import { type Note, type NoteCode, noteOf } from '../notes.ts';

/** First bytes that give a kind away, as characters, with their place; its name is the same in every language. */
const BINARY: readonly (readonly [signature: string, at: number, what: NoteCode | { readonly name: string }])[] = [
  ['PK\u0003\u0004', 0, 'binary.zip'],
  ['%PDF', 0, 'binary.pdf'],
  ['PAR1', 0, 'binary.parquet'],
  ['\u00d0\u00cf\u0011\u00e0', 0, 'binary.excel'],
  ['\u0089HDF', 0, 'binary.hdf5'],
  ['7z\u00bc\u00af', 0, 'binary.sevenZip'],
  ['Rar!\u001a', 0, { name: 'RAR' }],
  ['BZh', 0, { name: 'bzip2' }],
  ['\u00fd7zXZ\u0000', 0, { name: 'xz' }],
  ['\u0028\u00b5\u002f\u00fd', 0, { name: 'Zstandard' }],
  ['ustar', 257, { name: 'tar' }],
  ['SQLite format 3\u0000', 0, { name: 'SQLite' }],
  ['fgb', 0, { name: 'FlatGeobuf' }],
  ['CDF\u0001', 0, { name: 'NetCDF' }],
  ['CDF\u0002', 0, { name: 'NetCDF' }],
  ['RDX', 0, { name: 'R (.RData)' }],
  ['X\n\u0000\u0000\u0000', 0, { name: 'R (.rds)' }],
  ['MATLAB 5.0', 0, { name: 'MATLAB (.mat)' }],
  ['.FIT', 8, { name: 'Garmin FIT' }],
  ['$FL', 0, { name: 'SPSS (.sav)' }],
  ['II*\u0000', 0, { name: 'TIFF' }],
  ['MM\u0000*', 0, { name: 'TIFF' }],
  ['\u0089PNG', 0, { name: 'PNG' }],
  ['\u00ff\u00d8\u00ff', 0, { name: 'JPEG' }],
  ['AC10', 0, { name: 'DWG' }],
];
/** Where SQLite keeps whose file it is. */
const APPLICATION_AT = 68;
/** Bytes by which these are known. */
const LOOKED_AT = 262;

/** What a file that is no text is by its first bytes; undefined where they do not tell. */
export function nameBinary(bytes: Uint8Array): Note | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, LOOKED_AT));
  const found = BINARY.find(([signature, at]) => head.startsWith(signature, at));
  if (!found) return undefined;
  const [signature, , what] = found;
  if (typeof what === 'string') return noteOf(what);
  const isGeopackage = signature.startsWith('SQLite') && head.startsWith('GPKG', APPLICATION_AT);
  return noteOf('text', { text: isGeopackage ? 'GeoPackage (SQLite)' : what.name });
}

/** Texts of other programs by their beginnings; names that are the same in every language. */
const TEXTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^(?:0|999)\s*\r?\n(?:.*\r?\n)*?\s*SECTION\b|^\s*0\s*\r?\n\s*SECTION\b/, 'DXF'],
  [/^Version\s+\d+\s*\r?\n(?:.*\r?\n){0,6}?\s*(?:Delimiter|CoordSys|Columns)\b/i, 'MapInfo MIF'],
  [/^(?:SRID=\d+;)?(?:MULTI)?(?:LINESTRING|POLYGON)\s*(?:[ZM]{1,2}\s*)?\(/i, 'WKT'],
  [/^(?:\s*[$!][A-Z]{2}[A-Z\d]{3},.*\r?\n){2}/, 'NMEA 0183'],
  [/^A[A-Z\d]{3}.*\r?\n(?:.*\r?\n){0,20}?HF?DTE/, 'IGC'],
  [/^(?:--.*\r?\n|\s|\/\*[^]{0,2000}?\*\/;?)*(?:CREATE\s+TABLE|INSERT\s+INTO|DROP\s+TABLE|BEGIN\s+TRANSACTION|PRAGMA\s+\w+)/i, 'SQL'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)*<osm[\s>]/, 'OpenStreetMap XML'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)*<LandXML[\s>]/, 'LandXML'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)*<TrainingCenterDatabase[\s>]/, 'Garmin TCX'],
  [
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)*<(?:\w+:)?FeatureCollection\b[^>]*\bxmlns(?::\w+)?\s*=\s*["']https?:\/\/www\.opengis\.net\/(?:wfs|gml)/,
    'GML',
  ],
  [/^\{\s*"type"\s*:\s*"Topology"/, 'TopoJSON'],
  [
    /^\{(?!\s*"type"\s*:\s*"Feature)[^]*"(?:geometryType"\s*:\s*"esri|spatialReference"\s*:\s*\{\s*"(?:wkid|latestWkid|wkt)")/,
    'Esri JSON (its service gives GeoJSON by f=geojson)',
  ],
];
const WEB_PAGE = /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|table|style|meta)\b/i;
const GIT_LFS = /^version https:\/\/git-lfs\.github\.com\/spec\//;
const FIRST = 4000;

/**
 * Names a text that is none of lines, areas or tracks by how it begins: a web page that came in place of a file, or the
 * format of another program.
 * @throws AtlasError naming the file and what it is
 */
export function refuseForeign(text: string, file: string): void {
  const start = text.slice(0, FIRST).replace(/^[\ufeff\s]+/, '');
  if (WEB_PAGE.test(start)) throw new AtlasError('file.webPage', {}, { file });
  if (GIT_LFS.test(start)) throw new AtlasError('file.gitLfs', {}, { file });
  const found = TEXTS.find(([pattern]) => pattern.test(start));
  if (found) throw new AtlasError('file.foreign', { what: found[1] }, { file });
}
