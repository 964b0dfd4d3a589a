import { parseShp } from 'shpjs';
import { AtlasError } from '../errors.ts';

/** Longer texts are no projection; the parser recurses into brackets. */
const MAX_LENGTH = 20_000;

/**
 * Refuse a .prj text that the coordinates cannot be converted by: the parser takes what it does not understand for
 * longitude and latitude, without a word.
 * @param file the layer it belongs to, for errors
 * @throws AtlasError naming the file
 */
export function checkProjection(prj: string, file: string): void {
  const name = /"([^"]{1,80})"/.exec(prj)?.[1];
  const refuse = (): AtlasError =>
    new AtlasError(
      `The .prj file of ${file} names a projection that cannot be converted to longitude and latitude${name === undefined ? '' : ` (${name})`}.`,
      'Nothing was loaded. Export the layer again as WGS 84 (EPSG:4326).',
      { file, field: '.prj' },
    );
  if (prj.length > MAX_LENGTH) throw refuse();
  if (/^\s*(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)\s*\[/i.test(prj)) {
    const meridian = /PRIMEM\w*\s*\[\s*"[^"]*"\s*,\s*([-\d.eE+]+)/i.exec(prj)?.[1];
    const degrees = /UNIT\s*\[\s*"degree[^"]*"/i.test(prj) || !/UNIT\s*\[\s*"(?!met)/i.test(prj);
    if (!degrees || (meridian !== undefined && Number(meridian) !== 0)) throw refuse();
    return;
  }
  if (!moves(prj)) throw refuse();
}

/** Whether a point at (10, 20) lands elsewhere on the globe; no projection in metres leaves it there. */
function moves(prj: string): boolean {
  const view = new DataView(new ArrayBuffer(128));
  view.setInt32(0, 9994);
  view.setInt32(24, 64);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 1, true);
  view.setInt32(100, 1);
  view.setInt32(104, 10);
  view.setInt32(108, 1, true);
  view.setFloat64(112, 10, true);
  view.setFloat64(120, 20, true);
  try {
    const [point] = parseShp(new Uint8Array(view.buffer), prj);
    const place: unknown = point && 'coordinates' in point ? point.coordinates : undefined;
    return Array.isArray(place) && Number.isFinite(place[0]) && Number.isFinite(place[1]) && (place[0] !== 10 || place[1] !== 20);
  } catch {
    return false;
  }
}
