import type { ComparedCountry } from '../../domain/brief/types.ts';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Translator } from '../../i18n/translator.ts';

export interface SaidCompared {
  readonly populations: string;
  readonly listed: string;
  readonly corridor: string;
  /** Of kinds of which it can be told; “at least” where a layer holds a part alone, † where it rests on fewer than three animals. */
  readonly density: Partial<Readonly<Record<BarrierKind, string>>>;
  readonly cms: string;
}

/** A country of the comparison, as figures are written; – is what cannot be told. */
export function sayCompared({ populations, listed, corridorKm2, densities, cms, cmsList }: ComparedCountry, translator: Translator): SaidCompared {
  const { t, number, areaKm2 } = translator;
  const density = Object.fromEntries(
    densities.map(({ kind, kmPer100Km2, atLeast, preliminary }) => [
      kind,
      `${atLeast ? t('factsheet.atLeast', { value: number(kmPer100Km2, 2) }) : number(kmPer100Km2, 2)}${preliminary ? ' †' : ''}`,
    ]),
  );
  return {
    populations: number(populations),
    listed: number(listed),
    corridor: corridorKm2 === undefined ? '–' : areaKm2(corridorKm2),
    density,
    cms: cms
      ? cms.since === undefined
        ? t('brief.compare.party')
        : t('brief.compare.partySince', { year: cms.since.slice(0, 4) })
      : sayUntold(cmsList, translator),
  };
}

/** Of a country that no list names: by which list nothing can be told, and of which month that is; – where no list was read. */
function sayUntold(list: ComparedCountry['cmsList'], { t, calendar }: Pick<Translator, 't' | 'calendar'>): string {
  if (list === undefined) return '–';
  return list.asOf === undefined ? t('brief.compare.untoldUndated') : t('brief.compare.untold', { date: calendar(list.asOf.slice(0, 7)) });
}
