import { useStore } from 'zustand';
import type { Ranking } from '../../domain/importance/rank-cells.ts';
import { importanceChoice } from '../../state/importance-store.ts';
import { DownloadIcon } from '../shared/icons.tsx';
import { saveFile } from '../shared/save-file.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { formatAreasCsv, formatCellsGeojson } from './importance-files.ts';

/** The ranking as files. */
export function ImportanceDownloads({ ranking, isOld }: { readonly ranking: Ranking; readonly isOld: boolean }) {
  const { t } = useTranslator();
  const { catalog } = useCatalog();
  const choice = useStore(importanceChoice);
  const save = (text: string, name: string, type: string): void => saveFile(new Blob([text], { type }), name);
  return (
    <p className="action-buttons">
      <button type="button" disabled={isOld} onClick={() => save(formatAreasCsv(ranking, catalog), 'where-it-matters.csv', 'text/csv')}>
        <DownloadIcon /> {t('importance.csv')}
      </button>
      <button
        type="button"
        disabled={isOld}
        onClick={() => save(formatCellsGeojson(ranking, catalog, choice), 'where-it-matters.geojson', 'application/geo+json')}
      >
        <DownloadIcon /> {t('importance.geojson')}
      </button>
    </p>
  );
}
