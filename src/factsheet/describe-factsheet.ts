import type { Content } from 'pdfmake/interfaces';
import { describeCountries, describeCoverage, describeTrackedCountries } from './describe-places.ts';
import { describeCrossings } from './describe-crossings.ts';
import { describeFigures, describeLead, describeWarnings } from './describe-sample.ts';
import { describeLegend } from './describe-legend.ts';
import { textIn } from '../domain/catalog/open-entry.ts';
import { describeThreats } from './describe-threats.ts';
import { describeMethod, describeSources } from './describe-sources.ts';
import { describeLinesWithin } from './evidence/distribution/distribution-parts.ts';
import { partsOf } from './evidence/evidence-parts.ts';
import { describeFurniture, layPicture } from './draw/draw-scale.ts';
import { describeTakeaway } from './describe-takeaway.ts';
import { besideLocator } from './draw/draw-locator.ts';
import { frameDocument } from './frame-document.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import type { Document } from './lay-out-pdf.ts';
import { INK, SIZE } from './style.ts';
import { layList, layNote, laySection, layTable, TITLE } from './lay.ts';
import { wrapWords } from './words.ts';
import { sayAttribution } from '../i18n/say-attribution.ts';

/**
 * The factsheet as a pdfmake document: portrait, real text in Noto Sans, the answer first.
 * @param limits how much of the open-ended parts is shown
 */
export function describeFactsheet(input: FactsheetInput, limits: FactsheetLimits): Document {
  const { entry, translator, atlasTitle } = input;
  const { t, lang } = translator;
  const name = textIn(entry.row, 'name', lang);
  const title = `${name} – ${t('factsheet.title')}`;
  const frame = frameDocument({ ...input, title, subject: t('factsheet.subject', { name }), shortTitle: atlasTitle });
  return {
    ...frame,
    info: { ...frame.info, author: entry.module.custodian, keywords: entry.species.scientific },
    ...(input.map ? { images: { map: input.map.png } } : {}),
    content: describeSheet(input, limits),
  };
}

/**
 * What stands on a factsheet, from above to below.
 * @param picture name by which the document knows the picture of the map
 */
export function describeSheet(input: FactsheetInput, limits: FactsheetLimits, picture = 'map'): Content[] {
  const { entry, translator } = input;
  const { t } = translator;
  return [
    ...describeHead(input),
    ...besideLocator(describeFacts(input, limits), input.map?.furniture),
    describeMap(input, limits, picture),
    ...(input.map ? [describeLegend(input)] : []),
    ...describeWarningBox(input, limits),
    describeFiguresAndCountries(input, limits),
    ...describeLinesWithin(input, limits),
    ...partsOf(entry).sections(entry.file, translator, input.countryName, limits.years, limits.displacement ? input.displacement : undefined),
    // What crosses or covers a corridor is said where there is one.
    ...(partsOf(entry).lead !== undefined || entry.summary.result === 'movement'
      ? []
      : [...describeCrossings(input, limits), ...describeCoverage(input, limits)]),
    ...describeThreats(input.threats, translator, limits.facts),
    ...laySection(t('factsheet.method.heading'), [{ text: describeMethod(entry, translator), fontSize: SIZE.small }]),
    ...laySection(t('factsheet.sources.heading'), [{ stack: describeSources(input, limits), fontSize: SIZE.small }]),
    describeTakeaway(input),
  ];
}

function describeHead(input: FactsheetInput): Content[] {
  const { entry, atlasTitle, translator } = input;
  const { lang } = translator;
  const { scientific } = entry.species;
  const place = textIn(entry.row, 'place', lang);
  return [
    {
      columns: [
        { text: atlasTitle, width: '*' },
        { text: translator.t('factsheet.title'), width: 'auto' },
      ],
      fontSize: SIZE.small,
      color: INK.quiet,
    },
    { text: wrapWords(textIn(entry.row, 'name', lang)), fontSize: SIZE.title, bold: true, headlineLevel: TITLE, lineHeight: 1, margin: [0, 3, 0, 1] },
    {
      text: [{ text: scientific, italics: true }, scientific && place ? ' · ' : '', wrapWords(place)],
      color: INK.quiet,
      margin: [0, 0, 0, 6],
    },
    { text: describeLead(input), fontSize: SIZE.lead, bold: true, margin: [0, 0, 0, 7] },
  ];
}

function describeMap({ entry, map, translator }: FactsheetInput, limits: FactsheetLimits, picture: string): Content {
  if (!map) return { text: translator.t('factsheet.noMapDrawn'), color: INK.quiet, fontSize: SIZE.small, margin: [0, 0, 0, 3] };
  const credit = translator.t('factsheet.map.credit', { attribution: sayAttribution(map.attribution, translator) });
  return {
    stack: [
      layPicture(picture, map, limits.mapHeight, translator.t('factsheet.map.alt', { name: textIn(entry.row, 'name', translator.lang) })),
      describeFurniture(map, limits.mapHeight, credit, translator),
    ],
  };
}

function describeWarningBox(input: FactsheetInput, limits: FactsheetLimits): Content[] {
  const warnings = describeWarnings(input, limits);
  return laySection(
    input.translator.t('factsheet.warnings.heading'),
    layList(warnings.map((text): Content => ({ text: wrapWords(text, 60), color: INK.warning, margin: [0, 0, 0, 1] }))),
  );
}

function describeFiguresAndCountries(input: FactsheetInput, limits: FactsheetLimits): Content {
  const { t } = input.translator;
  const figures = layTable(
    [
      { head: '', width: '*' },
      { head: '', width: 'auto', right: true },
    ],
    describeFigures(input).map(({ label, value }) => [label, value]),
  );
  return {
    columns: [
      { width: '*', stack: laySection(t('factsheet.figures.heading'), [figures]) },
      { width: '*', stack: describeWhere(input, limits) },
    ],
    columnGap: 24,
    // A figure that stood alone on the next page would be read as one of another table.
    unbreakable: true,
  };
}

/** Countries of the corridor, or, of movement, those where the animals were; nothing where nobody computed them. */
function describeWhere(input: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { t } = input.translator;
  if (input.entry.summary.result === 'movement') return laySection(t('movement.countries'), describeTrackedCountries(input, limits));
  // One that has an answer of its own says its countries itself.
  return input.countriesKnown && partsOf(input.entry).lead === undefined ? laySection(t('factsheet.countries.heading'), describeCountries(input, limits)) : [];
}

/** What the population's own custodian tells of it. */
function describeFacts({ entry, translator }: FactsheetInput, limits: FactsheetLimits): Content[] {
  // What threatens the animals stands for itself.
  const facts = entry.file.facts.filter(({ threats }) => threats === undefined);
  const told = facts.slice(0, limits.facts).map((fact): Content => ({
    text: [`${textIn(fact, 'text', translator.lang)} `, { text: fact.source.citation, link: fact.source.url, color: INK.link, fontSize: SIZE.small }],
    margin: [0, 0, 0, 3],
  }));
  const more = facts.length - told.length;
  return more > 0 ? [...told, layNote(translator.t('factsheet.facts.more', { n: more }))] : told;
}
