import type { PopulationHere } from '../../domain/brief/types.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { listSiteCountries } from '../../domain/evidence/sites/summarise-sites.ts';
import { listNames } from '../../i18n/list-names.ts';
import { writeMonths } from '../../i18n/month-names.ts';
import { writeStood } from '../evidence/receivers/say-receivers.ts';
import type { BriefInput } from './brief-input.ts';

type Words = BriefInput['translator'];

/** Names in a row, and how many more there are than are named. */
export function nameSome(names: readonly string[], most: number, translator: Words): string {
  const left = names.length - most;
  return listNames(left > 0 ? [...names.slice(0, most), translator.t('brief.more', { n: left })] : names, translator);
}

/** Marks of a population: † of fewer than three animals, * where its line alone crosses the country. */
export function marksOf({ preliminary, presence }: Pick<PopulationHere, 'preliminary' | 'presence'>): string {
  return `${preliminary ? ' †' : ''}${presence === 'crossed' ? ' *' : ''}`;
}

/** Months, animals, area and share of a population in the country, as cells. */
export function cellsOf(
  { animals, of, months, areaKm2, share, shareOf }: PopulationHere,
  { t, number, areaKm2: area, percent, lang }: Words,
): [string, string, string, string] {
  const count = animals === undefined ? '–' : of === undefined ? number(animals) : t('brief.animalsOf', { n: number(animals), of: number(of) });
  const mark = { corridor: '', positions: ' ‡', routes: ' §' }[shareOf];
  return [writeMonths(months, lang), count, areaKm2 === undefined ? '–' : area(areaKm2), share === undefined ? '–' : `${percent(share)}${mark}`];
}

/** The sentences that answer first: populations with fixes, those drawn alone, those that are crossed by a line, and everything else. */
export function sayAnswer({ brief, translator }: Pick<BriefInput, 'brief' | 'translator'>): string[] {
  const { t, lang } = translator;
  const { populations, kinds, atSea, waters } = brief;
  const count = (presence: PopulationHere['presence']): number => populations.filter((one) => one.presence === presence).length;
  const [drawn, crossed] = [count('drawn'), count('crossed')];
  return [
    t('brief.answer.fixes', { n: count('fixes') }),
    ...(populations.length + brief.others.length === 0 ? [t('country.noneWhy')] : []),
    ...(drawn > 0 ? [t('brief.answer.drawn', { n: drawn })] : []),
    ...(crossed > 0 ? [t('brief.answer.crossed', { n: crossed })] : []),
    ...(['networks', 'encounters', 'siteLists', 'receivers', 'distributions'] as const).flatMap((kind) =>
      kinds[kind] > 0 ? [t(`country.${kind}`, { n: kinds[kind] })] : [],
    ),
    ...(atSea.length > 0
      ? [
          t('brief.answer.sea', {
            n: atSea.length,
            names: listNames(
              atSea.map(({ row }) => textIn(row, 'name', lang)),
              translator,
            ),
          }),
          ...(waters.length === 0 ? [t('brief.answer.noZones')] : []),
        ]
      : []),
  ];
}

/** What an entry of places has in a country: nodes, birds, sites or receivers. */
export function sayOther({ file }: OpenEntry, iso3: string, { t, number, areaKm2, percent }: Words): string {
  switch (file.evidence) {
    case 'network':
      return t('country.nodes', { n: file.network.nodes.filter((node) => node.country === iso3).length });
    case 'encounters': {
      const here = file.regions.find(({ region }) => region === iso3);
      return here ? t('encounters.here', { ringed: here.ringed, birds: here.birds, n: here.encounters }) : '';
    }
    case 'sites': {
      const here = listSiteCountries(file).find(({ where }) => where === iso3);
      return here ? t('sites.here', { n: number(here.sites), qualifying: number(here.qualifying) }) : '';
    }
    case 'receivers': {
      const here = file.regions.find(({ region }) => region === iso3);
      return here ? t('receivers.here', { n: here.stations, years: writeStood(here) || 'none', animals: here.animals }) : '';
    }
    case 'distribution': {
      const here = file.rangeStates.find((one) => one.iso3 === iso3);
      return here ? t('distribution.here', { area: areaKm2(here.areaKm2), share: percent(here.share) }) : '';
    }
    default:
      return '';
  }
}
