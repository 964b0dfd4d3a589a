import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { cleanPolygons } from '../../../src/domain/areas/clean-polygons.ts';
import { type RawLayer, Tally } from '../../../src/domain/areas/raw-feature.ts';
import { readAreaLayers } from '../../../src/domain/areas/read-areas-file.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { hintOf } from '../../../src/domain/formats/crs/named-system.ts';
import type { LoadSqlite } from '../../../src/domain/formats/read-geopackage.ts';
import type { RawAlignments } from '../../../src/domain/lines/alignment.ts';
import { checkLine } from '../../../src/domain/lines/collect-alignments.ts';
import { readAlignmentLayers } from '../../../src/domain/lines/read-alignment-file.ts';
import type { UseClass } from '../../../src/domain/movement/types.ts';
import { unpackSource } from '../../find-source.ts';
import { describeJsonFault } from '../../describe-json-fault.ts';
import type { Told } from '../../told.ts';
import type { BuildContext } from '../evidence.ts';
import type { Drawn, DrawnCorridors } from './published-manifest.ts';
import type { NoteCode } from '../../../src/domain/notes.ts';

/** Features of a custodian's files, and what was left out of them. */
export class DrawnReport {
  featuresRead = 0;
  kept = 0;
  readonly dropped = new Tally();

  constructor(private readonly told: Told) {}

  /** Leaves out one feature. @param number its number in the file */
  drop(file: string, reason: Reason, number: number): void {
    this.dropped.add(reason);
    this.told.lose(file, reason, [number]);
  }

  /** Leaves out what a reader did not take for a feature. */
  dropAll(file: string, tally: Tally): void {
    this.dropped.addAll(tally);
    this.told.loseAll(file, tally.toRecord());
  }
}

/** Polygons of which those alone count that have one of some values in a field. */
export interface DrawnRange extends Drawn {
  readonly only?: { readonly field: string; readonly values: readonly string[] } | undefined;
}

type Reason = NoteCode | `${NoteCode}:${string}`;

const loadSqlite: LoadSqlite = async () => Uint8Array.from(readFileSync(fileURLToPath(import.meta.resolve('sql.js/dist/sql-wasm.wasm')))).buffer;

/** What a custodian calls a feature. */
interface Named {
  readonly name?: string;
  /** His own identifier. */
  readonly sourceId?: string;
}

export type DrawnArea = Feature<MultiPolygon, Named>;
export type DrawnLine = Feature<MultiLineString, Named>;

/**
 * The polygons that a manifest names, by the use class that it gives them.
 * @throws AtlasError naming file, and feature or field, where a file cannot be read or has not what the manifest names
 */
export async function readCorridors(
  parts: readonly DrawnCorridors[],
  context: BuildContext,
  report: DrawnReport,
): Promise<Partial<Record<UseClass, Position[][][]>>> {
  const classes: Partial<Record<UseClass, Position[][][]>> = {};
  for (const part of parts) {
    await visitAreas(part, context, report, (properties, polygons) => {
      const use = classOf(part, properties);
      if (use === undefined) return `dropped.otherUse:${String(typeof part.use === 'string' ? part.use : properties[part.use.field])}` as const;
      (classes[use] ??= []).push(...polygons);
      return undefined;
    });
  }
  return classes;
}

function classOf({ use }: DrawnCorridors, properties: Readonly<Record<string, unknown>>): UseClass | undefined {
  if (typeof use === 'string') return use;
  const value = properties[use.field];
  return typeof value === 'string' || typeof value === 'number' ? use.values[String(value).trim()] : undefined;
}

/** The areas that a manifest names, each a feature. Throws as `readCorridors`. */
export async function readAreas(parts: readonly DrawnRange[], context: BuildContext, report: DrawnReport): Promise<DrawnArea[]> {
  const areas: DrawnArea[] = [];
  for (const part of parts) {
    const { only } = part;
    await visitAreas(part, context, report, (properties, coordinates) => {
      if (only && !only.values.includes(textOf(properties[only.field]) ?? '')) return 'dropped.notOfEntry';
      areas.push({ type: 'Feature', properties: nameOf(part, properties), geometry: { type: 'MultiPolygon', coordinates } });
      return undefined;
    });
  }
  return areas;
}

/** The lines that a manifest names, each a feature. Throws as `readCorridors`. */
export async function readLines(parts: readonly Drawn[], context: BuildContext, report: DrawnReport): Promise<DrawnLine[]> {
  const found: DrawnLine[] = [];
  for (const part of parts) {
    const { file } = context.source(part.source);
    const layers = chooseLayers(await readPlaced(part.source, context, readAlignmentLayers), part, file);
    checkFields(
      part,
      layers.flatMap(({ alignments }) => alignments),
      file,
    );
    for (const layer of layers) {
      report.featuresRead += layer.featuresRead;
      report.dropAll(file, layer.dropped);
      for (const alignment of layer.alignments) {
        const coordinates = alignment.lines.map((line) => checkLine(line, alignment, hintOf(layer.system))).filter((line) => line.length > 1);
        if (coordinates.length === 0) {
          report.drop(file, 'dropped.shortLines', alignment.number);
          continue;
        }
        report.kept += 1;
        found.push({
          type: 'Feature',
          properties: nameOf(part, alignment.properties),
          geometry: { type: 'MultiLineString', coordinates: coordinates.map((line) => line.map(([lon, lat]) => [lon, lat])) },
        });
      }
    }
  }
  return found;
}

/** What a reader makes of a source; of one that is no JSON it is said from which line and column on. */
async function readPlaced<Layers>(
  source: string,
  context: BuildContext,
  read: (file: string, bytes: Uint8Array<ArrayBuffer>, loadSqlite: LoadSqlite) => Promise<Layers>,
): Promise<Layers> {
  const { file } = context.source(source);
  const bytes = unpackSource(context.open(source));
  try {
    return await read(file, bytes, loadSqlite);
  } catch (error) {
    if (!(error instanceof AtlasError && error.code === 'json.invalid')) throw error;
    const detail = describeJsonFault(new TextDecoder().decode(bytes));
    throw detail === undefined ? error : new AtlasError('cli.unreadable', { detail }, { file });
  }
}

/**
 * Every feature with polygons of a part's layers, cleaned.
 * @param visit the reason where a feature is left out
 */
async function visitAreas(
  part: DrawnRange | DrawnCorridors,
  context: BuildContext,
  report: DrawnReport,
  visit: (properties: Readonly<Record<string, unknown>>, polygons: Position[][][]) => Reason | undefined,
): Promise<void> {
  const { file } = context.source(part.source);
  const layers = chooseLayers(await readPlaced(part.source, context, readAreaLayers), part, file);
  checkFields(
    part,
    layers.flatMap(({ features }) => features),
    file,
  );
  for (const layer of layers) {
    report.featuresRead += layer.featuresRead;
    report.dropAll(file, layer.dropped);
    for (const feature of layer.features) {
      const polygons = cleanPolygons(feature, report.dropped, new Tally(), hintOf(layer.system));
      const reason = polygons.length === 0 ? 'dropped.noValidRing' : visit(feature.properties, polygons);
      if (reason === undefined) report.kept += 1;
      else report.drop(file, reason, feature.number);
    }
  }
}

/** The layer that the manifest names, else all of the file. */
function chooseLayers<Layer extends RawLayer | RawAlignments>(
  layers: readonly Layer[],
  { layer: name }: Drawn | DrawnCorridors,
  file: string,
): readonly Layer[] {
  if (name === undefined) return layers;
  const chosen = layers.filter(({ layer }) => layer === name);
  if (chosen.length > 0) return chosen;
  const names = layers.map(({ layer }) => layer).join(', ');
  throw new AtlasError('cli.unreadable', { detail: `it has no layer "${name}", only ${names}` }, { file, field: 'layer' });
}

/** Every field that the manifest names must be one of a feature's: a mistyped name would leave all of them out. */
function checkFields(part: DrawnRange | DrawnCorridors, features: readonly { readonly properties: Readonly<Record<string, unknown>> }[], file: string): void {
  const named = [
    part.idField,
    part.nameField,
    'use' in part && typeof part.use === 'object' ? part.use.field : undefined,
    'only' in part ? part.only?.field : undefined,
  ];
  const known = new Set(features.flatMap(({ properties }) => Object.keys(properties)));
  for (const field of named) {
    if (field === undefined || known.has(field)) continue;
    const fields = known.size === 0 ? 'no fields' : `the fields ${[...known].join(', ')}`;
    throw new AtlasError('cli.unreadable', { detail: `it has no field "${field}"; its features have ${fields}` }, { file, field });
  }
}

/** A value as text; undefined where it says nothing. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? String(value).trim() : undefined;
}

function nameOf({ idField, nameField }: Drawn, properties: Readonly<Record<string, unknown>>): Named {
  const read = (field: string | undefined): string | undefined => (field === undefined ? undefined : textOf(properties[field]));
  const [name, sourceId] = [read(nameField), read(idField)];
  return { ...(name === undefined ? {} : { name }), ...(sourceId === undefined ? {} : { sourceId }) };
}
