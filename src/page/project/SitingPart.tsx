import { type ComponentType, useCallback, useEffect, useMemo, useState } from 'react';
import type { Alternative, Project } from '../../domain/assessment/project.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import { listTracked } from '../../domain/assessment/list-tracked.ts';
import { mayStop } from '../../domain/statements/of-project.ts';
import { FIRST_PLAN, type SitingPlan } from '../../domain/siting/siting-plan.ts';
import { setSitingPlan } from '../../state/project-store.ts';
import { keepMade, type SitingMade } from '../../state/siting-store.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { mayWorkAhead } from '../shared/ready-sheets.ts';
import { Skeleton } from '../shared/Skeleton.tsx';
import { untilRest } from '../shared/until-rest.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import type { SitingReadyProps } from '../siting/SitingReady.tsx';
import { useFindAnimals } from './use-assessments.ts';

const fetchSection = () => withTexts(import('../siting/SitingSection.tsx'), 'siting', 'notes', 'errors');
const SitingSection = lazily(async () => (await fetchSection()).SitingSection);

interface ReadyPart {
  readonly Ready: ComponentType<SitingReadyProps>;
}

/** After the map has come to rest: who moves a line on has then begun to, ms. */
const PASSING_MS = 300;

interface SitingPartProps {
  readonly alternative: Alternative;
  /** Of the line. */
  readonly type: Project['type'];
  /** Name of the file of the project's lines. */
  readonly file: string;
  readonly assessment: Pick<Assessment, 'populations' | 'withoutCorridor'>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Where along an alternative structures would serve: asked for by a button, as it takes tracks and time. */
export function SitingPart({
  alternative: { id, name, lines, accuracyM, barrier, siting = FIRST_PLAN },
  type,
  file,
  assessment: { populations, withoutCorridor },
  isOpen,
  onToggle,
}: SitingPartProps) {
  const { t } = useTranslator();
  const findAnimals = useFindAnimals();
  const near = useMemo(
    () => listTracked({ populations, withoutCorridor }, (population) => mayStop(type, population, findAnimals)),
    [populations, withoutCorridor, type, findAnimals],
  );
  const keep = useCallback((plan: SitingPlan) => setSitingPlan(id, plan), [id]);
  const part = useReadyPart(isOpen);
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
      {!isOpen && part && <part.Ready id={id} lines={lines} type={type} populations={near} plan={siting} accuracyM={accuracyM} barrier={barrier} />}
      {isOpen && (
        <Boundary waiting={<Skeleton />}>
          <SitingSection
            name={name}
            lines={lines}
            type={type}
            populations={near}
            plan={siting}
            onPlan={keep}
            origin={{ accuracyM, barrier, file: { name: file, is: 'project', group: name } }}
            onMade={keepFound}
          />
        </Boundary>
      )}
    </section>
  );
}

/** What has the answer ready, once the page is at rest and where that costs nobody anything; what does not arrive is asked for by the button. */
function useReadyPart(isOpen: boolean): ReadyPart | undefined {
  const [part, setPart] = useState<ReadyPart>();
  useEffect(() => {
    if (isOpen || part || !mayWorkAhead()) return undefined;
    const leaving = new AbortController();
    const begin = async (): Promise<void> => {
      await untilRest(leaving.signal, PASSING_MS);
      const [{ SitingReady }] = await Promise.all([import('../siting/SitingReady.tsx'), fetchSection()]);
      leaving.signal.throwIfAborted();
      setPart({ Ready: SitingReady });
    };
    begin().catch(() => undefined);
    return () => leaving.abort();
  }, [isOpen, part]);
  return part;
}
