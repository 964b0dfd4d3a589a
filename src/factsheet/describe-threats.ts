import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../domain/catalog/open-entry.ts';
import type { SpeciesGroup } from '../domain/evidence/kinds.ts';
import { byThreat, type NamedThreat, type ThreatStatement } from '../domain/threats/list-threats.ts';
import { measuresFor } from '../domain/threats/measures.ts';
import { CLASSIFICATION, describeThreat } from '../domain/threats/threat-kinds.ts';
import { inBrackets, semicolonOf } from '../i18n/punctuation.ts';
import type { Translator } from '../i18n/translator.ts';
import { layNote, laySection } from './lay.ts';
import { INK, SIZE } from './style.ts';

/** What sources name as threats to a population, with what they say can be done. */
export interface SheetThreats {
  readonly statements: readonly ThreatStatement[];
  readonly group: SpeciesGroup;
}

/** Statements on one threat, and on what can be done about it: the sheet has two pages. */
const MOST = 2;

/**
 * Threats and what can be done, each with its source; that no source is loaded is said. Nothing where nobody looked.
 * @param most facts that the sheet has room for: with fewer, fewer statements stand under each threat, and with none their names alone
 */
export function describeThreats(threats: SheetThreats | undefined, translator: Translator, most: number): Content[] {
  if (!threats) return [];
  const { t, lang } = translator;
  const named = byThreat(threats.statements);
  const heading = t('threats.title');
  if (named.length === 0) return laySection(heading, [{ text: t('threats.none'), fontSize: SIZE.small }]);
  // A sentence that names several threats stands under the first.
  const said = new Set<string>();
  const told = named.map((one) => describeOne(one, threats.group, translator, said, Math.min(MOST, most)));
  const list = told.flatMap((one) => one ?? []);
  // A name with nothing below it looks like a heading that lost its text.
  const bare = most > 0 ? named.filter((_, at) => told[at] === undefined) : [];
  const also = bare.map(({ kind }) => `${t(`threats.kind.${kind}`)}${writeClass(kind, lang)}`);
  const alsoNamed = also.length === 0 ? [] : [{ text: t('threats.alsoNamed', { list: also.join(semicolonOf(lang)) }), fontSize: SIZE.small }];
  return laySection(heading, [...list, ...alsoNamed, layNote({ text: [t('threats.classes'), ' ', { text: CLASSIFICATION.name, link: CLASSIFICATION.url }] })]);
}

function writeClass(kind: NamedThreat['kind'], lang: string): string {
  const { code } = describeThreat(kind);
  return code === undefined ? '' : inBrackets(lang, `IUCN–CMP\u00A0${code}`);
}

/** A threat with what is said of it; nothing where others have said it all, but for a sheet of names alone. */
function describeOne({ kind, statements }: NamedThreat, group: SpeciesGroup, { t, lang }: Translator, said: Set<string>, most: number): Content | undefined {
  const { measures, guidance } = measuresFor(kind, group);
  const linked = (citation: string, url: string): Content => ({ text: citation, link: url, color: INK.link });
  const fresh = statements.filter(({ text }) => !said.has(text)).slice(0, most);
  for (const { text } of fresh) said.add(text);
  const done = [
    ...measures.map(({ id, source }): Content => ({ text: [`${t(`threats.do.${id}`)} `, linked(source.citation, source.url)] })),
    ...guidance.map(({ id, source }): Content => ({ text: [`${t(`guidance.say.${id}`)} `, linked(source.citation, source.url)] })),
  ].slice(0, most);
  if (most > 0 && fresh.length + done.length === 0) return undefined;
  const parts: Content[] = [
    {
      text: [
        { text: t(`threats.kind.${kind}`), bold: true },
        { text: writeClass(kind, lang), color: INK.quiet },
      ],
    },
    ...fresh.map((statement): Content => ({ text: [`${textIn(statement, 'text', lang)} `, linked(statement.source.citation, statement.source.url)] })),
    ...(done.length > 0 ? [{ text: t('threats.do.title'), color: INK.quiet, margin: [8, 1, 0, 0] } satisfies Content] : []),
    ...done.map((one): Content => ({ ul: [one], margin: [8, 0, 0, 0] })),
  ];
  // Its name stands with what is said of it, and what heads a list with the first of it.
  const kept = fresh.length > 0 ? 2 : 3;
  return { fontSize: SIZE.small, margin: [0, 0, 0, 3], stack: [{ stack: parts.slice(0, kept), unbreakable: true }, ...parts.slice(kept)] };
}
