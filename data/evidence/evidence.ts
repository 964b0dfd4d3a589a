import type { Feature } from 'geojson';
import * as v from 'valibot';
import type { EntryRow, Species } from '../../src/domain/catalog/index-schema.ts';
import { AtlasError } from '../../src/domain/errors.ts';
import type { EntryFile } from '../../src/domain/evidence/entry-file.ts';
import type { Source } from '../find-source.ts';
import type { CountryPart } from '../range-states.ts';
import { Told } from '../told.ts';

/** What a module offers to the build of its entries. */
export interface BuildContext {
  readonly module: string;
  /** The manifest's path, and the entry's place in it (`populations.0`), for faults. */
  readonly manifestFile: string;
  readonly field: string;
  /** Language of the manifest's texts. */
  readonly language: string;
  readonly sources: readonly Source[];
  readonly source: (id: string) => Source;
  /** A source's bytes as they lie on disk. */
  readonly open: (id: string) => Uint8Array<ArrayBuffer>;
  readonly countryParts: readonly CountryPart[];
  /** Takes what was left out, and what looks odd, for whoever runs the build. */
  readonly told: Told;
}

/**
 * What a manifest offers to the build of one of its entries.
 * @param at the entry's number in the manifest, from 0
 * @param open the bytes of a source, by its id
 * @param manifestFile where the manifest lies, for faults
 */
export function contextOf(
  manifest: { readonly id: string; readonly language: string; readonly sources: readonly Source[] },
  at: number,
  open: BuildContext['open'],
  countryParts: readonly CountryPart[],
  told = new Told(),
  manifestFile = `data/modules/${manifest.id}/module.json`,
): BuildContext {
  const { id: module, language, sources } = manifest;
  const source = (id: string): Source => {
    const found = sources.find((one) => one.id === id);
    if (found === undefined) throw manifestFault({ manifestFile }, `populations.${at}`, `no source has the id "${id}"`);
    return found;
  };
  return { module, manifestFile, field: `populations.${at}`, language, sources, source, open, countryParts, told };
}

/** A fault of a manifest, in one sentence that names file and field. */
export function manifestFault({ manifestFile: file }: Pick<BuildContext, 'manifestFile'>, field: string, fault: string): AtlasError {
  return new AtlasError('cli.invalid', { detail: fault }, { file, field });
}

export interface BuiltFile {
  /** Inside the module's folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One entry as built: its line in the index is made from `row` once its file has a size. */
export interface BuiltEntry {
  readonly row: Omit<EntryRow, 'file'>;
  readonly species: Species;
  /** What goes into the entry's own file; none where it was withdrawn. */
  readonly file: EntryFile | undefined;
  readonly files: readonly BuiltFile[];
  /** Generalised corridors, or routes, for the world view. */
  readonly overview: readonly Feature[];
}

/** A source that a manifest names, and the field where it does. */
export interface NamedSource {
  readonly id: string;
  readonly field: string;
}

/** What a kind of evidence brings to the build. */
export interface EvidenceBuild<Schema extends v.GenericSchema> {
  /** Its part of a manifest. */
  readonly schema: Schema;
  readonly listSources: (population: unknown) => NamedSource[];
  readonly build: (population: unknown, context: BuildContext) => Promise<BuiltEntry>;
}

/** One row of the table of evidence: the functions are given what the schema made of a manifest. */
export function defineEvidence<const Schema extends v.GenericSchema>(
  schema: Schema,
  kind: {
    readonly listSources: (population: v.InferOutput<Schema>) => NamedSource[];
    readonly build: (population: v.InferOutput<Schema>, context: BuildContext) => Promise<BuiltEntry>;
  },
): EvidenceBuild<Schema> {
  return {
    schema,
    listSources: (population) => kind.listSources(v.parse(schema, population)),
    build: (population, context) => kind.build(v.parse(schema, population), context),
  };
}
