import { readFlatAreasFile } from '../domain/areas/read-areas-file.ts';
import { flatAreaKm2 } from '../domain/geometry/polygon-area.ts';
import { english } from './english.ts';
import { namingSystem, parseLayerRequest, sayCounts, sayNotes } from './layer-file.ts';
import { loadSqlite } from './load-sqlite.ts';
import { writeFeatures } from './write-features.ts';

/** `atlas areas`. */
export async function runAreas(args: string[]): Promise<void> {
  const request = parseLayerRequest(args);
  if (!request) {
    console.log(english.t('cli.areas.help'));
    return;
  }
  const { file, layer, crs, out } = request;
  const { features, report } = await namingSystem(crs, () => readFlatAreasFile(file, loadSqlite, { layer, crs }));
  writeFeatures(out, features);
  const km2 = features.reduce((sum, { geometry }) => sum + flatAreaKm2(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates), 0);
  const mended = Object.keys(report.mended).length === 0 ? {} : { mended: sayCounts(report.mended) };
  console.log(
    JSON.stringify({
      features: features.length,
      km2: Math.round(km2 * 1e4) / 1e4,
      leftOut: sayCounts(report.dropped),
      ...mended,
      notes: sayNotes(report.notes),
    }),
  );
}
