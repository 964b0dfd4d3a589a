import { useCallback, useMemo } from 'react';
import type { Alternative } from '../../domain/assessment/project.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import { listTracked } from '../../domain/assessment/list-tracked.ts';
import { FIRST_PLAN, type SitingPlan } from '../../domain/siting/siting-plan.ts';
import { setSitingPlan } from '../../state/project-store.ts';
import { keepMade, type SitingMade } from '../../state/siting-store.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

const SitingSection = lazily(async () => (await withTexts(import('../siting/SitingSection.tsx'), 'siting', 'notes', 'errors')).SitingSection);

interface SitingPartProps {
  readonly alternative: Alternative;
  /** Name of the file of the project's lines. */
  readonly file: string;
  readonly assessment: Pick<Assessment, 'populations' | 'withoutCorridor'>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Where along an alternative structures would serve: asked for by a button, as it takes tracks and time. */
export function SitingPart({
  alternative: { id, name, lines, siting = FIRST_PLAN },
  file,
  assessment: { populations, withoutCorridor },
  isOpen,
  onToggle,
}: SitingPartProps) {
  const { t } = useTranslator();
  const near = useMemo(() => listTracked({ populations, withoutCorridor }), [populations, withoutCorridor]);
  const keep = useCallback((plan: SitingPlan) => setSitingPlan(id, plan), [id]);
  const keepFound = useCallback((made: SitingMade) => keepMade(id, made), [id]);
  return (
    <section>
      <div className="actions">
        <div className="action-buttons">
          <button type="button" aria-expanded={isOpen} onClick={onToggle}>
            {t('project.siting')}
          </button>
        </div>
      </div>
      {isOpen && (
        <Boundary waiting={<Skeleton />}>
          <SitingSection
            name={name}
            lines={lines}
            populations={near}
            plan={siting}
            onPlan={keep}
            origin={{ file: { name: file, is: 'project', group: name } }}
            onMade={keepFound}
          />
        </Boundary>
      )}
    </section>
  );
}
