import type { Feature } from 'geojson';

/** A field of a dBase table, and how its values are written. */
export interface DbfColumn {
  /** The property that it holds. */
  readonly property: string;
  /** At most ten letters, digits and underscores; no two alike, regardless of case. */
  readonly field: string;
  readonly type: 'C' | 'N' | 'L';
  /** Bytes. */
  readonly width: number;
  readonly decimals: number;
}

export const LONGEST_FIELD = 10;
/** Bytes of UTF-8 that a field of text can hold. */
export const LONGEST_TEXT = 254;
/** Readers take numbers of more signs for text. */
const WIDEST_NUMBER = 32;
const MOST_DECIMALS = 15;

/** Names of fields for properties, in their order: letters beyond ASCII lose their marks or become `_`; those alike are numbered. */
export function nameFields(properties: readonly string[]): string[] {
  const taken = new Set<string>();
  return properties.map((property) => {
    const plain = property
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^A-Za-z0-9_]/g, '_');
    const start = /^[A-Za-z]/.test(plain) ? plain : `f_${plain}`;
    let field = start.slice(0, LONGEST_FIELD);
    for (let n = 2; taken.has(field.toLowerCase()); n++) field = `${start.slice(0, LONGEST_FIELD - String(n).length - 1)}_${n}`;
    taken.add(field.toLowerCase());
    return field;
  });
}

/** A value as a field of text holds it: lists and objects as JSON, nothing as nothing. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const decimalsOf = (value: number): number => {
  const text = String(value);
  return text.includes('e') ? (Math.abs(value) >= 1 ? 0 : MOST_DECIMALS) : Math.min(MOST_DECIMALS, text.split('.')[1]?.length ?? 0);
};

/** Which fields hold the properties of features: numbers and truth values as such where all are, anything else as text. */
export function describeColumns(features: readonly Feature[], encoder = new TextEncoder()): DbfColumn[] {
  const properties = [...new Set(features.flatMap(({ properties: own }) => Object.keys(own ?? {})))];
  const fields = nameFields(properties);
  return properties.map((property, at) => {
    const field = fields[at] ?? property;
    const values = features.map(({ properties: own }): unknown => own?.[property]).filter((value) => value !== null && value !== undefined);
    if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return { property, field, type: 'L', width: 1, decimals: 0 };
    const numbers = values.filter((value) => typeof value === 'number' && Number.isFinite(value));
    if (values.length > 0 && numbers.length === values.length) {
      const decimals = numbers.reduce<number>((most, value) => Math.max(most, decimalsOf(Number(value))), 0);
      const width = numbers.reduce<number>((most, value) => Math.max(most, Number(value).toFixed(decimals).length), 1);
      if (width <= WIDEST_NUMBER) return { property, field, type: 'N', width, decimals };
    }
    const width = values.reduce<number>((most, value) => Math.max(most, encoder.encode(toText(value)).length), 1);
    return { property, field, type: 'C', width: Math.min(LONGEST_TEXT, width), decimals: 0 };
  });
}
