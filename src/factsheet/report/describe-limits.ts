import type { Content } from 'pdfmake/interfaces';
import { findPopulation, listSharedLayers } from '../../domain/catalog/find-in-catalog.ts';
import { BARRIER_TYPE, isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { PROJECT_TYPES } from '../../domain/project/project-schema.ts';
import { SIZE } from '../factsheet-style.ts';
import { laySection } from '../lay-section.ts';
import { listWords } from '../list-words.ts';
import { wrapWords } from '../wrap-words.ts';
import type { ReportInput } from './report-input.ts';
import { warnOfSamples } from './warn-of-samples.ts';

/** What the report cannot say: samples, gaps, and what was not assessed. */
export function describeLimits(input: ReportInput): Content[] {
  const { alternatives, notAssessed, catalog, translator } = input;
  const { t } = translator;
  const types = new Map(listSharedLayers(catalog).flatMap(({ id, kind }) => (isBarrierKind(kind) ? [[id, BARRIER_TYPE[kind]]] : [])));
  const unexamined = alternatives.flatMap(({ alternative: { name }, examined }) => {
    const read = new Set(examined.layers.map((id) => types.get(id)));
    const missing = PROJECT_TYPES.filter((type) => !read.has(type)).map((type) => t(`factsheet.legend.${type}`).toLocaleLowerCase(translator.lang));
    return missing.length === 0 ? [] : [t('report.limits.notExamined', { name, types: listWords(missing, translator) })];
  });
  const met = [...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.map(({ population }) => population)))];
  // The report says in its own words that a sample is small.
  const warnings = met.flatMap((id) => findPopulation(catalog, id)?.population ?? []).flatMap(({ name, warnings: own }) =>
    own.filter((warning) => !/^preliminary/i.test(warning)).map((warning) => t('report.limits.warning', { population: name, warning })));
  const said = [
    t('report.limits.screening'), t('report.limits.absence'), t('report.limits.sample'), ...warnOfSamples(input), ...warnings, t('report.limits.steps'),
    ...unexamined, ...(notAssessed.length > 0 ? [t('report.limits.notAssessed', { names: listWords(notAssessed, translator) })] : []),
  ];
  return laySection(t('report.limits.heading'), [{ ul: said.map((text) => ({ text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] })), fontSize: SIZE.small }]);
}
