import { useEffect, useRef, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { JobOptions } from '../../workers/run-in-worker.ts';

type Share = { readonly done: number; readonly total: number } | undefined;

export interface PageJob {
  readonly running: boolean;
  readonly progress: Share;
  /** Start; what still runs is cancelled first. A fault is reported; `onFault` hears of it too. */
  readonly start: (work: (options: JobOptions) => Promise<void>, onFault?: (fault: ReturnType<typeof describeError>) => void) => Promise<void>;
  readonly cancel: () => void;
}

/** One long job of a part of the page, with its progress; it is cancelled with that part of the page. */
export function useJob(): PageJob {
  const [progress, setProgress] = useState<{ readonly shown: Share } | undefined>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  const start: PageJob['start'] = async (work, onFault) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    setProgress({ shown: undefined });
    try {
      await work({ signal: mine.signal, onProgress: (done, total) => !mine.signal.aborted && setProgress({ shown: { done, total } }) });
    } catch (error) {
      if (mine.signal.aborted) return;
      const fault = describeError(error);
      onFault?.(fault);
      reportFault(fault);
    } finally {
      if (controller.current === mine) setProgress(undefined);
    }
  };
  return { running: progress !== undefined, progress: progress?.shown, start, cancel: () => controller.current?.abort() };
}
