import { useEffect, useState } from 'react';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { areKept, areOfThisSite, filesToKeep, forgetEntry, keepFiles, sheetBytes } from './kept-files.ts';

interface KeepOfflineProps {
  readonly entry: OpenEntry;
  /** Makes its factsheet for nobody, so that what a factsheet needs has been fetched. */
  readonly rehearse: (signal: AbortSignal) => Promise<void>;
}

/**
 * Keep an entry, its map and its factsheet for times without a network, and give the room back; nothing where the browser cannot, or
 * another site holds it.
 */
export function KeepOffline({ entry, rehearse }: KeepOfflineProps) {
  const loaded = useCatalog();
  const { t, number, lang } = useTranslator();
  /** Undefined until it is known, and where the browser lets nothing be kept, as some do in private windows. */
  const [kept, setKept] = useState<boolean | undefined>();
  const job = useJob({ outlivesPage: true });
  const files = filesToKeep(entry, loaded);
  const can = files.length > 0 && 'caches' in globalThis && 'serviceWorker' in navigator && areOfThisSite(files, loaded.url);
  const { id } = entry.row;
  const look = async (): Promise<void> => setKept(can ? await areKept(files, loaded.url).catch(() => undefined) : undefined);
  const forget = async (): Promise<void> => {
    await forgetEntry(entry, loaded.url);
    await look();
  };
  // Another entry is another question; files of one are made anew with each drawing.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => void look(), [id, can]);
  if (kept === undefined) return null;
  const size = number(files.reduce((sum, { bytes }) => sum + bytes, sheetBytes(lang)) / 1e6, 1);
  const keep: Parameters<typeof job.start>[0] = async (options) => {
    await keepFiles(files, loaded.url, options);
    await rehearse(options.signal);
  };
  return (
    <div className="keep-offline">
      {kept ? (
        <p>
          {t('offline.kept', { size })}{' '}
          <button type="button" className="plain" onClick={() => void forget().catch((error: unknown) => reportFault(describeError(error)))}>
            {t('offline.forget')}
          </button>
        </p>
      ) : (
        <button type="button" disabled={job.isRunning} onClick={() => void job.start(keep).then(look)}>
          {t('offline.keep', { size })}
        </button>
      )}
      <JobProgress job={job} label={t('offline.keeping')} />
    </div>
  );
}
