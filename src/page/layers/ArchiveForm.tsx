import { useId, useState, type FormEvent } from 'react';
import type { BarrierKind } from '../../domain/catalog/layer-kinds.ts';
import type { ArchiveNote } from '../../domain/tiles/describe-archive.ts';
import { describeArchive } from '../../workers/layers-worker-client.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { ArchiveDetails } from './ArchiveDetails.tsx';
import { parseArchiveAddress } from './archive-layer.ts';

/** A layer by the address of a PMTiles archive: what the archive holds is read first, then a person chooses from it. */
export function ArchiveForm({ kind }: { readonly kind: BarrierKind }) {
  const { t } = useTranslator();
  const [address, setAddress] = useState('');
  const reading = useJob<{ readonly url: string; readonly note: ArchiveNote }>({ files: kind });
  const archive = reading.state.status === 'done' ? reading.state.value : undefined;
  const asks = useId();
  const read = (event: FormEvent): void => {
    event.preventDefault();
    void reading.start(async (options) => {
      const url = parseArchiveAddress(address, location);
      return { url, note: await describeArchive(url, options) };
    });
  };
  return (
    <>
      <p id={asks}>{t('addLayer.asks')}</p>
      <form className="layer-form" onSubmit={read}>
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
            reading.settle(undefined);
          }}
        />
        <button type="submit" disabled={reading.isRunning}>
          {t('addLayer.read')}
        </button>
      </form>
      <JobProgress job={reading} label={t('addLayer.readingArchive')} />
      {archive && (
        <ArchiveDetails
          key={archive.url}
          kind={kind}
          url={archive.url}
          note={archive.note}
          onAdded={() => {
            reading.settle(undefined);
            setAddress('');
          }}
        />
      )}
    </>
  );
}
