import type { Content } from 'pdfmake/interfaces';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { INK, SIZE } from '../factsheet-style.ts';
import { layNote, laySection } from '../lay-section.ts';
import type { ReportInput } from './report-input.ts';

/** Tiles have 4,096 steps a side, and round to half of one. */
const STEPS = 4096;
const EQUATOR_M = 40_075_016.7;

/** The commands that cross the alternatives with each corridor once more, without the page. */
export function describeRepeat({ alternatives, catalog, catalogUrl, linesFile, translator }: ReportInput): Content[] {
  const { t, number } = translator;
  const met = [...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.flatMap(({ population, corridor }) => (corridor ? [population] : []))))];
  const found = met.flatMap((id) => findPopulation(catalog, id)?.population ?? []).flatMap(({ layers, downloads }) => {
    const corridors = downloads.find(({ url, format }) => format === 'geojson' && url.endsWith('-corridors.geojson'));
    const zoom = layers.find(({ kind }) => kind === 'corridors')?.maxZoom ?? 0;
    return corridors ? [{ url: new URL(corridors.url, catalogUrl).href, zoom }] : [];
  });
  if (found.length === 0) return [];
  const commands = found.map(({ url }): Content => {
    const file = url.split('/').at(-1) ?? url;
    return {
      stack: [
        { text: url, link: url, color: INK.link, wordBreak: 'break-all' },
        // Broken where a shell takes it up again.
        { text: ['npx atlas crossings', `--corridors ${file}`, `--barriers ${linesFile}`, `--out ${file.replace(/-corridors\.geojson$/, '')}-crossings.csv`].join(' \\\n  '), bold: true, preserveLeadingSpaces: true },
      ],
      unbreakable: true,
      margin: [8, 3, 0, 0],
    };
  });
  const coarsest = Math.max(...found.map(({ zoom }) => EQUATOR_M / 2 ** zoom / STEPS));
  return laySection(t('report.repeat.heading'), [
    {
      stack: [{ text: t('report.repeat.how', { lines: t('project.lines'), file: linesFile }) }, ...commands, layNote(t('report.repeat.result', { metres: number(Math.max(1, coarsest), 0) })), layNote(t('report.repeat.rest'))],
      fontSize: SIZE.small,
    },
  ]);
}
