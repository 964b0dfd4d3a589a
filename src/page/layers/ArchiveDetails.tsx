import { useId, useState, type FormEvent } from 'react';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { describeError } from '../../domain/errors.ts';
import type { ArchiveNote } from '../../domain/tiles/describe-archive.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { addUserLayer } from './load-barriers.ts';
import { describeArchiveLayer, hasExtent } from './archive-layer.ts';
import { NO_WORD } from './vouch.ts';
import { WordFields } from './WordFields.tsx';

interface Props {
  readonly kind: BarrierKind;
  readonly url: string;
  readonly note: ArchiveNote;
  onAdded(): void;
}

/** Which lines of an archive make the layer, and how it is called and credited. */
export function ArchiveDetails({ kind, url, note, onAdded }: Props) {
  const { t } = useTranslator();
  const { vectorLayers } = note;
  const [sourceLayer, setSourceLayer] = useState(vectorLayers.length === 1 ? (vectorLayers[0]?.id ?? '') : '');
  const [property, setProperty] = useState('');
  const [values, setValues] = useState('');
  const [title, setTitle] = useState(note.name || decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || url);
  const [attribution, setAttribution] = useState(note.attribution || new URL(url).hostname);
  const [licence, setLicence] = useState('');
  const [word, setWord] = useState(NO_WORD);
  const fields = vectorLayers.find(({ id }) => id === sourceLayer)?.fields ?? [];
  const names = useId();
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onAdded();
    const about = describeArchiveLayer(url, note, {
      sourceLayer,
      property,
      values,
      title,
      attribution,
      licence: licence.trim() || t('addLayer.notStated'),
      word,
    });
    await addUserLayer(kind, about).catch((error: unknown) => reportFault(describeError(error)));
  };
  return (
    <form className="layer-form" onSubmit={(event) => void add(event)}>
      <label>
        {t('addLayer.sourceLayer')}
        {vectorLayers.length === 0 ? (
          <input type="text" required value={sourceLayer} onChange={(event) => setSourceLayer(event.target.value)} />
        ) : (
          <select
            required
            value={sourceLayer}
            onChange={(event) => {
              setSourceLayer(event.target.value);
              setProperty('');
            }}
          >
            {vectorLayers.length > 1 && <option value="">{t('addLayer.choosePlease')}</option>}
            {vectorLayers.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        )}
      </label>
      <label>
        {t('addLayer.property')}
        <input
          type="text"
          list={names}
          spellCheck={false}
          placeholder={t('addLayer.any')}
          dir="ltr"
          value={property}
          onChange={(event) => setProperty(event.target.value.trim())}
        />
        <datalist id={names}>
          {fields.map((field) => (
            <option key={field} value={field}>
              {field}
            </option>
          ))}
        </datalist>
      </label>
      {property !== '' && (
        <label>
          {t('addLayer.values')}
          <input
            type="text"
            required
            pattern=".*[^,\s].*"
            spellCheck={false}
            placeholder="motorway, trunk, primary"
            dir="ltr"
            value={values}
            onChange={(event) => setValues(event.target.value)}
          />
        </label>
      )}
      <label>
        {t('addLayer.name')}
        <input type="text" required pattern=".*\S.*" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        {t('addLayer.attribution')}
        <input type="text" required pattern=".*\S.*" maxLength={300} value={attribution} onChange={(event) => setAttribution(event.target.value)} />
      </label>
      <label>
        {t('addLayer.licence')}
        <input type="text" maxLength={200} placeholder={t('addLayer.notStated')} value={licence} onChange={(event) => setLicence(event.target.value)} />
      </label>
      <WordFields word={word} hasExtent={hasExtent(note)} onChange={setWord} />
      <button type="submit">{t('addLayer.add')}</button>
    </form>
  );
}
