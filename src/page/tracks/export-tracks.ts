import type { OpenEntryOf } from '../../domain/catalog/open-entry.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { AtlasError } from '../../domain/errors.ts';
import type { CorridorResult } from '../../domain/movement/types.ts';
import type { TrackWork } from '../../state/track-work.ts';
import { loadSqlite } from '../shared/load-sqlite.ts';
import { saveCsv, saveFile } from '../shared/save-file.ts';

const EXPORTS = ['corridors', 'routes', 'geopackage', 'sequences', 'ud', 'module'] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** The downloads that there is something in: no file of corridors where there are routes alone. */
export function exportsOf(result: Pick<CorridorResult, 'corridors' | 'routes' | 'ud'>): ExportKind[] {
  const empty: readonly ExportKind[] = [
    ...(result.corridors.length === 0 ? (['corridors'] as const) : []),
    ...(result.routes.length === 0 ? (['routes'] as const) : []),
    ...(result.ud === null ? (['ud'] as const) : []),
  ];
  return EXPORTS.filter((kind) => !empty.includes(kind));
}

/** Place of a module whose maker has not said it: the manifest is there to be edited. */
const UNSTATED = 'not stated';
/** Analysis zoom of a module made from these corridors: a cell of 100 m needs no deeper one. */
const MODULE_ZOOM = 12;

/**
 * One of the downloads of a person's own corridors, made in the page and handed over; the writers load when used.
 * @param group what kind of animals they are, where that is known
 * @throws AtlasError when a field that the file needs is missing
 */
export async function exportTracks(
  kind: ExportKind,
  work: TrackWork,
  result: CorridorResult,
  { row, species, module }: OpenEntryOf<'tracks'>,
  group: SpeciesGroup | undefined,
): Promise<void> {
  const { licence, attribution, citation } = module;
  const rights = { licence, attribution, citation };
  const { id, name } = row;
  if (kind === 'corridors' || kind === 'routes') {
    const { writeFeatureCollection } = await import('../../domain/formats/geojson.ts');
    const named = <F extends CorridorResult['corridors'][number] | CorridorResult['stopovers'][number]>(list: readonly F[], name: string) =>
      list.map(({ properties, ...feature }) => ({ ...feature, properties: { kind: name, ...properties } }));
    const features = kind === 'routes' ? result.routes : [...named(result.corridors, 'corridor'), ...named(result.stopovers, 'stopovers')];
    return saveFile(new Blob([writeFeatureCollection(features, rights)], { type: 'application/geo+json' }), `${id}-${kind}.geojson`);
  }
  if (kind === 'sequences') {
    const { writeSequencesCsv } = await import('../../domain/movement/sequences/write-sequences-csv.ts');
    return saveCsv(writeSequencesCsv(result.sequences), `${id}-sequences.csv`);
  }
  if (kind === 'ud') {
    if (!result.ud) return undefined;
    const { writeUdGeotiff } = await import('../../domain/formats/geotiff.ts');
    const { grid, centre, values } = result.ud;
    return saveFile(new Blob([writeUdGeotiff({ grid, centre, values, noData: 0 })], { type: 'image/tiff' }), `${id}-utilisation-distribution.tif`);
  }
  if (kind === 'geopackage') {
    const { writeGeopackage } = await import('../../domain/formats/geopackage.ts');
    const description = `${name}. ${licence}. ${attribution}. ${citation}`;
    const bytes = await writeGeopackage(
      [
        {
          name: 'corridors',
          features: result.corridors,
          columns: [
            { name: 'use', type: 'TEXT' as const },
            { name: 'minIndividuals', type: 'INTEGER' as const },
            { name: 'areaKm2', type: 'REAL' as const },
          ],
          description,
        },
        { name: 'stopovers', features: result.stopovers, columns: [{ name: 'areaKm2', type: 'REAL' as const }], description },
        {
          name: 'routes',
          features: result.routes,
          columns: ['individual', 'sequence', 'season', 'start', 'end'].map((name) => ({ name, type: 'TEXT' as const })),
          description,
        },
      ].filter(({ features }) => features.length > 0),
      loadSqlite,
    );
    return saveFile(new Blob([bytes], { type: 'application/geopackage+sqlite3' }), `${id}.gpkg`);
  }
  const { writeModuleFolder } = await import('../../domain/catalog/write-module-folder.ts');
  const { settings, imported } = work;
  if (group === undefined) {
    throw new AtlasError('moduleFolder.noGroup', {}, { field: 'group' });
  }
  const zip = await writeModuleFolder({
    ...rights,
    id,
    title: name,
    custodian: module.custodian,
    summary: module.summary,
    url: 'Ask the custodian',
    accessed: new Date().toISOString().slice(0, 10),
    population: {
      name,
      species: { scientific: species.scientific, common: species.common, group },
      place: UNSTATED,
      topSpeedKmh: settings.topSpeedKmh,
      seasons: settings.seasons,
      method: { ...settings.method, ...(result.cellM === undefined ? {} : { cellM: result.cellM }) },
      notes: [],
      maxZoom: MODULE_ZOOM,
    },
    tracks: imported?.tracks ?? [],
    sequences: result.sequences,
  });
  return saveFile(new Blob([zip], { type: 'application/zip' }), `${id}-module.zip`);
}
