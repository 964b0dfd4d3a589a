import * as v from 'valibot';
import { AtlasError } from '../../errors.ts';
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
  readonly notes: string[];
}

/**
 * A Frictionless Data Package as Movebank's publishers make it: `datapackage.json` beside its tables.
 * @param text the descriptor, decoded
 * @param files all other files chosen with it
 * @throws AtlasError naming the descriptor, or the table that is missing
 */
export function readPackage(text: string, descriptor: string, files: readonly TrackingFile[]): PackageContents {
  const contents = parsePackage(text, descriptor);
  const notes: string[] = [];
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
        if (file) notes.push(`${file.name} is part of the data package and holds no locations; it was left aside.`);
      } else if (file) tables.push(file);
      else absent.push(name);
    }
  }
  if (tables.length === 0) {
    const missing = absent[0];
    if (missing === undefined)
      throw new AtlasError(`${descriptor} lists no table with locations.`, 'Nothing was loaded. Choose a package that holds GPS or Argos data.', {
        file: descriptor,
        field: 'resources',
      });
    throw new AtlasError(`${missing} is part of the data package and was not given.`, `Nothing was loaded. Choose ${descriptor} and its tables together.`, {
      file: missing,
    });
  }
  for (const name of absent) notes.push(`${name} is part of the data package and was not given; its fixes are missing.`);
  return { tables: [...new Set([...tables, ...left])], notes };
}

/** A file's name without its folders. */
const lastPart = (path: string): string => path.split('/').at(-1) ?? path;
const unpacked = (name: string): string => name.replace(/\.gz$/, '');

function parsePackage(text: string, descriptor: string): v.InferOutput<typeof PackageSchema> {
  try {
    return v.parse(PackageSchema, JSON.parse(text));
  } catch (error) {
    const field = error instanceof v.ValiError ? (v.getDotPath(error.issues[0]) ?? 'resources') : undefined;
    const what = field === undefined ? 'is not valid JSON' : `is no data package: "${field}" is missing or wrong`;
    throw new AtlasError(`${descriptor} ${what}.`, 'Nothing was loaded. Download the package again, or choose its tables without it.', {
      file: descriptor,
      ...(field === undefined ? {} : { field }),
    });
  }
}
