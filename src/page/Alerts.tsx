import { dismissFault } from '../state/atlas-store.ts';
import { CloseIcon } from './icons.tsx';
import { useAtlas, useTranslator } from './use-atlas.ts';

/** What went wrong, what is safe and what to do; each stays until it is dismissed. */
export function Alerts() {
  const faults = useAtlas((state) => state.faults);
  const { t } = useTranslator();
  return (
    <div className="alerts">
      {faults.map((fault) => (
        <div key={fault.message} role="alert" className="alert">
          <div className="alert-words">
            <strong>{fault.message}</strong> {fault.advice}
          </div>
          <button type="button" className="icon-button" aria-label={t('alert.dismiss')} onClick={() => dismissFault(fault)}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
