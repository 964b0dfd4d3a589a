import { useState } from 'react';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { forgetUserLayer } from '../../state/user-layers.ts';
import { currentMap } from '../shared/current-map.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { FileInput } from '../shared/FileInput.tsx';
import { FileQuestions, isSeveral, useFileReading } from '../shared/FileQuestions.tsx';
import { ArchiveForm } from './ArchiveForm.tsx';
import { NO_WORD } from './vouch.ts';
import { WordFields } from './WordFields.tsx';
import { type LoadedBarriers, loadBarriersFile } from './load-barriers.ts';
import { joinPair } from '../../i18n/pair.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** Barriers of one kind that a person has: from a file, or from an archive at an address; listed, and removed on request. */
export function BarrierLoader({ kind }: { readonly kind: BarrierKind }) {
  const { t, say, number, lang } = useTranslator();
  const { catalog, url } = useCatalog();
  const all = useAtlas((state) => state.userLayers);
  const layers = all.filter((layer) => layer.kind === kind);
  const [word, setWord] = useState(NO_WORD);
  const reading = useFileReading<LoadedBarriers>(kind, (file, choice, signal) => {
    const about = {
      attribution: t('addLayer.fileCredit', { file: file.name }),
      licence: t('addLayer.notStated'),
      word,
      baseMap: { url: new URL(catalog.baseMap.url, url).href, title: catalog.baseMap.url },
    };
    return loadBarriersFile(kind, file, choice, about, signal);
  });
  const { state } = reading.job;
  const said = state.status === 'done' && !isSeveral(state.value) ? state.value.said : [];
  const remove = ({ id }: Layer): void => void forgetUserLayer(id).catch((error: unknown) => reportFault(describeError(error)));
  const saidOf = ({ vouched, states: [only] = [] }: Layer): string[] => [
    ...(vouched === true ? [t('addLayer.vouched')] : []),
    ...(only === undefined || only === 'cancelled' ? [] : [t(`addLayer.state.${only}`)]),
  ];
  return (
    <>
      {layers.length > 0 && (
        <ul className="area-list" aria-label={t('addLayer.added', { kind: t(`layer.${kind}`) })}>
          {layers.map((layer) => (
            <li key={layer.id} className="own-layer">
              <button type="button" className="plain" onClick={() => layer.bbox && currentMap()?.flyTo(layer.bbox)}>
                {layer.title}
              </button>
              {saidOf(layer).length > 0 && <span className="quiet">{saidOf(layer).join(semicolonOf(lang))}</span>}
              <button type="button" className="plain" aria-label={t('addLayer.remove', { title: layer.title })} onClick={() => remove(layer)}>
                {t('addLayer.removeShort')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('addLayer.file')}</h3>
      <p>{t('addLayer.fileFormats')}</p>
      <div className="layer-form">
        <WordFields word={word} hasExtent onChange={setWord} />
      </div>
      <FileInput
        accept=".geojson,.json,.geojsonl,.geojsons,.ndjson,.zip,.kml,.kmz,.gpx,.gpkg,.fgb,.gz"
        name={t('addLayer.fileOf', { kind: t(`layer.${kind}`) })}
        onFile={reading.load}
      >
        {t('addLayer.choose')}
      </FileInput>
      <JobProgress job={reading.job} label={t('addLayer.reading')} />
      <output className="quiet">
        {said
          .map((note) =>
            typeof note.values['n'] === 'number' && note.code.startsWith('dropped.') ? `${joinPair(lang, say(note), number(note.values['n']))}.` : say(note),
          )
          .join(' ')}
      </output>
      <FileQuestions reading={reading} />
      <h3>{t('addLayer.address')}</h3>
      <ArchiveForm kind={kind} />
    </>
  );
}
