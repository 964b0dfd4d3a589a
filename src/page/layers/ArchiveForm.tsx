import { useId, useState, type FormEvent } from 'react';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { describeError } from '../../domain/errors.ts';
import type { ArchiveNote } from '../../domain/tiles/describe-archive.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { describeArchive } from '../../workers/layers-worker-client.ts';
import { Progress } from '../shared/Progress.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { ArchiveDetails } from './ArchiveDetails.tsx';
import { parseArchiveAddress } from './archive-layer.ts';

/** A layer by the address of a PMTiles archive: what the archive holds is read first, then a person chooses from it. */
export function ArchiveForm({ kind }: { readonly kind: BarrierKind }) {
  const { t } = useTranslator();
  const [address, setAddress] = useState('');
  const [reading, setReading] = useState<AbortController | undefined>();
  const [archive, setArchive] = useState<{ url: string; note: ArchiveNote } | undefined>();
  const asks = useId();
  const read = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const controller = new AbortController();
    setArchive(undefined);
    setReading(controller);
    try {
      const url = parseArchiveAddress(address, location);
      setArchive({ url, note: await describeArchive(url, { signal: controller.signal }) });
    } catch (error) {
      if (!controller.signal.aborted) reportFault(describeError(error));
    } finally {
      setReading(undefined);
    }
  };
  return (
    <>
      <p id={asks}>{t('addLayer.asks')}</p>
      <form className="layer-form" onSubmit={(event) => void read(event)}>
        <input
          type="text"
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          required
          placeholder="https://…/roads.pmtiles"
          dir="ltr"
          aria-label={t('addLayer.addressOf', { kind: t(`layer.${kind}`) })}
          aria-describedby={asks}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setArchive(undefined);
          }}
        />
        <button type="submit" disabled={reading !== undefined}>
          {t('addLayer.read')}
        </button>
      </form>
      {reading && <Progress label={t('addLayer.readingArchive')} progress={undefined} onCancel={() => reading.abort()} />}
      {archive && (
        <ArchiveDetails
          key={archive.url}
          kind={kind}
          url={archive.url}
          note={archive.note}
          onAdded={() => {
            setArchive(undefined);
            setAddress('');
          }}
        />
      )}
    </>
  );
}
