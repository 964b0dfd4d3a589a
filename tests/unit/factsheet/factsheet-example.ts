import { readFileSync } from 'node:fs';
import type { Layer } from '../../../src/domain/catalog/fields.ts';
import { findCountry } from '../../../src/domain/catalog/find-entries.ts';
import type { OpenEntryOf } from '../../../src/domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../../src/domain/crossings/types.ts';
import type { FactsheetInput } from '../../../src/factsheet/factsheet-input.ts';
import type { FontFiles, LoadFont } from '../../../src/factsheet/lay-out-pdf.ts';
import type { FontName } from '../../../src/factsheet/set-by-script.ts';
import { makeSheetFont } from '../../../vite.sheet-fonts.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { built, openTracked } from '../catalog/built-catalog.ts';
import { encodePng } from './encode-png.ts';

const once = <T>(make: () => T): (() => T) => {
  let made: { of: T } | undefined;
  return () => (made ??= { of: make() }).of;
};
const readFont = (name: string): Uint8Array => readFileSync(`node_modules/@expo-google-fonts/${name}.ttf`);
const readSubset = async (weight: string): Promise<Uint8Array> => readFileSync(await makeSheetFont(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`));
const FONTS: Readonly<Record<FontName, () => FontFiles | Promise<FontFiles>>> = {
  NotoSans: once(() => ({
    regular: readFont('noto-sans/400Regular/NotoSans_400Regular'),
    bold: readFont('noto-sans/600SemiBold/NotoSans_600SemiBold'),
    italic: readFont('noto-sans/400Regular_Italic/NotoSans_400Regular_Italic'),
  })),
  NotoSansArabic: once(() => {
    const regular = readFont('noto-sans-arabic/400Regular/NotoSansArabic_400Regular');
    return { regular, bold: readFont('noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold'), italic: regular };
  }),
  NotoSansSC: once(async () => {
    const [regular, bold] = await Promise.all([readSubset('400Regular/NotoSansSC_400Regular'), readSubset('600SemiBold/NotoSansSC_600SemiBold')]);
    return { regular, bold, italic: regular };
  }),
};
/** Each font is read once for all documents. */
export const loadFont: LoadFont = async (font) => await FONTS[font]();

const PNG = encodePng(800, 440, (x, y) =>
  Math.abs(y - 220 - 90 * Math.sin(x / 110)) < 26 ? [11, 93, 75] : Math.abs(y - 220 - 90 * Math.sin(x / 110)) < 60 ? [191, 227, 208] : [246, 244, 240],
);

export const layer = (id: string, kind: Layer['kind'], title: string): Layer => ({
  id,
  kind,
  title,
  url: `${id}.pmtiles`,
  format: 'pmtiles',
  licence: 'CC-BY-4.0',
  attribution: `${title} contributors`,
  citation: `${title} (2025), a test layer`,
  accessed: '2026-11-20',
  covers: { area: 'world' },
  states: ['operating'],
  placement: 'above-ground',
});

export const crossing = (index: number, more: Partial<BarrierCrossing> = {}): BarrierCrossing => ({
  layer: 'rail',
  barrier: `b-${index}`,
  name: `Barrier number ${index}`,
  type: 'railway',
  use: 'low',
  crossings: 2,
  lengthInsideKm: 10 + index,
  lengthByUseKm: { low: 10 + index, medium: 0, high: 0 },
  points: [],
  parts: [],
  ...more,
});

export interface ExampleInput extends FactsheetInput {
  readonly entry: OpenEntryOf<'tracks'>;
}

/** The factsheet of one of the atlas's populations, with made-up crossings. */
export async function exampleInput(id: string, more: Partial<FactsheetInput> = {}): Promise<ExampleInput> {
  const entry = await openTracked(id);
  return {
    countryName: (iso3) => findCountry(built, iso3)?.name ?? iso3,
    crossings: [
      crossing(1, { name: 'Union Pacific', use: 'high', crossings: 3, lengthInsideKm: 12.34, lengthByUseKm: { low: 12.34, medium: 3, high: 1.5 } }),
      crossing(2, {
        layer: 'pipe',
        name: 'Opal Gas Pipeline',
        type: 'pipeline',
        use: 'high',
        crossings: 1,
        lengthInsideKm: 5.25,
        lengthByUseKm: { low: 5.25, medium: 1, high: 0.25 },
      }),
      crossing(3, { layer: 'pipe', name: '', type: 'pipeline', use: 'low', crossings: 1, lengthInsideKm: 0.02 }),
    ],
    barrierLayers: [
      layer('rail', 'railways', 'Railways of North America'),
      layer('pipe', 'pipelines', 'Pipelines of the world'),
      layer('canal', 'canals', 'Canals of nowhere'),
    ],
    waters: [],
    coverage: [
      {
        title: 'United States national parks',
        attribution: 'National Park Service (public domain)',
        coverage: [
          { use: 'low', corridorKm2: 921.1, coveredKm2: 92.11, share: 0.1 },
          { use: 'high', corridorKm2: 130.8, coveredKm2: 6.54, share: 0.05 },
        ],
      },
    ],
    areaAnswers: [],
    map: { png: PNG, width: 800, height: 440, attribution: 'Natural Earth (public domain)' },
    address:
      'https://atlas.example/#/population/mule-deer-upper-green-river?layers=corridors-high,corridors-medium,corridors-low,stopovers,railways,pipelines,canals&map=9.3/43.07/-110.33&lang=en',
    pageAddress: 'https://atlas.example/?population=mule-deer-upper-green-river',
    paper: 'A4',
    generatedAt: Date.UTC(2026, 10, 24, 12),
    countriesKnown: true,
    translator: translatorIn('en'),
    atlasTitle: built.title,
    ...more,
    entry,
  };
}

/** Limits under which a sheet says nearly everything. */
export const LIMITS = { crossings: 9, facts: 9, countries: 9, sources: 9, coverage: 9, warnings: 9, layers: 9, years: 9, displacement: true, mapHeight: 100 };

/** All text of a pdfmake document, in its order. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join(' ');
  if (typeof content !== 'object' || content === null) return '';
  return Object.entries(content)
    .filter(([key]) => ['text', 'stack', 'columns', 'table', 'body', 'content', 'ul'].includes(key))
    .map(([, value]) => textOf(value))
    .join(' ');
}
