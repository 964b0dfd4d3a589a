import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import { openBarrier } from '../../../state/siting-store.ts';
import { useTranslator } from '../../shared/use-atlas.ts';

interface SiteCrossingProps {
  readonly row: BarrierCrossing;
  readonly name: string;
  /** Whose tracks come first. */
  readonly source: string;
}

/** From a row of what crosses a corridor to where a crossing of that barrier could be built. */
export function SiteCrossing({ row: { layer, barrier, points, parts }, name, source }: SiteCrossingProps) {
  const { t } = useTranslator();
  const at = parts.toSorted((a, b) => b.lengthKm - a.lengthKm)[0]?.at ?? points[0];
  if (!at) return null;
  const words = t('crossings.sitingOf', { name });
  return (
    <button type="button" className="plain site-crossing" title={words} aria-label={words} onClick={() => openBarrier({ layer, barrier, at }, source)}>
      <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
        <path d="M2 6h5V3M2 14h5v3M18 6h-5V3M18 14h-5v3" />
      </svg>
    </button>
  );
}
