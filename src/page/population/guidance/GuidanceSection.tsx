import type { BarrierType } from '../../../domain/catalog/layer-kinds.ts';
import { withTexts } from '../../../i18n/languages.ts';
import { Boundary } from '../../shared/Boundary.tsx';
import { lazily } from '../../shared/lazily.tsx';

const GuidanceList = lazily(async () => (await withTexts(import('./GuidanceList.tsx'), 'guidance')).GuidanceList);

export interface GuidanceProps {
  /** Types of the barriers that cross; nothing is shown where there are none. */
  readonly barriers: readonly BarrierType[];
  /** Ids of entries. */
  readonly populations: readonly string[];
}

/** “What can be done”: the statements arrive when there is something to say. */
export function GuidanceSection({ barriers, populations }: GuidanceProps) {
  if (barriers.length === 0 || populations.length === 0) return null;
  return (
    <Boundary>
      <GuidanceList barriers={barriers} populations={populations} />
    </Boundary>
  );
}
