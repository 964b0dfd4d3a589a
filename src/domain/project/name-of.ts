const NAME_COLUMNS = ['name', 'title', 'label', 'alternative', 'option', 'nom', 'nombre', 'id'];

/** The name among a feature's attributes, columns compared without case; empty when there is none. */
export function nameOf(properties: Readonly<Record<string, unknown>>): string {
  const columns = Object.keys(properties);
  for (const known of NAME_COLUMNS) {
    for (const column of columns) {
      const value = column.toLowerCase() === known ? properties[column] : undefined;
      if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return String(value).trim();
    }
  }
  return '';
}
