import { addressOfDoi } from '../domain/citation/address-of-doi.ts';
import type { Content } from 'pdfmake/interfaces';
import type { OpenEntry } from '../domain/catalog/open-entry.ts';
import type { Translator } from '../i18n/translator.ts';
import { partsOf } from './evidence/evidence-parts.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layAddress, layList, layNote } from './lay.ts';
import { wrapWords } from './words.ts';
import { joinPair, markOfPair } from '../i18n/pair.ts';
import { sayAttribution } from '../i18n/say-attribution.ts';

interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
  readonly doi?: string | undefined;
  readonly accessed?: string | undefined;
}

interface Source {
  readonly label: string;
  readonly text: string;
  readonly link?: string | undefined;
}

/** Every source the sheet rests on, once each: tracks, barriers, priority areas and the base map. */
export function listSources({ entry, barrierLayers, coverage, waters, map, translator }: FactsheetInput): Source[] {
  const { t } = translator;
  const describe = (rights: Rights): string => {
    const parts = [endSentence(rights.citation), t('factsheet.sources.licence', { licence: rights.licence })];
    if (rights.attribution !== rights.citation) parts.push(t('factsheet.sources.attribution', { attribution: sayAttribution(rights.attribution, translator) }));
    if (rights.accessed !== undefined) parts.push(t('factsheet.sources.accessed', { date: translator.date(Date.parse(rights.accessed)) }));
    return parts.join(' ');
  };
  const link = ({ doi }: Rights): string | undefined => (doi === undefined ? undefined : addressOfDoi(doi));
  const { file, module } = entry;
  // What was computed from the tracks carries their rights; a module may hold other layers under other terms.
  const own: readonly Rights[] = file.layers.length > 0 ? file.layers : [module];
  const all: Source[] = [
    // The base map and its credit never fall to a limit.
    ...(map ? [{ label: t('factsheet.sources.baseMap'), text: endSentence(sayAttribution(map.attribution, translator)) }] : []),
    ...own.map((rights) => ({
      label: partsOf(entry).sourceLabel(translator),
      text: `${t('factsheet.sources.custodian', { name: module.custodian })} ${describe(rights)}`,
      link: link(rights),
    })),
    ...barrierLayers.map((layer) => ({
      label: t('factsheet.sources.barriers'),
      text: joinPair(translator.lang, layer.title, describe(layer)),
      link: link(layer),
    })),
    ...[...coverage, ...waters].map(({ title, attribution }) => ({
      label: t('factsheet.sources.areas'),
      text: joinPair(translator.lang, title, endSentence(sayAttribution(attribution, translator))),
    })),
  ];
  const seen = new Set<string>();
  return all.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** The sources as lines of the sheet, as many as the limits allow. */
export function describeSources(input: FactsheetInput, limits: FactsheetLimits): Content[] {
  const sources = listSources(input);
  const lines: Content[] = sources.slice(0, limits.sources).map(({ label, text, link }) => ({
    text: [{ text: `${label}${markOfPair(input.translator.lang)}`, bold: true }, wrapWords(text, 40), ...(link === undefined ? [] : [' ', layAddress(link)])],
    margin: [0, 0, 0, 1.5],
  }));
  const left = sources.length - limits.sources;
  return left > 0 ? [...layList(lines), layNote(input.translator.t('factsheet.sources.more', { n: left }))] : layList(lines);
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** One paragraph: how the corridor was made, with its parameters. */
export function describeMethod(entry: OpenEntry, translator: Translator): string {
  return partsOf(entry).method(entry.file, translator);
}
