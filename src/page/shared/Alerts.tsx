import { useEffect, useState } from 'react';
import type { Fault } from '../../domain/errors.ts';
import { loadTexts } from '../../i18n/languages.ts';
import { dismissFault } from '../../state/atlas-store.ts';
import { CloseIcon } from './icons.tsx';
import { useAtlas, useTranslator } from './use-atlas.ts';

/** Faults with one remedy that are told one by one; more are told as one, which names the others. */
const FEW = 2;

interface Told {
  readonly fault: Fault;
  readonly message: string;
  readonly advice: string;
}

const keyOf = ({ fault }: Told): string => JSON.stringify(fault);

/** What went wrong, what is safe and what to do; each stays until it is dismissed. */
export function Alerts() {
  const faults = useAtlas((state) => state.faults);
  const { t, tell, knows } = useTranslator();
  const waiting = useWords(
    faults.every(({ code }) => knows(code)),
    faults.length,
  );
  const told = faults.filter(({ code }) => !waiting || knows(code)).map((fault): Told => ({ fault, ...tell(fault) }));
  return (
    <div className="alerts">
      {groupByAdvice(told).map((group) => {
        const [first, ...more] = group;
        if (!first) return null;
        return (
          <div key={keyOf(first)} role="alert" className="alert">
            <div className="alert-words">
              <strong>{first.message}</strong> {first.advice}
              {more.length > 0 && (
                <details>
                  <summary>{t('alert.more', { n: more.length })}</summary>
                  <ul>
                    {more.map((each) => (
                      <li key={keyOf(each)}>{each.message}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
            <button type="button" className="icon-button" aria-label={t('alert.dismiss')} onClick={() => group.forEach(({ fault }) => dismissFault(fault))}>
              <CloseIcon />
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** What went wrong and what to do, where the thing itself would stand. */
export function FaultWords({ fault }: { readonly fault: Fault }) {
  const { tell, knows } = useTranslator();
  if (useWords(knows(fault.code), 1)) return null;
  const { message, advice } = tell(fault);
  return (
    <p>
      <strong>{message}</strong> {advice}
    </p>
  );
}

/**
 * Fetch the words of faults with the first that needs them. What is said when nothing can be fetched is there from the
 * start; where the rest cannot be fetched, the alert says that.
 * @param known whether there are words for all of them
 * @returns whether they are on their way
 */
function useWords(known: boolean, faults: number): boolean {
  const [answered, setAnswered] = useState(0);
  useEffect(() => {
    if (known) return;
    const done = (): void => setAnswered(faults);
    loadTexts('errors', 'notes').then(done, done);
  }, [known, faults]);
  return !known && answered < faults;
}

/** A lost connection fails every layer on the map alike: twelve alerts would say no more than one. */
function groupByAdvice(told: readonly Told[]): Told[][] {
  const groups = new Map<string, Told[]>();
  for (const each of told) groups.set(each.advice, [...(groups.get(each.advice) ?? []), each]);
  return [...groups.values()].flatMap((group) => (group.length > FEW ? [group] : group.map((each) => [each])));
}
