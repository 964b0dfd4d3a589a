import { joinedKm2 } from '../../../domain/assessment/removal-joins.ts';
import { joinedShare } from '../../../domain/assessment/separation-parts.ts';
import type { BarrierRemoval } from '../../../domain/crossing-events/parts-joined.ts';
import { useTranslator } from '../../shared/use-atlas.ts';
import { sayAlone, sayStanding } from './say-parts.ts';

interface Cutting {
  readonly key: string;
  readonly name: string;
  readonly removal: BarrierRemoval;
}

/** More barriers than these are folded away. */
const FEW = 5;

/**
 * Barriers whose removal would join something of the corridor, those that join most while the others stand first, and what; nothing
 * where none does.
 */
export function PartsJoinedList({ rows }: { readonly rows: readonly Cutting[] }) {
  const translator = useTranslator();
  const { t } = translator;
  const gain = ({ removal }: Cutting): number => joinedKm2(removal.standing, 'low');
  const cutting = rows
    .filter(({ removal }) => removal.alone.length + removal.standing.length > 0)
    .sort((a, b) => gain(b) - gain(a) || joinedShare(b.removal.alone) - joinedShare(a.removal.alone));
  if (cutting.length === 0) return null;
  const joining = cutting.filter(({ removal }) => removal.standing.length > 0).length;
  const alone = cutting.filter(({ removal }) => removal.alone.length > 0).length;
  return (
    <details open={cutting.length <= FEW}>
      <summary>
        {t('crossingEvents.joinsSomething', { n: joining })} {t('crossingEvents.cutting', { n: alone })}
      </summary>
      <ul className="plain-list">
        {cutting.map(({ key, name, removal }) => (
          <li key={key}>
            <strong>{name}</strong> {sayStanding(removal, translator).join(' ')}
            {removal.alone.length > 0 && (
              <>
                <br />
                <span className="quiet">{sayAlone(removal, translator).join(' ')}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
