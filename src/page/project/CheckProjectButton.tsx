import { openPanel } from '../../state/atlas-store.ts';
import { LineIcon } from '../shared/icons.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

/** The way to a person's own project; what is on the map stays there. */
export function CheckProjectButton() {
  const { t } = useTranslator();
  return (
    <button type="button" onClick={() => openPanel('project')}>
      <LineIcon /> {t('action.project')}
    </button>
  );
}
