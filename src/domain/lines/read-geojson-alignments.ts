import * as v from 'valibot';
import { Damage } from '../areas/damage.ts';
import { isNoGeometry, listGeojsonFeatures, PropertiesSchema } from '../areas/list-geojson-features.ts';
import { Tally } from '../areas/raw-feature.ts';
import { AtlasError } from '../errors.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { ALL_COLUMNS, pickColumns, type WantsColumn } from '../formats/wanted-columns.ts';
import { accuracyIn, isNameColumn, nameOf, type RawAlignment, type RawAlignments } from './alignment.ts';

const FeatureSchema = v.object({
  type: v.literal('Feature'),
  properties: PropertiesSchema,
  geometry: v.optional(v.nullable(v.unknown())),
});
const GeometrySchema = v.object({ type: v.string(), coordinates: v.optional(v.array(v.unknown())), geometries: v.optional(v.array(v.unknown())) });
const MAX_DEPTH = 8;
const NONE: Readonly<Record<string, unknown>> = {};

interface Found {
  readonly lines: unknown[];
  points: boolean;
  polygons: boolean;
}

/**
 * Read the lines of a GeoJSON text (RFC 7946, or a sequence of features); coordinates are not checked here. Features
 * without a geometry, of other kinds or damaged, and such members of collections, are left out and counted.
 * @param wants the attributes that lines keep; all of them when left out
 * @throws AtlasError naming the file where it is no GeoJSON
 */
export function readGeojsonAlignments(text: string, file: string, wants = ALL_COLUMNS): RawAlignments {
  const { features, system } = listGeojsonFeatures(text, file, false, true);
  const read = new LineFeatures(file, wants);
  for (const feature of features) read.add(feature);
  return { layer: file, ...read.found(), system: system() };
}

type FoundLines = Pick<RawAlignments, 'alignments' | 'featuresRead' | 'dropped' | 'notes' | 'damage'>;

/** The lines of GeoJSON features that come one after the other, and what else there was. */
export class LineFeatures {
  private readonly alignments: RawAlignment[] = [];
  private readonly dropped = new Tally();
  private readonly damage = new Damage();
  private number = 0;

  constructor(
    private readonly file: string,
    private readonly wants: WantsColumn,
  ) {}

  add(entry: unknown): void {
    this.number += 1;
    if (entry === null) {
      this.dropped.add('dropped.noGeometry');
      return;
    }
    const plain = plainLines(entry);
    if (plain) {
      this.keep(plain.properties, plain.lines);
      return;
    }
    const { file, number: row, dropped } = this;
    const fail = (field: string): AtlasError => new AtlasError('geojson.badFeature', {}, { file, row, field });
    const parsed = v.safeParse(FeatureSchema, entry);
    if (!parsed.success) {
      this.damage.add(fail(v.getDotPath(parsed.issues[0]) ?? 'type'), dropped);
      return;
    }
    const { properties, geometry } = parsed.output;
    const found: Found = { lines: [], points: false, polygons: false };
    if (geometry && !this.damage.try(() => gather(geometry, found, 0, fail), dropped)) return;
    if (found.polygons) dropped.add('dropped.polygons');
    if (found.points) dropped.add('dropped.points');
    // A copy has room for what is in it; a list that grew has it for sixteen more.
    if (found.lines.length > 0) this.keep(properties ?? NONE, found.lines.slice());
    else if (!found.polygons && !found.points) dropped.add('dropped.noGeometry');
  }

  found(): FoundLines {
    const { alignments, number, dropped, damage } = this;
    return { alignments, featuresRead: number, dropped, notes: damage.notes, damage: damage.first };
  }

  private keep(properties: Readonly<Record<string, unknown>>, lines: readonly unknown[]): void {
    const { number, file } = this;
    this.alignments.push({
      number,
      file,
      name: nameOf(properties),
      accuracyM: accuracyIn(properties),
      properties: this.wants === isNameColumn ? NONE : pickColumns(properties, this.wants),
      lines,
    });
  }
}

/** Of a feature that is a line or lines, as nearly all are, what a schema would find in it. A schema takes longer than all else. */
function plainLines(entry: unknown): { readonly properties: Readonly<Record<string, unknown>>; readonly lines: readonly unknown[] } | undefined {
  if (!isRecord(entry) || entry['type'] !== 'Feature') return undefined;
  const { geometry, properties } = entry;
  if (!isRecord(geometry)) return undefined;
  const { type, coordinates } = geometry;
  if (coordinates instanceof FlatLine) return { properties: isRecord(properties) ? properties : NONE, lines: [coordinates] };
  if (!Array.isArray(coordinates) || (type !== 'LineString' && (type !== 'MultiLineString' || coordinates.length === 0))) return undefined;
  return { properties: isRecord(properties) ? properties : NONE, lines: type === 'LineString' ? [coordinates] : coordinates };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function gather(geometry: unknown, found: Found, depth: number, fail: (field: string) => AtlasError): void {
  if (isNoGeometry(geometry)) return;
  const parsed = v.safeParse(GeometrySchema, geometry);
  if (!parsed.success) throw fail(['geometry', v.getDotPath(parsed.issues[0])].filter(Boolean).join('.'));
  const { type, coordinates, geometries } = parsed.output;
  if (type === 'GeometryCollection') {
    if (!geometries || depth >= MAX_DEPTH) throw fail('geometry.geometries');
    for (const member of geometries) gather(member, found, depth + 1, fail);
    return;
  }
  if (!coordinates) throw fail('geometry.coordinates');
  if (type === 'LineString') found.lines.push(coordinates);
  else if (type === 'MultiLineString') for (const line of coordinates) found.lines.push(line);
  else if (type === 'Polygon' || type === 'MultiPolygon') found.polygons = true;
  else if (type === 'Point' || type === 'MultiPoint') found.points = true;
  else throw fail('geometry.type');
}
