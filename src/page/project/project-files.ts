import { FEWEST_INDIVIDUALS, NARROWEST_FIRST, USE_CLASSES } from '../../domain/movement/types.ts';
import type { Feature } from 'geojson';
import type { Alternative, Project } from '../../domain/assessment/project.ts';
import { type CsvCell, writeCsv } from '../../domain/formats/csv.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { JudgedAssessment } from '../../domain/statements/of-project.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';

/** The alternatives' lines alone as GeoJSON (RFC 7946), each with its name as id: what `atlas crossings --barriers` takes. */
export function formatLinesGeojson(alternatives: readonly Alternative[]): string {
  const names = new Map<string, number>();
  const features = alternatives
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines, accuracyM }): Feature => {
      const times = (names.get(name) ?? 0) + 1;
      names.set(name, times);
      return {
        type: 'Feature',
        // Two alternatives may have one name; an id is one feature's.
        id: times === 1 ? name : `${name} (${times})`,
        properties: { name, ...(accuracyM === undefined ? {} : { accuracyM }) },
        geometry: { type: 'MultiLineString', coordinates: lines.map((line) => line.map(([lon, lat]) => [lon, lat])) },
      };
    });
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

export interface AssessedRow {
  readonly alternative: Alternative;
  /** With the populations alone that count. */
  readonly assessment: Assessment;
  /** Populations whose ground it runs through and that it does not stop. */
  readonly apart?: JudgedAssessment['apart'];
  readonly rank: number | undefined;
}

const COLUMNS = [
  'project',
  'type',
  'buffer_m',
  'alternative',
  'rank',
  'item',
  'id',
  'name',
  'use_class',
  'parts',
  'pieces_cut',
  'pieces_total',
  'length_km',
  'ground_ha',
  'events',
  'individuals',
  'told',
  'preliminary',
  'month',
  'shares',
  'distance_km',
  'meetings',
  'layer',
  'licence',
  'attribution',
  'citation',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], CsvCell>>;

/**
 * Everything that alternatives meet as CSV (RFC 4180), one thing a row, with the source, licence and citation of its layer.
 * @param entries those that the alternatives meet, by id
 * @param shared layers of barriers and areas
 */
export function formatProjectCsv(
  { name, type, bufferM }: Project,
  rows: readonly AssessedRow[],
  entries: ReadonlyMap<string, OpenEntry>,
  shared: readonly Layer[],
): string {
  const rights = (layer: Layer | undefined): Row =>
    layer ? { layer: layer.id, licence: layer.licence, attribution: layer.attribution, citation: layer.citation } : {};
  const km = (length: number): string => length.toFixed(4);
  const ha = (km2: number | undefined): string => (bufferM > 0 ? (100 * (km2 ?? 0)).toFixed(3) : '');
  const table = rows.flatMap(({ alternative, rank, assessment, apart = [] }): Row[] => {
    const head: Row = { project: name, type, buffer_m: bufferM, alternative: alternative.name, rank: rank ?? '' };
    const items: Row[] = [{ item: 'line', length_km: km(assessment.lengthKm), ground_ha: ha(assessment.bufferKm2) }];
    for (const met of assessment.populations) {
      const layers = entries.get(met.population)?.file.layers ?? [];
      const of = (kind: string): Row => rights(layers.find((layer) => layer.kind === kind));
      const individuals = entries.get(met.population)?.summary.individuals;
      const subject: Row = { id: met.population, name: met.name, preliminary: individuals !== undefined && individuals < FEWEST_INDIVIDUALS ? 'yes' : 'no' };
      for (const use of NARROWEST_FIRST) {
        if (!met.corridor && !met.buffer) continue;
        const { parts, lengthKm } = met.corridor?.byUse[use] ?? { parts: 0, lengthKm: 0 };
        const pieces = { pieces_cut: met.pieces?.[use].cut ?? '', pieces_total: met.pieces?.[use].total ?? '' };
        items.push({
          item: 'corridor',
          ...subject,
          use_class: use,
          parts,
          ...pieces,
          length_km: km(lengthKm),
          ground_ha: ha(met.buffer?.byUse[use]),
          ...of('corridors'),
        });
      }
      for (const { use, partShares } of met.separations)
        items.push({ item: 'separation', ...subject, use_class: use, shares: partShares.map((share) => share.toFixed(3)).join('; '), ...of('corridors') });
      if (met.stopoverKm > 0 || (met.buffer && met.buffer.stopoversKm2 > 0)) {
        items.push({ item: 'stopovers', ...subject, length_km: km(met.stopoverKm), ground_ha: ha(met.buffer?.stopoversKm2), ...of('stopovers') });
      }
      if (met.crossed)
        items.push({
          item: 'tracked animals',
          ...subject,
          events: met.crossed.events,
          individuals: met.told?.says === 'untold' ? '' : met.crossed.individuals,
          told: met.told?.says ?? '',
          ...of('tracks'),
        });
      for (const { month } of met.avoid) {
        items.push({
          item: 'month to avoid',
          ...subject,
          month,
          events: met.crossed?.byMonth[month - 1]?.events ?? '',
          individuals: met.crossed?.byMonth[month - 1]?.individuals ?? '',
          ...of('tracks'),
        });
      }
    }
    for (const { met, because } of apart)
      items.push({
        item: `not counted: ${because}`,
        id: met.population,
        name: met.name,
        length_km: km(met.corridor?.byUse.low.lengthKm ?? 0),
        ground_ha: ha(met.buffer?.byUse.low),
        events: met.crossed?.events ?? '',
        individuals: met.told?.says === 'untold' ? '' : (met.crossed?.individuals ?? ''),
        told: met.told?.says ?? '',
      });
    const without = assessment.withoutCorridor ?? [];
    for (const { population, name: near, tracked } of without)
      items.push({ item: tracked ? 'no corridor computed' : 'not examined', id: population, name: near });
    for (const { population, name: range, lengthKm, movementKm } of assessment.within ?? []) {
      const drawn = rights(entries.get(population)?.file.layers.find(({ kind }) => kind === 'distribution'));
      items.push({ item: 'within distribution, no corridor', id: population, name: range, length_km: km(lengthKm), ...drawn });
      if (movementKm > 0) items.push({ item: 'within it, where animals move', id: population, name: range, length_km: km(movementKm), ...drawn });
    }
    if (assessment.noneWithin) {
      const { nearest, km: lookedKm } = assessment.noneWithin;
      items.push({
        item: without.length > 0 ? 'no corridor computed within' : 'no population tracked within',
        distance_km: km(nearest?.distanceKm ?? lookedKm),
      });
      if (nearest) items.push({ item: 'nearest population', id: nearest.population, name: nearest.name, distance_km: km(nearest.distanceKm) });
    }
    for (const { id, name: area, layer, lengthKm, bufferKm2 } of assessment.areas)
      items.push({
        item: 'area',
        id,
        name: area,
        length_km: km(lengthKm),
        ground_ha: ha(bufferKm2),
        layer,
        ...rights(shared.find((each) => each.id === layer)),
      });
    for (const { layer, barrier, name: called, type: kind, distanceKm, events } of assessment.barriers) {
      items.push({
        item: `nearest ${kind}`,
        id: barrier,
        name: called,
        distance_km: km(distanceKm),
        events,
        ...rights(shared.find((each) => each.id === layer)),
      });
    }
    return items.map((item) => ({ ...head, ...item }));
  });
  return writeCsv(table, COLUMNS);
}

/** Alternatives, the places where they meet corridors, and the tracked crossings, as GeoJSON (RFC 7946). */
export function formatProjectGeojson({ name, type, bufferM }: Project, rows: readonly AssessedRow[]): string {
  const features = rows.flatMap(({ alternative, rank, assessment }): Feature[] => [
    {
      type: 'Feature',
      properties: {
        item: 'alternative',
        project: name,
        type,
        bufferM,
        name: alternative.name,
        rank: rank ?? null,
        lengthKm: assessment.lengthKm,
        noCorridorComputed: (assessment.withoutCorridor ?? []).map((each) => each.population),
        bufferHa: assessment.bufferKm2 === undefined ? null : 100 * assessment.bufferKm2,
      },
      geometry: { type: 'MultiLineString', coordinates: alternative.lines.map((line) => line.map(([lon, lat]) => [lon, lat])) },
    },
    ...assessment.populations.flatMap(({ population, name: met, corridor, events }): Feature[] => [
      ...USE_CLASSES.flatMap((use) =>
        (corridor?.byUse[use].points ?? []).map((coordinates): Feature => ({
          type: 'Feature',
          properties: { item: 'crossing point', alternative: alternative.name, population, name: met, use },
          geometry: { type: 'Point', coordinates },
        })),
      ),
      ...events.map(({ individual, time, at }): Feature => ({
        type: 'Feature',
        properties: { item: 'tracked crossing', alternative: alternative.name, population, name: met, individual, time: new Date(time).toISOString() },
        geometry: { type: 'Point', coordinates: at },
      })),
    ]),
    ...assessment.barriers.map(({ layer, type: kind, barrier, name: called, distanceKm, at }): Feature => ({
      type: 'Feature',
      properties: { item: 'nearest barrier', alternative: alternative.name, layer, type: kind, id: barrier, name: called, distanceKm },
      geometry: { type: 'Point', coordinates: at },
    })),
  ]);
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

/** What the names of a project's files begin with: its name in lower case and hyphens. */
export function nameFiles({ name }: Pick<Project, 'name'>): string {
  return (
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'project'
  );
}
