import * as v from 'valibot';
import { listGeojsonFeatures, PropertiesSchema } from '../../areas/list-geojson-features.ts';
import { AtlasError } from '../../errors.ts';
import { writeCells } from './write-cells.ts';

const FeatureSchema = v.object({ properties: PropertiesSchema, geometry: v.optional(v.unknown()) });
const PointSchema = v.object({ type: v.literal('Point'), coordinates: v.pipe(v.array(v.unknown()), v.minLength(2)) });
/** Where a table has columns of these names, the points are the better for them. */
const [LONGITUDE, LATITUDE] = ['longitude', 'latitude'];
const EMPTY: Readonly<Record<string, unknown>> = {};

/**
 * The points of a GeoJSON text (RFC 7946, or a sequence of features) as a table of fixes: a row a feature, a column a
 * property, then longitude and latitude; features of other kinds are rows without a place.
 * @throws AtlasError naming the file where it is no GeoJSON on WGS 84, or holds no point
 */
export function tableOfGeojson(text: string, file: string): Iterable<string> {
  const columns = new Set<string>();
  const rows: { readonly properties: Readonly<Record<string, unknown>>; readonly place: readonly unknown[] }[] = [];
  const { features, system } = listGeojsonFeatures(text, file);
  let points = 0;
  for (const feature of features) {
    const parsed = v.safeParse(FeatureSchema, feature);
    const properties = (parsed.success && parsed.output.properties) || EMPTY;
    const point = v.safeParse(PointSchema, parsed.success ? parsed.output.geometry : undefined);
    if (point.success) points += 1;
    for (const name of Object.keys(properties)) if (name.toLowerCase() !== LONGITUDE && name.toLowerCase() !== LATITUDE) columns.add(name);
    rows.push({ properties, place: point.success ? point.output.coordinates.slice(0, 2) : ['', ''] });
  }
  if (points === 0) throw new AtlasError('import.noPoints', {}, { file });
  const code = system()?.code;
  if (code !== undefined) throw new AtlasError('geojson.otherProjection', { crs: `EPSG:${code}` }, { file, field: 'crs' });
  const names = [...columns];
  const cells = function* (): Generator<readonly unknown[]> {
    for (const { properties, place } of rows) yield [...names.map((name) => properties[name]), ...place];
  };
  return writeCells([...names, LONGITUDE, LATITUDE], cells());
}
