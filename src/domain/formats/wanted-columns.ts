/**
 * Whether a column of attributes is wanted, by its name: of tables with thousands of columns a command that shows two of
 * them needs no others, and all would take a hundred times the memory of the file.
 */
export type WantsColumn = (column: string) => boolean;

export const ALL_COLUMNS: WantsColumn = () => true;

/** Columns of these names, compared without case. @param names in lower case */
export function columnsCalled(names: readonly string[]): WantsColumn {
  const known = new Set(names);
  const longest = Math.max(...names.map(({ length }) => length));
  return (column) => column.length <= longest && known.has(column.toLowerCase());
}

/** The attributes that are wanted; the same object where all are. */
export function pickColumns(properties: Readonly<Record<string, unknown>>, wants: WantsColumn): Readonly<Record<string, unknown>> {
  if (wants === ALL_COLUMNS) return properties;
  const picked: Record<string, unknown> = {};
  for (const column in properties) if (Object.hasOwn(properties, column) && column !== '__proto__' && wants(column)) picked[column] = properties[column];
  return picked;
}
