import type { Layer } from '../../domain/catalog/fields.ts';
import type { OpenEntryOf } from '../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { describeError } from '../../domain/errors.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { changeSettings } from '../../state/tracks-store.ts';
import { downloadCrossings } from '../population/crossings/crossings-csv.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { exportsOf, exportTracks, type ExportKind } from './export-tracks.ts';
import { useTracksState } from './use-tracks-state.ts';

const OwnTakeAway = lazily(async () => (await withTexts(import('../downloads/OwnTakeAway.tsx'), 'downloads')).OwnTakeAway);

interface TrackDownloadsProps {
  readonly described: OpenEntryOf<'tracks'>;
  /** What kind of animals they are; undefined where nobody said and the species does not tell. */
  readonly group: SpeciesGroup | undefined;
  readonly rows: readonly BarrierCrossing[];
  readonly examined: readonly Layer[];
}

const RIGHTS = ['custodian', 'licence', 'citation'] as const;

/** Everything that was computed, as files; made in the page. */
export function TrackDownloads({ described, group, rows, examined }: TrackDownloadsProps) {
  const { t, number } = useTranslator();
  const { work } = useTracksState();
  const { result } = work;
  const { rights } = work.settings;
  if (!result) return null;
  const take = (kind: ExportKind): void => {
    exportTracks(kind, work, result, described, group).catch((error: unknown) => reportFault(describeError(error)));
  };
  return (
    <section>
      <h2>{t('tracks.downloads')}</h2>
      <details>
        <summary>{t('tracks.rights')}</summary>
        <div className="form">
          {RIGHTS.map((field) => (
            <label key={field}>
              {t(`tracks.rights.${field}`)}
              <input value={rights[field]} onChange={(event) => changeSettings({ rights: { ...rights, [field]: event.target.value } })} />
            </label>
          ))}
        </div>
      </details>
      <ul className="downloads">
        {exportsOf(result).map((kind) => (
          <li key={kind}>
            <button type="button" className="plain" onClick={() => take(kind)}>
              {t(`tracks.download.${kind}`)}
            </button>
          </li>
        ))}
        {rows.length > 0 && (
          <li>
            <button type="button" className="plain" onClick={() => downloadCrossings(described, rows, examined)}>
              {t('crossings.csv', { n: rows.length, rows: number(rows.length) })}
            </button>
          </li>
        )}
      </ul>
      <Boundary>
        <OwnTakeAway entry={described} result={result} rows={rows} layers={examined} />
      </Boundary>
    </section>
  );
}
