import type { WktSystem } from './parse-wkt.ts';

/**
 * A proj string for those projections that proj4 does not read right from well-known text: it takes the standard parallel
 * of ESRI's polar stereographic for the latitude of its origin, for one.
 * @returns undefined where proj4 reads the text itself; `refused` where the text says something that proj4 cannot
 */
export function defineFromWkt({ text, metres, datum, meridian }: WktSystem): string | 'refused' | undefined {
  const parameters = new Map(
    [...text.matchAll(/PARAMETER\s*\[\s*"([^"]*)"\s*,\s*([-+]?[\d.]+(?:e[-+]?\d+)?)/gi)].map(([, name = '', value]) => [plain(name), Number(value)]),
  );
  const read = (...names: string[]): number | undefined => names.map((name) => parameters.get(name)).find((value) => value !== undefined);
  const projection = plain(/\b(?:PROJECTION|METHOD)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '');
  const words = (proj: string, ...more: readonly (readonly [string, number | undefined])[]): string =>
    [
      `+proj=${proj}`,
      ...more.filter(([, value]) => value !== undefined).map(([name, value]) => `+${name}=${value}`),
      `+lon_0=${read('centralmeridian', 'longitudeoforigin', 'longitudeofcenter', 'longitudeofnaturalorigin', 'longitudeoforigin') ?? 0}`,
      `+x_0=${(read('falseeasting') ?? 0) * metres}`,
      `+y_0=${(read('falsenorthing') ?? 0) * metres}`,
      `+a=${datum.a}`,
      datum.rf === 0 ? `+b=${datum.a}` : `+rf=${datum.rf}`,
      ...(meridian === 0 ? [] : [`+pm=${meridian}`]),
      ...(metres === 1 ? [] : [`+to_meter=${metres}`]),
      '+no_defs',
    ].join(' ');
  const parallel = read('standardparallel1', 'latitudeof1ststandardparallel');
  const origin = read('latitudeoforigin', 'latitudeofnaturalorigin');
  const scale = read('scalefactor', 'scalefactoratnaturalorigin');
  if (projection === 'stereographicnorthpole' || projection === 'stereographicsouthpole') {
    const pole = projection === 'stereographicnorthpole' ? 90 : -90;
    const polar = parallel === undefined || Math.abs(parallel) === 90;
    return words('stere', ['lat_0', pole], ['lat_ts', polar ? undefined : parallel], ['k_0', polar ? scale : undefined]);
  }
  if (projection === 'polarstereographic') {
    // In the older texts of GDAL its origin is the latitude of true scale.
    const latitude = origin ?? parallel ?? 90;
    const polar = Math.abs(latitude) === 90;
    return words('stere', ['lat_0', Math.sign(latitude) * 90], ['lat_ts', polar ? undefined : latitude], ['k_0', polar ? scale : undefined]);
  }
  if (projection === 'mercator' || projection === 'mercator2sp' || projection === 'mercator1sp')
    return words('merc', ['lat_ts', parallel], ['k_0', parallel ? undefined : scale]);
  if (projection === 'cylindricalequalarea') return words('cea', ['lat_ts', parallel]);
  if (projection === 'newzealandmapgrid') return words('nzmg', ['lat_0', origin ?? -41]);
  if (/^transversemercatorsouthorient(at)?ed$/.test(projection)) return `${words('tmerc', ['lat_0', origin], ['k_0', scale])} +axis=wsu`;
  if (projection === 'krovak') {
    const [scaleX, scaleY, rotation] = [read('xscale'), read('yscale'), read('xyplanerotation')];
    return (scaleX ?? -1) === -1 && (scaleY ?? 1) === 1 && (rotation ?? 90) === 90 ? undefined : 'refused';
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
