import { dismissFault, type Fault } from '../../state/atlas-store.ts';
import { CloseIcon } from './icons.tsx';
import { useAtlas, useTranslator } from './use-atlas.ts';

/** Faults with one remedy that are told one by one; more are told as one, which names the others. */
const FEW = 2;

/** What went wrong, what is safe and what to do; each stays until it is dismissed. */
export function Alerts() {
  const faults = useAtlas((state) => state.faults);
  const { t } = useTranslator();
  return (
    <div className="alerts">
      {groupByAdvice(faults).map((group) => {
        const [first, ...more] = group;
        if (!first) return null;
        return (
          <div key={first.message} role="alert" className="alert">
            <div className="alert-words">
              <strong>{first.message}</strong> {first.advice}
              {more.length > 0 && (
                <details>
                  <summary>{t('alert.more', { n: more.length })}</summary>
                  <ul>
                    {more.map(({ message }) => (
                      <li key={message}>{message}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
            <button type="button" className="icon-button" aria-label={t('alert.dismiss')} onClick={() => group.forEach(dismissFault)}>
              <CloseIcon />
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** A lost connection fails every layer on the map alike: twelve alerts would say no more than one. */
function groupByAdvice(faults: readonly Fault[]): Fault[][] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) groups.set(fault.advice, [...(groups.get(fault.advice) ?? []), fault]);
  return [...groups.values()].flatMap((group) => (group.length > FEW ? [group] : group.map((fault) => [fault])));
}
