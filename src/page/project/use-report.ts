import { useRef, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project/project.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useCatalog, useTranslator } from '../use-atlas.ts';
import { makeReport } from './make-report.ts';
import type { Assessments } from './use-assessments.ts';

/** The making of a screening report: how far it is, how to start it and how to stop it. */
export function useReport(project: Project, assessments: Assessments) {
  const translator = useTranslator();
  const { catalog, url } = useCatalog();
  const running = useRef<AbortController | undefined>(undefined);
  const [making, setMaking] = useState(false);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | undefined>();
  const make = async (): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    const isPresent = (): boolean => running.current === controller;
    running.current = controller;
    setMaking(true);
    setProgress(undefined);
    try {
      await makeReport(project, assessments, { catalog, catalogUrl: url, translator }, controller.signal, (done, total) => {
        if (isPresent()) setProgress({ done, total });
      });
    } catch (error) {
      if (!controller.signal.aborted) reportFault(describeError(error));
    } finally {
      if (isPresent()) setMaking(false);
    }
  };
  return { making, progress, make, cancel: () => running.current?.abort() };
}
