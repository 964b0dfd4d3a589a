import { openPanel } from '../../state/atlas-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** The way to the page that says how figures are made. */
export function MethodLink() {
  const { t } = useTranslator();
  return (
    <button type="button" className="plain" onClick={() => openPanel('method')}>
      {t('about.how')}
    </button>
  );
}
