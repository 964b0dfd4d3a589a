import { useMemo } from 'react';
import type { Alternative } from '../../domain/assessment/project.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

const SitingSection = lazily(async () => (await withTexts(import('../siting/SitingSection.tsx'), 'siting', 'notes', 'errors')).SitingSection);

interface SitingPartProps {
  readonly alternative: Alternative;
  readonly assessment: Pick<Assessment, 'populations' | 'withoutCorridor'>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Where along an alternative structures would serve: asked for by a button, as it takes tracks and time. */
export function SitingPart({ alternative: { name, lines }, assessment: { populations, withoutCorridor }, isOpen, onToggle }: SitingPartProps) {
  const { t } = useTranslator();
  const near = useMemo(() => [...populations, ...(withoutCorridor ?? []).filter(({ tracked }) => tracked)], [populations, withoutCorridor]);
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
          <SitingSection name={name} lines={lines} populations={near} />
        </Boundary>
      )}
    </section>
  );
}
