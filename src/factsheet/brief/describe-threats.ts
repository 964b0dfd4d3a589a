import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { ThreatStatement } from '../../domain/threats/list-threats.ts';
import type { ThreatHere } from '../../domain/threats/threats-here.ts';
import { CLASSIFICATION, describeThreat, type ThreatKind } from '../../domain/threats/threat-kinds.ts';
import { listItems, listNames } from '../../i18n/list-names.ts';
import { markOfPair } from '../../i18n/pair.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';
import { layList, layNote, laySection, layTable } from '../lay.ts';
import { INK, SIZE } from '../style.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';

type Words = BriefInput['translator'];

/**
 * What sources name for the populations or their species, always in the sentences of the sources: those alone say where it is so.
 * That no source is loaded is said.
 */
export function describeThreatsHere({ brief, translator }: BriefInput, limits: BriefLimits): Content[] {
  const { t } = translator;
  if (brief.populations.length + brief.others.length === 0) return [];
  const heading = t('threats.title');
  if (brief.threats.length === 0) return laySection(heading, [{ text: t('threats.none') }]);
  const note = layNote({ text: [t('threats.leadCountry'), ' ', t('threats.classes'), ' ', { text: CLASSIFICATION.name, link: CLASSIFICATION.url }] });
  if (limits.threats === 'lines') {
    const lines = joinStatements(brief.threats).map((one) => line(one, translator));
    return laySection(heading, [...layList(lines.map(whole), SIZE.small), note]);
  }
  const table = layTable(
    [
      { head: t('threats.column.threat'), width: 120 },
      { head: t('threats.column.populations'), width: 150 },
      { head: t('threats.column.says'), width: '*' },
    ],
    brief.threats.map((threat) => row(threat, translator)),
  );
  return laySection(heading, [table, note]);
}

/** Not a line of a sentence alone at the head of a page. */
const whole = (content: Content): Content => ({ stack: [content], unbreakable: true });

/** The sources of all that is said of threats, each once. */
export function sourcesOfThreats(threats: readonly ThreatHere[]): readonly ThreatStatement['source'][] {
  const statements = threats.flatMap(({ populations }) => populations.flatMap((one) => one.statements));
  return [...new Map(statements.map(({ source }) => [source.citation, source])).values()];
}

/** The class of a threat as the classification numbers it; nothing where it has none. */
function writeClass(kind: ThreatKind): string {
  const { code } = describeThreat(kind);
  return code === undefined ? '' : ` IUCN–CMP\u00A0${code}`;
}

function row({ kind, populations }: ThreatHere, translator: Words): Content[] {
  const { t, lang } = translator;
  const names = listNames(
    populations.map(({ found: one }) => textIn(one.row, 'name', lang)),
    translator,
  );
  // A sentence on a species stands once, however many of its populations are here.
  const statements = new Map(populations.flatMap((one) => one.statements.map((statement) => [statement.text, statement] as const)));
  return [
    { text: [t(`threats.kind.${kind}`), { text: writeClass(kind), color: INK.quiet }] },
    names,
    { stack: [...statements.values()].map((statement) => ({ text: say(statement, translator), margin: [0, 0, 0, 2] })) },
  ];
}

/** A sentence, whether it is of the species as a whole, and where it stands. */
function say(statement: ThreatStatement, { t, lang }: Words): Content[] {
  const { of, source } = statement;
  return [
    `${textIn(statement, 'text', lang)} ${of === 'species' ? `${t('threats.ofSpecies')} ` : ''}`,
    { text: shortly(source.citation), link: source.url, color: INK.link },
  ];
}

interface Joined {
  readonly statement: ThreatStatement;
  readonly kinds: readonly ThreatKind[];
  /** The populations for which it is said. */
  readonly populations: readonly ThreatHere['populations'][number]['found'][];
}

/** Sentences in the order of the threats, each once with all the threats that it names and the populations that it is said for. */
function joinStatements(threats: readonly ThreatHere[]): Joined[] {
  const joined = new Map<string, Joined>();
  for (const { kind, populations } of threats) {
    for (const { found, statements } of populations) {
      for (const statement of statements) {
        const before = joined.get(statement.text);
        joined.set(statement.text, {
          statement,
          kinds: [...new Set([...(before?.kinds ?? []), kind])],
          populations: [...new Set([...(before?.populations ?? []), found])],
        });
      }
    }
  }
  return [...joined.values()];
}

/** A sentence in a line, after the threats that it names and for whom. */
function line({ statement, kinds, populations }: Joined, translator: Words): Content {
  const { t, lang } = translator;
  const names = populations.map((one) => textIn(one.row, 'name', lang));
  return {
    text: [
      ...kinds.flatMap((kind, at): Content[] => [
        { text: `${at > 0 ? semicolonOf(lang) : ''}${t(`threats.kind.${kind}`)}`, bold: true },
        { text: writeClass(kind), color: INK.quiet },
      ]),
      ` – ${listItems(names, lang)}${markOfPair(lang)}`,
      ...say(statement, translator),
    ],
  };
}

/** “Verhulst, Oosterbeek … 2004” of a citation: as far as its year, else to the first comma; the sources have the rest. */
function shortly(citation: string): string {
  return /^.{3,80}?\b(?:19|20)\d{2}\b/.exec(citation)?.[0] ?? citation.split(',')[0] ?? citation;
}
