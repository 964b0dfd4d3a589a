import { useId } from 'react';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { forgetUserLayer } from '../../state/user-layers.ts';
import { currentMap } from '../shared/current-map.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { FileQuestions, isSeveral, useFileReading } from '../shared/FileQuestions.tsx';
import { ArchiveForm } from './ArchiveForm.tsx';
import { type LoadedBarriers, loadBarriersFile } from './load-barriers.ts';

/** Barriers of one kind that a person has: from a file, or from an archive at an address; listed, and removed on request. */
export function BarrierLoader({ kind }: { readonly kind: BarrierKind }) {
  const { t, say, number } = useTranslator();
  const all = useAtlas((state) => state.userLayers);
  const layers = all.filter((layer) => layer.kind === kind);
  const input = useId();
  const reading = useFileReading<LoadedBarriers>((file, choice, signal) => {
    const rights = { attribution: t('addLayer.fileCredit', { file: file.name }), licence: t('addLayer.notStated') };
    return loadBarriersFile(kind, file, choice, rights, signal);
  });
  const { state } = reading.job;
  const said = state.status === 'done' && !isSeveral(state.value) ? state.value.said : [];
  const remove = ({ id }: Layer): void => void forgetUserLayer(id).catch((error: unknown) => reportFault(describeError(error)));
  return (
    <>
      {layers.length > 0 && (
        <ul className="area-list" aria-label={t('addLayer.added', { kind: t(`layer.${kind}`) })}>
          {layers.map((layer) => (
            <li key={layer.id} className="own-layer">
              <button type="button" className="plain" onClick={() => layer.bbox && currentMap()?.flyTo(layer.bbox)}>
                {layer.title}
              </button>
              <button type="button" className="plain" aria-label={t('addLayer.remove', { title: layer.title })} onClick={() => remove(layer)}>
                {t('addLayer.removeShort')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('addLayer.file')}</h3>
      <p>{t('addLayer.fileFormats')}</p>
      <label htmlFor={input} className="file-button">
        {t('addLayer.choose')}
      </label>
      <input
        id={input}
        type="file"
        className="visually-hidden"
        accept=".geojson,.json,.geojsonl,.geojsons,.ndjson,.zip,.kml,.kmz,.gpx,.gpkg,.fgb,.gz"
        aria-label={t('addLayer.fileOf', { kind: t(`layer.${kind}`) })}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) reading.load(file);
        }}
      />
      <JobProgress job={reading.job} label={t('addLayer.reading')} />
      <output className="quiet">
        {said
          .map((note) => (typeof note.values['n'] === 'number' && note.code.startsWith('dropped.') ? `${say(note)}: ${number(note.values['n'])}.` : say(note)))
          .join(' ')}
      </output>
      <FileQuestions reading={reading} />
      <h3>{t('addLayer.address')}</h3>
      <ArchiveForm kind={kind} />
    </>
  );
}
