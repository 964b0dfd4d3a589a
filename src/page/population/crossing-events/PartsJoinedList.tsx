import type { Separation } from '../../../domain/assessment/cut-corridor.ts';
import { joinedShare } from '../../../domain/assessment/separation-parts.ts';
import { useTranslator } from '../../shared/use-atlas.ts';
import { sayParts } from './say-parts.ts';

interface Cutting {
  readonly key: string;
  readonly name: string;
  readonly parts: readonly Separation[];
}

/** More barriers than these are folded away. */
const FEW = 5;

/** Barriers that cut the corridor apart, those that cut off most first, and what would be one without each; nothing where none does. */
export function PartsJoinedList({ rows }: { readonly rows: readonly Cutting[] }) {
  const translator = useTranslator();
  const { t } = translator;
  const cutting = rows.filter(({ parts }) => parts.length > 0).sort((a, b) => joinedShare(b.parts) - joinedShare(a.parts));
  if (cutting.length === 0) return null;
  return (
    <details open={cutting.length <= FEW}>
      <summary>{t('crossingEvents.cutting', { n: cutting.length })}</summary>
      <ul className="plain-list">
        {cutting.map(({ key, name, parts }) => (
          <li key={key}>
            <strong>{name}</strong> {parts.map((separation) => sayParts(separation, translator)).join(' ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
