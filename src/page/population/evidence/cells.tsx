import { FEWEST_INDIVIDUALS } from '../../../domain/movement/types.ts';
import { useCountryName, useTranslator } from '../../shared/use-atlas.ts';
import { ViewLink } from '../../shared/ViewLink.tsx';

// Cells of tables of networks, of encounters and of receivers.

/** A number of individuals, marked where it is of fewer than three; a dash where nobody says it. */
export function Individuals({ n }: { readonly n: number | undefined }) {
  const { t, number } = useTranslator();
  if (n === undefined) return <>–</>;
  return <>{n < FEWEST_INDIVIDUALS ? t('network.preliminary', { value: number(n) }) : number(n)}</>;
}

/** That figures of too few animals are preliminary; nothing where a table marks none. */
export function FewAnimalsNote({ of }: { /** The numbers of the table. */ readonly of: readonly (number | undefined)[] }) {
  const { t } = useTranslator();
  return of.some((n) => n !== undefined && n < FEWEST_INDIVIDUALS) ? <p className="quiet">{t('network.fewAnimals')}</p> : null;
}

/** A country by its ISO 3166-1 alpha-3 code, the sea (`sea`), or what cannot be told (`untold`). */
export function Region({ of }: { readonly of: string }) {
  const { t } = useTranslator();
  const nameOf = useCountryName();
  if (of === 'sea') return <>{t('network.sea')}</>;
  if (of === 'untold') return <>{t('network.placeUntold')}</>;
  return <ViewLink view={{ country: of }}>{nameOf(of)}</ViewLink>;
}
