import type { Content } from 'pdfmake/interfaces';
import { layNote, laySection } from '../lay-section.ts';
import { layTable } from '../lay-table.ts';
import { wrapWords } from '../wrap-words.ts';
import type { ReportAlternative, ReportInput } from './report-input.ts';
import { titleLayer } from './title-layer.ts';

/** Areas that an alternative meets, and the nearest existing barrier of each layer. */
export function describeSurroundings({ assessment: { areas, barriers, searched } }: ReportAlternative, input: ReportInput): Content[] {
  const { t, kmFigure, haFigure, lengthKm, number } = input.translator;
  const hasGround = input.project.bufferM > 0;
  const met = areas.length === 0
    ? layNote(t('project.areas.none'))
    : layTable(
      [
        { head: t('project.areas.area'), width: '*' }, { head: t('project.areas.layer'), width: hasGround ? 150 : 190 }, { head: t('project.column.length'), width: 60, right: true },
        ...(hasGround ? [{ head: t('project.column.ground'), width: 60, right: true }] : []),
      ],
      areas.map(({ name, layer, lengthKm: km, groundKm2 }) => [name, titleLayer(layer, input), kmFigure(km), ...(hasGround ? [haFigure(groundKm2 ?? 0)] : [])]),
    );
  const lines = barriers.map(({ layer, type, barrier, name, distanceKm, meetings }): Content => {
    const kind = t(`barrier.${type}`);
    const called = name || t('crossings.unnamed', { type: kind, id: barrier });
    const said = meetings > 0 ? t('project.barriers.meets', { type: kind, name: called, n: meetings }) : t('project.barriers.near', { type: kind, name: called, km: lengthKm(distanceKm) });
    return { text: wrapWords(`${said} (${titleLayer(layer, input)})`, 60), margin: [0, 0, 0, 1.5] };
  });
  const cutShort = searched.map(({ layer, km }) => layNote(t('project.barriers.searched', { layer: titleLayer(layer, input), km: number(km) })));
  return [
    ...laySection(t('project.areas'), [met]),
    ...laySection(t('project.barriers'), [...(lines.length === 0 ? [layNote(t('project.barriers.none', { km: input.barriersWithinKm }))] : [...lines, layNote(t('project.barriers.why'))]), ...cutShort]),
  ];
}
