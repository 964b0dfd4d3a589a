import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import type { Content } from 'pdfmake/interfaces';
import { type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { layList, laySection } from '../lay.ts';
import { INK, SIZE } from '../style.ts';
import { wrapWords } from '../words.ts';
import type { BriefInput } from './brief-input.ts';
import { sourcesOfThreats } from './describe-threats.ts';
import { layersUsed } from './layers-used.ts';
import { markOfPair } from '../../i18n/pair.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';

interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
  readonly doi?: string | undefined;
}

const endSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The rights under which an entry's data come, its module's first, each once. */
export function rightsOf({ module, file }: OpenEntry): Rights[] {
  const all: Rights[] = [module, ...file.layers];
  const seen = new Set<string>();
  return all.filter(({ citation, licence }) => {
    const key = `${citation}\n${licence}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Every source, once: data of the populations, layers, status of species, threats, lists of treaties, the base map. */
export function describeSources(input: BriefInput): Content[] {
  const { brief, catalog, statusSources, map, translator } = input;
  const { t, lang, calendar } = translator;
  const say = ({ licence, attribution, citation, doi }: Rights): string => {
    const parts = [endSentence(citation), t('factsheet.sources.licence', { licence })];
    if (attribution !== citation) parts.push(t('factsheet.sources.attribution', { attribution: sayAttribution(attribution, translator) }));
    // Most citations end in the DOI itself.
    if (doi !== undefined && !citation.includes(doi)) parts.push(addressOfDoi(doi));
    return parts.join(' ');
  };
  const inZones = brief.waters.flatMap(({ corridors }) => corridors.map(({ entry }) => entry));
  const entries = [...brief.populations.map(({ entry }) => entry), ...brief.others, ...inZones];
  const untold = brief.comparison.flatMap(({ cms, cmsList }) => (cms === undefined && cmsList !== undefined ? [cmsList] : []));
  const lists = new Map([...brief.memberships.map(({ source }) => source), ...untold].map((source) => [source.url, source]));
  const lines: { label: string; text: string; link?: string }[] = [
    ...entries.flatMap((entry) =>
      rightsOf(entry).map((rights) => ({
        label: textIn(entry.module, 'title', lang),
        text: say(rights),
        ...(rights.doi === undefined ? {} : { link: addressOfDoi(rights.doi) }),
      })),
    ),
    ...layersUsed(brief).map((layer) => ({
      label: textIn(layer, 'title', lang),
      text: say(layer),
      ...(layer.doi === undefined ? {} : { link: addressOfDoi(layer.doi) }),
    })),
    ...statusSources.map(({ citation, url }) => ({ label: t('brief.sources.species'), text: endSentence(citation), link: url })),
    ...sourcesOfThreats(brief.threats).map(({ citation, url }) => ({ label: t('threats.title'), text: endSentence(citation), link: url })),
    ...[...lists.values()].map(({ citation, url, asOf }) => ({
      label: t('brief.sources.lists'),
      text: [endSentence(citation), ...(asOf === undefined ? [] : [t('brief.sources.asOf', { date: calendar(asOf) })])].join(' '),
      link: url,
    })),
    ...(map ? [{ label: t('factsheet.sources.baseMap'), text: endSentence(sayAttribution(catalog.baseMap.attribution, translator)) }] : []),
  ];
  const seen = new Set<string>();
  const content = lines
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ label, text, link }): Content => ({
      text: [
        { text: `${label}${markOfPair(translator.lang)}`, bold: true },
        ...(link === undefined ? [wrapWords(text, 40)] : [{ text: [wrapWords(text, 40)], link, color: INK.link }]),
      ],
      margin: [0, 0, 0, 1],
    }));
  return laySection(t('factsheet.sources.heading'), layList(content, SIZE.small - 0.5));
}
