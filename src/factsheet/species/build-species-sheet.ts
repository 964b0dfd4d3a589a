import type { Content } from 'pdfmake/interfaces';
import { type Fact, yearBeside } from '../../domain/catalog/fact.ts';
import { countKinds } from '../../domain/catalog/find-entries.ts';
import type { Species } from '../../domain/catalog/index-schema.ts';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { SPECIES_TOPICS, type SpeciesFile } from '../../domain/catalog/species-file.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { commaOf } from '../../i18n/punctuation.ts';
import { describeFurniture, layPicture } from '../draw/draw-scale.ts';
import { besideLocator } from '../draw/draw-locator.ts';
import { besideCode } from '../describe-takeaway.ts';
import type { FactsheetMap } from '../factsheet-input.ts';
import { describeAddress, frameDocument, type Making } from '../frame-document.ts';
import { laySection, layTable, TITLE } from '../lay.ts';
import { chooseLimits } from '../choose-limits.ts';
import { type Document, layOutPdf, type LoadFont, measurePages } from '../lay-out-pdf.ts';
import { loadFont as fetchFont } from '../load-fonts.ts';
import { INK, SIZE } from '../style.ts';
import { listWords, markPreliminary, wrapWords } from '../words.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';

/** All that the sheet of a species says: what its page says. */
export interface SpeciesInput extends Making {
  readonly species: Species;
  /** Names and facts; undefined where the atlas has none of it. */
  readonly known: SpeciesFile | undefined;
  readonly populations: readonly OpenEntry[];
  countryName(iso3: string): string;
  /** Undefined where the browser cannot draw. */
  readonly map: FactsheetMap | undefined;
  readonly address: string;
}

/** Of the map, points, largest first: it is as large as it can be on as few pages as the sheet takes with the smallest. */
const MAP_HEIGHTS: readonly [number, ...number[]] = [250, 216, 184, 150];

/** The sheet of a species as a pdfmake document; as many pages as it takes. */
export function describeSpeciesSheet(input: SpeciesInput, mapHeight = MAP_HEIGHTS[0]): Document {
  const { species, translator, map, atlasTitle, address } = input;
  const { t, lang } = translator;
  const name = textIn(species, 'common', lang);
  const title = `${name} – ${t('factsheet.title')}`;
  return {
    ...frameDocument({ ...input, title, subject: `${name} (${species.scientific})`, shortTitle: atlasTitle }),
    ...(map ? { images: { map: map.png } } : {}),
    content: [
      {
        columns: [
          { text: atlasTitle, width: '*' },
          { text: t('factsheet.title'), width: 'auto' },
        ],
        fontSize: SIZE.small,
        color: INK.quiet,
      },
      { text: wrapWords(name), fontSize: SIZE.title, bold: true, headlineLevel: TITLE, lineHeight: 1, margin: [0, 3, 0, 1] },
      { text: [{ text: species.scientific, italics: true }, ` · ${t(`group.${species.group}`)}`], color: INK.quiet, margin: [0, 0, 0, 6] },
      ...describeLead(input),
      ...describeMap(input, name, mapHeight),
      ...describePopulations(input),
      ...describeKnown(input),
      ...describeNames(input),
      ...describeSources(input),
      { stack: [besideCode(address, [describeAddress({ ...input, above: 0 })])], unbreakable: true, margin: [0, 12, 0, 0] },
    ],
  };
}

function describeLead({ populations, map, translator }: SpeciesInput): Content[] {
  const counts = countKinds(populations.map(({ row }) => row));
  // Networks and lists of sites are no populations.
  const said = counts.populations > 0 || populations.length === 0 ? translator.t('places.ofSpecies', { n: counts.populations }) : '';
  return besideLocator([{ text: said, fontSize: SIZE.lead, bold: true }], map?.furniture);
}

function describeMap({ map, translator }: SpeciesInput, name: string, height: number): Content[] {
  const { t } = translator;
  if (!map) return [{ text: t('factsheet.noMapDrawn'), color: INK.quiet, fontSize: SIZE.small }];
  return [
    layPicture('map', map, height, t('factsheet.map.alt', { name })),
    describeFurniture(map, height, t('factsheet.map.credit', { attribution: sayAttribution(map.attribution, translator) }), translator),
  ];
}

function describePopulations({ populations, translator, countryName }: SpeciesInput): Content[] {
  const { t, lang, number, areaKm2 } = translator;
  const rows = populations.map(({ row, summary }) => {
    const { individuals } = summary;
    const area = summary.corridorAreaKm2.low;
    return [
      textIn(row, 'name', lang),
      listWords(row.countries.map(countryName), translator),
      individuals === undefined ? '–' : markPreliminary(number(individuals), individuals, translator),
      summary.years ? writeYears(summary.years) : '–',
      area === undefined ? '–' : areaKm2(area),
    ];
  });
  if (rows.length === 0) return [];
  return laySection(t('places.populations'), [
    layTable(
      [
        { head: t('collection.population'), width: '*' },
        { head: t('collection.countries'), width: 134 },
        { head: t('collection.animals'), width: 78, right: true },
        { head: t('factsheet.figures.years'), width: 60, right: true },
        { head: t('collection.corridor'), width: 84, right: true },
      ],
      rows,
    ),
  ]);
}

function describeKnown({ known, translator }: SpeciesInput): Content[] {
  if (!known) return [];
  const { t, lang } = translator;
  return SPECIES_TOPICS.flatMap((topic) =>
    laySection(
      t(`places.topic.${topic}`),
      known.facts
        .filter((fact) => fact.topic === topic)
        .map((fact) => ({
          text: [`${sayFact(fact, lang)} `, { text: fact.source.citation, link: fact.source.url, color: INK.link, fontSize: SIZE.small }],
          margin: [0, 0, 0, 2] as [number, number, number, number],
        })),
    ),
  );
}

function sayFact(fact: Fact, lang: string): string {
  const text = textIn(fact, 'text', lang);
  const year = yearBeside(fact, text);
  return year === undefined ? text : `${text} (${year})`;
}

/** Names by language; the sources of each stand on the page. */
function describeNames({ known, translator }: SpeciesInput): Content[] {
  if (!known || known.names.length === 0) return [];
  const languages = new Intl.DisplayNames([translator.lang], { type: 'language' });
  const byLanguage = new Map<string, string[]>();
  for (const { language, name } of known.names) byLanguage.set(language, [...(byLanguage.get(language) ?? []), name]);
  return laySection(translator.t('places.names'), [
    layTable(
      [
        { head: '', width: 90 },
        { head: '', width: '*' },
      ],
      [...byLanguage].map(([language, names]) => [languages.of(language) ?? language, names.join(commaOf(language))]),
    ),
  ]);
}

function describeSources({ populations, map, translator }: SpeciesInput): Content[] {
  const { t } = translator;
  const cited = populations.map(({ module }) => `${module.citation} ${t('factsheet.sources.licence', { licence: module.licence })}`);
  return laySection(t('factsheet.sources.heading'), [
    ...[...new Set(cited)].map((text): Content => ({ text: wrapWords(text, 40), fontSize: SIZE.small, margin: [0, 0, 0, 1.5] })),
    ...(map ? [{ text: t('factsheet.map.credit', { attribution: sayAttribution(map.attribution, translator) }), fontSize: SIZE.small }] : []),
  ]);
}

/** A page more for the last lines alone is worth less than a map that is a little larger. */
async function chooseHeight(input: SpeciesInput, loadFont: LoadFont): Promise<number> {
  const measure = (height: number): Promise<number> => measurePages(describeSpeciesSheet(input, height), loadFont, input.translator.dir);
  const fewest = await measure(MAP_HEIGHTS.at(-1) ?? MAP_HEIGHTS[0]);
  return (await chooseLimits([{ most: fewest, steps: MAP_HEIGHTS }], measure)).limits;
}

/** Lay the sheet of a species out with the given fonts. */
export async function renderSpeciesSheet(input: SpeciesInput, loadFont: LoadFont): Promise<Blob> {
  const height = input.map ? await chooseHeight(input, loadFont) : undefined;
  return await layOutPdf(describeSpeciesSheet(input, height), loadFont, input.translator.dir);
}

/**
 * The sheet of a species: a PDF in portrait with real text and tags.
 * @throws AtlasError when a font cannot be fetched
 */
export async function buildSpeciesSheet(input: SpeciesInput): Promise<Blob> {
  return await renderSpeciesSheet(input, fetchFont);
}
