import * as v from 'valibot';
import { AtlasError } from '../../errors.ts';
import { parseJson } from '../../formats/parse-json.ts';
import { type Note, noteOf } from '../../notes.ts';
import type { TrackingFile } from './import-types.ts';

const PackageSchema = v.object({
  resources: v.array(
    v.object({
      path: v.optional(v.union([v.string(), v.array(v.string())])),
      schema: v.optional(v.union([v.string(), v.object({ fields: v.optional(v.array(v.object({ name: v.string() }))) })])),
    }),
  ),
});

/** Which of the files given belong to a data package, and which of its tables hold no locations. */
export interface PackageContents {
  /** Resources with locations, then files the package does not name. */
  readonly tables: TrackingFile[];
  readonly notes: Note[];
}

/**
 * A Frictionless Data Package as Movebank's publishers make it: `datapackage.json` beside its tables.
 * @param text the descriptor, decoded
 * @param files all other files chosen with it
 * @throws AtlasError naming the descriptor, or the table that is missing
 */
export function readPackage(text: string, descriptor: string, files: readonly TrackingFile[]): PackageContents {
  const contents = parsePackage(text, descriptor);
  const notes: Note[] = [];
  const left = new Set(files);
  const tables: TrackingFile[] = [];
  const absent: string[] = [];
  for (const { path = [], schema } of contents.resources) {
    const fields = typeof schema === 'object' ? schema.fields?.map(({ name }) => name) : undefined;
    // A resource that does not say its fields is read, and judged by its own header.
    const located = fields === undefined || fields.some((name) => /^(location-lat|latitude|decimalLatitude)$/i.test(name));
    for (const one of typeof path === 'string' ? [path] : path) {
      const name = lastPart(one);
      const file = files.find((each) => lastPart(each.name) === name) ?? files.find((each) => unpacked(lastPart(each.name)) === unpacked(name));
      if (file) left.delete(file);
      if (!located) {
        if (file) notes.push(noteOf('imported.partWithoutLocations', { file: file.name }));
      } else if (file) tables.push(file);
      else absent.push(name);
    }
  }
  if (tables.length === 0) {
    const missing = absent[0];
    if (missing === undefined) throw new AtlasError('package.noTable', {}, { file: descriptor, field: 'resources' });
    throw new AtlasError('package.missingTable', { descriptor }, { file: missing });
  }
  for (const name of absent) notes.push(noteOf('imported.partMissing', { file: name }));
  return { tables: [...new Set([...tables, ...left])], notes };
}

/** A file's name without its folders. */
const lastPart = (path: string): string => path.split('/').at(-1) ?? path;
const unpacked = (name: string): string => name.replace(/\.gz$/, '');

function parsePackage(text: string, descriptor: string): v.InferOutput<typeof PackageSchema> {
  try {
    return v.parse(PackageSchema, parseJson(text), { abortEarly: true });
  } catch (error) {
    const field = error instanceof v.ValiError ? (v.getDotPath(error.issues[0]) ?? 'resources') : undefined;
    throw new AtlasError(field === undefined ? 'package.notJson' : 'package.invalid', {}, { file: descriptor, ...(field === undefined ? {} : { field }) });
  }
}
