import { useEffect, useState } from 'react';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { describeTracked, type ExchangedAxes, findExchangedAxes } from '../../domain/tracks/exchanged-axes.ts';
import type { ImportedWork, TrackSettings } from '../../state/track-work.ts';
import { locateCountries } from '../../workers/layers-worker-client.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { canReadAgain, readExchanged } from './load-tracks.ts';

interface Props {
  readonly imported: ImportedWork;
  readonly settings: Pick<TrackSettings, 'species' | 'group'>;
  /** The files were read with longitude and latitude exchanged. */
  readonly onExchanged: () => void;
}

/** That longitude and latitude of a person's tracks look exchanged, and the way to exchange them; nothing where they do not. */
export function ExchangedNote({ imported, settings: { species, group }, onExchanged }: Props) {
  const { t, lang } = useTranslator();
  const { catalog, url } = useCatalog();
  const countryName = useCountryName();
  const reading = useJob();
  const [found, setFound] = useState<{ readonly of: ImportedWork; readonly axes: ExchangedAxes | undefined } | undefined>();
  const { tracks, exchangeable = false } = imported;
  useEffect(() => {
    if (!exchangeable) return undefined;
    const abort = new AbortController();
    const baseMap = { url: new URL(catalog.baseMap.url, url).href, title: catalog.baseMap.url };
    findExchangedAxes(tracks, describeTracked(species, group, catalog), (positions) => locateCountries({ positions, baseMap }, { signal: abort.signal })).then(
      (axes) => {
        if (!abort.signal.aborted) setFound({ of: imported, axes });
      },
      // A base map that cannot be read is told of where it is drawn.
      () => undefined,
    );
    return () => abort.abort();
  }, [imported, tracks, exchangeable, species, group, catalog, url]);
  const axes = found?.of === imported ? found.axes : undefined;
  if (!axes) return null;
  const exchange = async (): Promise<void> => {
    const ended = await reading.start(readExchanged);
    if (ended.status === 'done') onExchanged();
  };
  const countries = new Intl.ListFormat(lang, { type: 'conjunction' }).format(axes.countries.map(countryName));
  const row = axes.entry === undefined ? undefined : findEntry(catalog, axes.entry)?.row;
  return (
    <section>
      <output className="answer">{t(`tracks.axes.${axes.because}`, { countries, population: row ? textIn(row, 'name', lang) : '' })}</output>
      {canReadAgain() ? (
        <p className="actions">
          <button type="button" disabled={reading.isRunning} onClick={() => void exchange()}>
            {t('tracks.swap')}
          </button>
        </p>
      ) : (
        <p>{t('tracks.axes.again')}</p>
      )}
      <JobProgress job={reading} label={t('tracks.reading')} />
    </section>
  );
}
