import { AtlasError } from '../errors.ts';
import { hintOf } from '../formats/crs/named-system.ts';
import { type Note, noteOf } from '../notes.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import type { AreaFeature, AreaProperties, AreaSet, FlatAreaFeature } from './area-set.ts';
import { chooseFields, describeArea } from './choose-fields.ts';
import { type CleanedPolygons, cleanRings } from './clean-polygons.ts';
import { CrossingRings } from './crossing-rings.ts';
import { Damage, MOST_NAMED } from './damage.ts';
import { Tally, type RawLayer } from './raw-feature.ts';
import { positionsOf, type Ring } from './ring.ts';

/** What an area is kept as. @param polygons checked, at least one */
export type AreaForm<F> = (polygons: readonly (readonly Ring[])[], properties: AreaProperties) => F;

/**
 * Check the coordinates of a file's layers and put them together as one set of areas. Features with coordinates that are
 * unusable are left out, counted and named.
 * @throws AtlasError when most coordinates are no degrees or no polygon is left
 */
export function collectAreas<F>(layers: readonly RawLayer[], file: string, toFeature: AreaForm<F>): AreaSet<F> {
  const raw = layers.flatMap((layer) => layer.features);
  const fields = chooseFields(raw);
  const dropped = new Tally();
  const mended = new Tally();
  const taken = new Map<string, number>();
  const features: F[] = [];
  const bbox: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let wrapping = 0;
  const damage = new Damage();
  const crossings = new CrossingRings();
  const crossed: Note[] = [];
  for (const layer of layers) {
    dropped.addAll(layer.dropped);
    mended.addAll(layer.mended);
    for (const feature of layer.features) {
      let cleaned: CleanedPolygons | undefined;
      const read = (): void => void (cleaned = cleanRings(feature, dropped, mended, hintOf(layer.system), crossings));
      if (!damage.try(read, dropped) || !cleaned) continue;
      const { polygons, wraps, crossing } = cleaned;
      if (polygons.length === 0) {
        dropped.add('dropped.noValidRing');
        continue;
      }
      if (wraps) wrapping += 1;
      if (crossing !== 'none') {
        mended.add(crossing === 'mended' ? 'mended.crossing' : 'mended.crossingLeft');
        const { file: of, number } = feature;
        if (crossed.length < MOST_NAMED) crossed.push(noteOf(`imported.crossing.${crossing}`, { file: of, feature: String(number) }));
      }
      for (const [outer = []] of polygons) stretch(bbox, outer);
      features.push(toFeature(polygons, describeArea(feature, fields, taken)));
    }
  }
  const featuresRead = layers.reduce((sum, layer) => sum + layer.featuresRead, 0);
  // Where most lies off the Earth, the file is in another system.
  if (damage.first?.code === 'areas.projected' && damage.count > features.length) throw damage.first;
  if (features.length === 0) throw damage.first ?? layers.find((layer) => layer.damage)?.damage ?? refuseEmpty(file, featuresRead, dropped.toRecord());
  const notes = [...layers.flatMap((layer) => layer.notes), ...damage.notes, ...crossed];
  if (wrapping > 0) {
    notes.push(noteOf('imported.wraps', { n: wrapping }));
  }
  return {
    features,
    report: { featuresRead, kept: features.length, dropped: dropped.toRecord(), mended: mended.toRecord(), notes },
    nameField: fields.name[0],
    bbox,
  };
}

export const asFeature: AreaForm<AreaFeature> = (polygons, properties) => {
  const coordinates = polygons.map((rings) => rings.map(positionsOf));
  const [only] = coordinates;
  return {
    type: 'Feature',
    properties,
    geometry: only && coordinates.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates },
  };
};

export const asFlatFeature: AreaForm<FlatAreaFeature> = (polygons, properties) => {
  const coordinates = polygons.map((rings) => rings.map((ring) => (ring instanceof FlatLine ? ring : FlatLine.of(ring))));
  const [only] = coordinates;
  return {
    type: 'Feature',
    properties,
    geometry: only && coordinates.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates },
  };
};

function stretch(bbox: [number, number, number, number], ring: Ring): void {
  const meet = (x: number, y: number): void => {
    if (x < bbox[0]) bbox[0] = x;
    if (y < bbox[1]) bbox[1] = y;
    if (x > bbox[2]) bbox[2] = x;
    if (y > bbox[3]) bbox[3] = y;
  };
  if (ring instanceof FlatLine) ring.forEach(meet);
  else for (const [x = 0, y = 0] of ring) meet(x, y);
}

function refuseEmpty(file: string, featuresRead: number, dropped: Readonly<Record<string, number>>): AtlasError {
  if (featuresRead === 0) {
    return new AtlasError('file.noFeatures', {}, { file });
  }
  const wrongKind = dropped['dropped.pointsAndLines'] ?? 0;
  return new AtlasError(wrongKind > 0 ? 'areas.points' : 'areas.noPolygon', { n: featuresRead }, { file, field: 'geometry' });
}
