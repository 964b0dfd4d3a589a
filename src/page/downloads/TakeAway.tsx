import '../styles/choices.css';
import '../styles/downloads.css';
import { useState } from 'react';
import { AtlasError } from '../../domain/errors.ts';
import { LAYER_FORMATS, type LayerFormat, writeLayers } from '../../domain/formats/write-layers.ts';
import { loadSqlite } from '../shared/load-sqlite.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { saveFile } from '../shared/save-file.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import type { TakeSource } from './join-rights.ts';

const FORMAT_NAMES: Readonly<Record<LayerFormat, string>> = {
  geopackage: 'GeoPackage',
  shapefile: 'Shapefile',
  geojson: 'GeoJSON',
  geoparquet: 'GeoParquet',
  csv: 'CSV',
};
const ALL = '';

interface TakeAwayProps {
  /** Of the file: letters, digits and hyphens. */
  readonly stem: string;
  readonly sources: readonly TakeSource[];
  /** What stands above the choice; "In a format of your own" when left out. */
  readonly title?: string;
}

/** One thing or everything of a list, in the format that a person's program reads; made in the page when it is asked for. */
export function TakeAway({ stem, sources, title }: TakeAwayProps) {
  const { t } = useTranslator();
  const [what, setWhat] = useState(ALL);
  const [format, setFormat] = useState<LayerFormat>('geopackage');
  const job = useJob({ outlivesPage: true });
  if (sources.length === 0) return null;
  const chosen = sources.filter(({ name }) => name === what);
  const wanted = chosen.length === 0 ? sources : chosen;
  const make = async (signal: AbortSignal): Promise<void> => {
    const layers = await Promise.all(wanted.map(({ load }) => load(signal)));
    if (layers.every(({ features }) => features.length === 0)) throw new AtlasError('mapTake.empty');
    const { bytes, type, ending } = await writeLayers(layers, format, loadSqlite);
    signal.throwIfAborted();
    const [only] = wanted;
    const name = wanted.length === 1 && only ? `${stem}-${only.name}` : stem;
    saveFile(new Blob([bytes], { type }), `${name}${ending === 'zip' ? `-${format}` : ''}.${ending}`);
  };
  return (
    <fieldset className="take-away">
      <legend>{title ?? t('take.title')}</legend>
      <label>
        {t('take.layer')}
        <select value={what} onChange={(event) => setWhat(event.target.value)}>
          {sources.length > 1 && <option value={ALL}>{t('take.all')}</option>}
          {sources.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('take.format')}
        <select value={format} onChange={(event) => setFormat(LAYER_FORMATS.find((one) => one === event.target.value) ?? 'geopackage')}>
          {LAYER_FORMATS.map((one) => (
            <option key={one} value={one}>
              {FORMAT_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" disabled={job.isRunning} onClick={() => void job.start(({ signal }) => make(signal))}>
        {t('take.make')}
      </button>
      <JobProgress job={job} label={t('take.making')} />
      <p className="quiet">{t('take.how')}</p>
    </fieldset>
  );
}
