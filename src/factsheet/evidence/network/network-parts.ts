import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import type { NetworkEntry } from '../../../domain/evidence/network/network-evidence.ts';
import type { NetworkFigures } from '../../../domain/evidence/network/network-figures.ts';
import { summariseNetwork } from '../../../domain/evidence/network/summarise-network.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import { writeMonths } from '../../../i18n/month-names.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { layNote, laySection, layTable } from '../../lay.ts';
import type { CountryName, EvidenceParts, Figure } from '../evidence-parts.ts';
import { layBeginning, writeIndividuals } from '../lay-links.ts';
import { PAPERS } from '../papers.ts';
import { nameNode, sayActivities, sayComputed, sayLost, saySeasons, sayStrength, sayStrengthSample, sayYears } from './say-network.ts';
import { joinPair } from '../../../i18n/pair.ts';

/** Nodes and links that a sheet of two pages has room for, the most used first. */
const MOST_NODES = 12;
const MOST_LINKS = 12;
const MOST_ADDING = 5;

function figures(file: NetworkEntry, { t, number }: Translator): Figure[] {
  const { individuals, years } = summariseNetwork(file);
  return [
    ...(individuals === undefined ? [] : [{ label: t('factsheet.figures.individuals'), value: number(individuals) }]),
    ...(years === undefined ? [] : [{ label: t('factsheet.figures.years'), value: writeYears(years) }]),
    { label: t('network.nodes'), value: number(file.network.nodes.length) },
    { label: t('network.links'), value: number(file.network.links.length) },
  ];
}

function layNodes({ nodes }: NetworkFigures, translator: Translator, countryName: CountryName): Content[] {
  const { t } = translator;
  const rows = nodes
    .toSorted((a, b) => (b.individuals ?? 0) - (a.individuals ?? 0))
    .map((node) => [
      nameNode(node),
      sayActivities(node, translator),
      writeIndividuals(node.individuals, translator),
      node.months ? writeMonths(node.months, translator.lang) : sayYears(node, translator),
      node.country === undefined ? t(node.atSea ? 'network.sea' : 'network.placeUntold') : countryName(node.country),
    ]);
  const table = layBeginning(
    [
      { head: t('network.column.node'), width: '*' },
      { head: t('network.column.activity'), width: 120 },
      { head: t('network.column.animals'), width: 60, right: true },
      { head: t(nodes.some(({ months }) => months) ? 'network.column.months' : 'network.column.years'), width: 70 },
      { head: t('network.column.where'), width: 80 },
    ],
    rows,
    MOST_NODES,
    translator,
  );
  return laySection(t('network.nodes'), table);
}

function layLinks(network: NetworkFigures, translator: Translator): Content[] {
  const { nodes, links, connectivity, untold, computed } = network;
  const { t } = translator;
  const seasons = saySeasons(network, translator);
  if (links.length === 0) return laySection(t('network.links'), [layNote(t('network.links.none'))]);
  const names = new Map(nodes.map((node) => [node.id, nameNode(node)]));
  const rows = links
    .toSorted((a, b) => (b.individuals ?? 0) - (a.individuals ?? 0))
    .map(({ from, to, season, heading, individuals }) => [
      names.get(from) ?? from,
      names.get(to) ?? to,
      season ?? (heading === undefined ? '–' : t(`network.heading.${heading}`)),
      writeIndividuals(individuals, translator),
    ]);
  const table = layBeginning(
    [
      { head: t('network.column.from'), width: '*' },
      { head: t('network.column.to'), width: '*' },
      { head: t('network.column.season'), width: 90 },
      { head: t('network.column.animals'), width: 70, right: true },
    ],
    rows,
    MOST_LINKS,
    translator,
  );
  const strength =
    connectivity === undefined
      ? untold === undefined
        ? []
        : [layNote(t(`network.untold.${untold}`))]
      : [
          layNote(
            [
              `${t('network.strength')}.`,
              sayStrengthSample(network, connectivity.individuals, translator),
              `${joinPair(translator.lang, t('network.strength.rM'), sayStrength(connectivity.rM, translator))}.`,
              `${joinPair(translator.lang, t('network.strength.mc'), sayStrength(connectivity.mc, translator))}.`,
              t('network.strength.meaning'),
              t('network.strength.abundance'),
              `${PAPERS.mantel.citation} ${PAPERS.strength.citation}`,
            ].join(' '),
          ),
        ];
  return laySection(t('network.links'), [
    ...table,
    layNote(`${t('network.links.say')} ${t('network.diagram')}`),
    ...(seasons === undefined ? [] : [layNote([seasons, computed?.seasons?.source.citation, computed?.seasons?.source.url].filter(Boolean).join(' '))]),
    ...strength,
  ]);
}

/** The sites without which the network would lose most. */
function layContributions({ nodes, contributions }: NetworkEntry['network'], translator: Translator): Content[] {
  if (!contributions) return [];
  const { t } = translator;
  const names = new Map(nodes.map((node) => [node.id, nameNode(node)]));
  const rows = contributions.nodes
    .slice(0, MOST_ADDING)
    .map(({ id, chains, links, connectivity }) => [names.get(id) ?? id, ...[chains, links, connectivity].map((share) => sayLost(share, translator))]);
  const table = layTable(
    [
      { head: t('network.column.node'), width: '*' },
      { head: t('network.adds.chains'), width: 110, right: true },
      { head: t('network.adds.links'), width: 110, right: true },
      { head: t('network.adds.pc'), width: 110, right: true },
    ],
    rows,
  );
  return laySection(t('network.adds'), [table, layNote(`${t('network.adds.lead', { n: contributions.individuals })} ${t('network.adds.how')}`)]);
}

function describeSample(file: NetworkEntry, { t, lang }: Translator): string[] {
  const { sample } = file;
  if (sample.statement !== undefined) return [textIn({ ...sample, statement: sample.statement }, 'statement', lang)];
  return summariseNetwork(file).individuals === undefined ? [t('network.sheet.sampleUnknown')] : [];
}

/** The parts of a sheet about a network. */
export const networkParts: EvidenceParts<NetworkEntry> = {
  sourceLabel: ({ t }) => t('network.source.label'),
  figures,
  sections: ({ network }, translator, countryName) => [
    ...layNodes(network, translator, countryName),
    ...layLinks(network, translator),
    ...layContributions(network, translator),
  ],
  method: (file, translator) => {
    const { method, notes, network } = file;
    const { t, lang } = translator;
    return [
      t(network.computed ? 'network.lead.tracks' : 'network.lead.tables'),
      ...describeSample(file, translator),
      ...sayComputed(network, translator),
      ...(network.computed ? [PAPERS.residence.citation] : []),
      ...(method === undefined
        ? []
        : [textIn(method, 'text', lang), ...(method.source === undefined ? [] : [`${method.source.citation}, ${method.source.url}.`])]),
      ...notes.map((note) => textIn(note, 'text', lang)),
    ].join(' ');
  },
  lead: ({ network }, { t }) => t('network.sheet.lead', { n: network.nodes.length, links: network.links.length }),
  leadNote: () => undefined,
  sample: describeSample,
  papers: ({ network }) => [
    ...(network.computed ? [PAPERS.residence] : []),
    ...(network.connectivity ? [PAPERS.mantel, PAPERS.strength] : []),
    ...(network.contributions ? [PAPERS.removal, PAPERS.probability] : []),
  ],
};
