import { useEffect, useState } from 'react';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { Track } from '../../domain/tracks/track.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useJob } from '../shared/use-job.ts';
import { loadTracks } from './tracks-files.ts';
import { Seeing } from './Seeing.tsx';

/** How a population moves through the year. Its tracks are fetched when they are on the map anyway, or when somebody asks. */
export function SeeingSection({ layer, gridM }: { readonly layer: Layer; readonly gridM: number | undefined }) {
  const { t, number } = useTranslator();
  const { url } = useCatalog();
  const on = useAtlas((state) => state.view.layers.includes('tracks'));
  const [asked, setAsked] = useState(false);
  const wanted = on || asked;
  const job = useJob<readonly Track[]>();
  const { state, start, retry } = job;
  useEffect(() => {
    if (wanted) void start(() => loadTracks(layer, url));
  }, [wanted, layer, url, start]);
  return (
    <section>
      <h2>{t('seeing.title')}</h2>
      {state.status === 'done' && <Seeing tracks={state.value} gridM={gridM} />}
      <JobProgress job={job} label={t('seeing.title')} />
      {state.status !== 'done' && state.status !== 'running' && (
        <p className="chips">
          <button type="button" className="chip" onClick={() => (wanted ? void retry() : setAsked(true))}>
            {t('seeing.ask', { kB: number(Math.ceil((layer.bytes ?? 0) / 1000), 0) })}
          </button>
        </p>
      )}
    </section>
  );
}
