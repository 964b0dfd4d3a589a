import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { ThreatHere } from '../../domain/threats/threats-here.ts';
import { CLASSIFICATION, describeThreat } from '../../domain/threats/threat-kinds.ts';
import { listItems, listNames } from '../../i18n/list-names.ts';
import { layList, layNote, laySection, layTable } from '../lay.ts';
import { INK, SIZE } from '../style.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';

/** What sources name for the populations or their species: by threat whom it is named for, and in which sources; that none is loaded is said. */
export function describeThreatsHere({ brief, translator }: BriefInput, limits: BriefLimits): Content[] {
  const { t } = translator;
  if (brief.populations.length + brief.others.length === 0) return [];
  const heading = t('threats.title');
  if (brief.threats.length === 0) return laySection(heading, [{ text: t('threats.none') }]);
  if (limits.threats === 'names') {
    return laySection(heading, [
      ...layList(
        brief.threats.map((threat) => line(threat, translator)),
        SIZE.small,
      ),
      layNote(t('threats.leadCountry')),
    ]);
  }
  const table = layTable(
    [
      { head: t('threats.column.threat'), width: 120 },
      { head: t('threats.column.populations'), width: 150 },
      { head: t('threats.column.says'), width: '*' },
    ],
    brief.threats.map((threat) => row(threat, translator)),
  );
  return laySection(heading, [
    table,
    layNote({ text: [t('threats.leadCountry'), ' ', t('threats.classes'), ' ', { text: CLASSIFICATION.name, link: CLASSIFICATION.url }] }),
  ]);
}

function row({ kind, populations }: ThreatHere, translator: BriefInput['translator']): Content[] {
  const { t, lang } = translator;
  const { code } = describeThreat(kind);
  const names = listNames(
    populations.map(({ found: one }) => textIn(one.row, 'name', lang)),
    translator,
  );
  // A sentence on a species stands once, however many of its populations are here.
  const statements = new Map(populations.flatMap((one) => one.statements.map((statement) => [statement.text, statement] as const)));
  return [
    { text: [t(`threats.kind.${kind}`), code === undefined ? '' : { text: ` ${code}`, color: INK.quiet }] },
    names,
    {
      stack: [...statements.values()].map((statement) => ({
        text: [`${textIn(statement, 'text', lang)} `, { text: shortly(statement.source.citation), link: statement.source.url, color: INK.link }],
        margin: [0, 0, 0, 2],
      })),
    },
  ];
}

/** A threat in a line: whom it is named for, and where. */
function line({ kind, populations }: ThreatHere, { t, lang }: BriefInput['translator']): Content {
  const { code } = describeThreat(kind);
  const names = populations.map(({ found: one }) => textIn(one.row, 'name', lang));
  const sources = new Map(populations.flatMap(({ statements }) => statements.map(({ source }) => [source.url, source] as const)));
  return {
    text: [
      { text: t(`threats.kind.${kind}`), bold: true },
      code === undefined ? '' : { text: ` (${code})`, color: INK.quiet },
      `: ${listItems(names, lang)}. `,
      ...[...sources.values()].flatMap(({ citation, url }, i) => [i > 0 ? '; ' : '', { text: shortly(citation), link: url, color: INK.link }]),
    ],
  };
}

/** “Verhulst, Oosterbeek … 2004” of a citation: as far as its year, else to the first comma; the address behind it has the rest. */
function shortly(citation: string): string {
  return /^.{3,80}?\b(?:19|20)\d{2}\b/.exec(citation)?.[0] ?? citation.split(',')[0] ?? citation;
}
