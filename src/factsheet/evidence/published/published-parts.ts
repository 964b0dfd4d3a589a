import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import type { PublishedEntry } from '../../../domain/evidence/published/published-evidence.ts';
import { yearsOfSample } from '../../../domain/evidence/published/summarise-published.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { layNote, laySection, layTable } from '../../lay.ts';
import type { EvidenceParts, Figure } from '../evidence-parts.ts';

function figures({ sample, routes }: PublishedEntry, { t, number, lengthKm }: Translator): Figure[] {
  const { individuals, sequences } = sample;
  const years = writeYears(yearsOfSample(sample));
  return [
    ...(individuals === undefined ? [] : [{ label: t('factsheet.figures.individuals'), value: number(individuals) }]),
    ...(years === '' ? [] : [{ label: t('factsheet.figures.years'), value: years }]),
    ...(sequences === undefined ? [] : [{ label: t('factsheet.figures.sequences'), value: number(sequences) }]),
    ...(routes.features === 0 ? [] : [{ label: t('factsheet.figures.routes'), value: `${number(routes.features)} (${lengthKm(routes.lengthKm)})` }]),
  ];
}

/** The custodian's own figures, as he states them. */
function describeOwnFigures({ figures: own }: PublishedEntry, { t, lang }: Translator): Content[] {
  if (own.length === 0) return [];
  const rows = own.map((figure) => [textIn(figure, 'label', lang), textIn(figure, 'value', lang), figure.source?.citation ?? '']);
  const table = layTable(
    [
      { head: '', width: '*' },
      { head: '', width: 'auto', right: true },
      { head: '', width: 200 },
    ],
    rows,
  );
  return laySection(t('published.figures'), [table]);
}

function describeSample({ sample }: PublishedEntry, { t, lang }: Translator): string {
  return sample.statement === undefined ? t('published.sampleUnknown') : textIn({ ...sample, statement: sample.statement }, 'statement', lang);
}

function describeMethod(file: PublishedEntry, translator: Translator): string {
  const { method, sample, routes, corridorAreaKm2 } = file;
  const { t, lang } = translator;
  return [
    t('published.lead'),
    ...(sample.statement !== undefined || sample.individuals === undefined ? [describeSample(file, translator)] : []),
    textIn(method, 'text', lang),
    ...(method.source === undefined ? [] : [`${method.source.citation}, ${method.source.url}.`]),
    ...method.notes.map((note) => textIn(note, 'text', lang)),
    ...(corridorAreaKm2.low === undefined ? [] : [t('published.classes')]),
    ...(routes.features > 0 && corridorAreaKm2.low === undefined ? [t('published.noCorridors')] : []),
  ].join(' ');
}

/** The parts of a sheet about corridors that a custodian drew. */
export const publishedParts: EvidenceParts<PublishedEntry> = {
  sourceLabel: ({ t }) => t('factsheet.sources.published'),
  figures,
  sections: (file, translator) => {
    const own = describeOwnFigures(file, translator);
    return own.length === 0 ? [] : [...own, layNote(translator.t('published.figuresNote'))];
  },
  method: describeMethod,
  leadNote: (_file, { t }) => t('published.lead'),
  sample: (file, translator) => [describeSample(file, translator)],
  papers: () => [],
};
