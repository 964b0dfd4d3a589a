import { useEffect, useState } from 'react';
import { reasonOf } from '../../domain/errors.ts';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { isUpdated, keepSeen } from './keep-seen.ts';

/** How often the host is asked whether another version of the page lies there, ms. */
const EVERY_MS = 10 * 60_000;

/** Has what was seen kept for times without a network, and says when another version of the page is there. */
export function UpdateNotice() {
  const { t } = useTranslator();
  const [updated, setUpdated] = useState(false);
  const unkept = useAtlas((state) => state.unkept);
  useEffect(() => {
    const leaving = new AbortController();
    if (import.meta.env.PROD && 'serviceWorker' in navigator)
      keepSeen(leaving.signal).catch((error: unknown) => {
        if (!leaving.signal.aborted) console.info(`Nothing is kept for times without a network: ${reasonOf(error)}`);
      });
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void isUpdated().then((is) => is && setUpdated(true));
    }, EVERY_MS);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, []);
  if (!updated) return null;
  return (
    <div className="alerts">
      <output className="alert update-notice">
        <span className="alert-words">{t(unkept ? 'page.updatedUnkept' : 'page.updated')}</span>
        <button type="button" className="plain" onClick={() => location.reload()}>
          {t('part.reload')}
        </button>
      </output>
    </div>
  );
}
