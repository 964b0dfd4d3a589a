import '../styles/share.css';
import { PRIORITY_KINDS, WATER_KINDS } from '../../domain/catalog/layer-kinds.ts';
import { groundOf, type OpenEntry, textIn } from '../../domain/catalog/open-entry.ts';
import { formatView } from '../../state/view.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useId, useState } from 'react';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { DocumentIcon, DownloadIcon, ShareIcon } from '../shared/icons.tsx';
import { CheckProjectButton } from '../project/CheckProjectButton.tsx';
import { KeepOffline } from '../offline/KeepOffline.tsx';
import { JobProgress } from '../shared/Progress.tsx';
import { useReadySheet } from '../shared/ready-sheets.ts';
import { useCoverage } from './coverage/use-coverage.ts';
import { useCrossingRows } from './crossings/use-crossing-rows.ts';
import { useFactsheet } from './make-factsheet.ts';
import { nameDownload } from './name-download.ts';
import { useJob } from '../shared/use-job.ts';
import { LARGEST_CHECKED, saveDownload } from './save-download.ts';

const EntryTakeAway = lazily(async () => (await withTexts(import('../downloads/EntryTakeAway.tsx'), 'downloads')).EntryTakeAway);
const PaperChoice = lazily(async () => (await withTexts(import('../shared/PaperChoice.tsx'), 'sheets')).PaperChoice);

/** Every file of an entry, with its size, its licence and how to cite it. */
export function Downloads({ entry: { file, module }, catalogUrl }: { readonly entry: OpenEntry; readonly catalogUrl: string }) {
  const translator = useTranslator();
  const { t, number } = translator;
  const { downloads, layers } = file;
  const { licence, attribution, citation } = layers[0] ?? module;
  const job = useJob({ outlivesPage: true });
  return (
    <>
      <ul className="downloads">
        {downloads.map((one) => (
          <li key={one.url}>
            <a
              href={new URL(one.url, catalogUrl).href}
              download
              onClick={(event) => {
                if (one.bytes > LARGEST_CHECKED || new URL(one.url, catalogUrl).origin !== location.origin) return;
                event.preventDefault();
                void job.start(({ signal }) => saveDownload(one, catalogUrl, signal));
              }}
            >
              {nameDownload(one, translator)}
            </a>{' '}
            <span className="quiet">{t('downloads.size', { size: number(Math.max(1, one.bytes / 1000), 0) })}</span>
          </li>
        ))}
      </ul>
      <JobProgress job={job} label={t('downloads.fetching')} />
      <p className="quiet">{t('downloads.rights', { licence, attribution, citation })}</p>
    </>
  );
}

/** What another page needs to show this map in a frame. */
function EmbedCode({ title }: { readonly title: string }) {
  const { t } = useTranslator();
  const view = useAtlas((state) => state.view);
  const frame = document.createElement('iframe');
  frame.src = new URL(`embed.html${formatView(view)}`, location.href).href;
  frame.title = title;
  frame.width = '100%';
  frame.height = '480';
  frame.loading = 'lazy';
  return (
    <label className="embed-code">
      {t('share.embed')}
      <textarea readOnly rows={3} value={frame.outerHTML} onFocus={(event) => event.currentTarget.select()} />
    </label>
  );
}

/** What a person can take away from an entry's page. */
export function Actions({ entry }: { readonly entry: OpenEntry }) {
  const { t, lang } = useTranslator();
  const { url } = useCatalog();
  const [open, setOpen] = useState(false);
  const [shared, setShared] = useState<string | undefined>();
  const { rows, told } = useCrossingRows(entry);
  const covered = useCoverage(entry, PRIORITY_KINDS);
  const waters = useCoverage(entry, WATER_KINDS);
  const factsheet = useFactsheet({
    entry,
    examined: told,
    // Routes alone take up no country's ground.
    countriesKnown: groundOf(entry.file) !== undefined,
    crossings: rows,
    coverage: covered.rows.flatMap(({ title, attribution, calculation, layer }) =>
      calculation?.status === 'done' ? [{ title, attribution, layer, coverage: calculation.value.coverage }] : [],
    ),
    waters: waters.rows.flatMap(({ title, attribution, calculation }) => {
      if (calculation?.status !== 'done') return [];
      const { coverage, byArea } = calculation.value;
      const corridorKm2 = coverage.find(({ use }) => use === 'low')?.corridorKm2 ?? 0;
      return [{ title, attribution, corridorKm2, zones: byArea.map(({ name, km2ByUse }) => ({ name, km2: km2ByUse.low })) }];
    }),
    areaAnswers: [...covered.answers, ...waters.answers],
  });
  const atButton = useReadySheet(factsheet.ready);
  const list = useId();
  const share = async (): Promise<void> => {
    const address = location.href;
    try {
      if (typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches)
        await navigator.share({ title: textIn(entry.row, 'name', lang), url: address });
      else await navigator.clipboard.writeText(address);
      setShared(t('share.copied'));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      // The clipboard is closed to the page: the address is shown to be copied by hand.
      setShared(address);
    }
  };
  return (
    <div className="actions">
      <div className="action-buttons">
        <button type="button" className="primary" disabled={factsheet.isRunning} onClick={factsheet.make} {...atButton}>
          <DocumentIcon /> {t('action.factsheet')}
        </button>
        <button type="button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
          <DownloadIcon /> {t('action.data')}
        </button>
        <button type="button" onClick={() => void share()}>
          <ShareIcon /> {t('action.share')}
        </button>
        <CheckProjectButton />
        <Boundary>
          <PaperChoice />
        </Boundary>
      </div>
      <output className="quiet shared">{shared}</output>
      {shared !== undefined && <EmbedCode title={textIn(entry.row, 'name', lang)} />}
      <JobProgress job={factsheet} label={t('action.making')} />
      <div id={list} hidden={!open}>
        <Downloads entry={entry} catalogUrl={url} />
        {open && (
          <Boundary>
            <EntryTakeAway entry={entry} rows={rows} layers={told} />
          </Boundary>
        )}
        <KeepOffline entry={entry} rehearse={factsheet.rehearse} />
      </div>
    </div>
  );
}
