import { useRef, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useCatalog, useCountryName, useTranslator } from '../use-atlas.ts';
import { makeFactsheet, type FactsheetSubject } from './make-factsheet.ts';

/** The making of a factsheet: whether it is under way, how to start it and how to stop it. */
export function useFactsheet(subject: FactsheetSubject | undefined) {
  const translator = useTranslator();
  const countryName = useCountryName();
  const { catalog, url } = useCatalog();
  const running = useRef<AbortController | undefined>(undefined);
  const [making, setMaking] = useState(false);
  const make = async (): Promise<void> => {
    if (!subject) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setMaking(true);
    try {
      await makeFactsheet(subject, { catalog, catalogUrl: url, translator, countryName }, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) reportFault(describeError(error));
    } finally {
      if (running.current === controller) setMaking(false);
    }
  };
  return { making, make, cancel: () => running.current?.abort() };
}
