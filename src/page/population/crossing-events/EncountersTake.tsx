import type { Layer } from '../../../domain/catalog/fields.ts';
import { builtEvents } from '../../../state/figures-store.ts';
import { saveCsv } from '../../shared/save-file.ts';
import { useTranslator } from '../../shared/use-atlas.ts';
import { useJobShelf } from '../../shared/use-job.ts';

interface EncountersTakeProps {
  readonly entry: string;
  /** Those whose figures are shown. */
  readonly layers: readonly Layer[];
  /** Of the tracks. */
  readonly rights: Pick<Layer, 'licence' | 'attribution' | 'citation'>;
}

/** The encounters one by one, where the build found them. */
export function EncountersTake({ entry, layers, rights }: EncountersTakeProps) {
  const { t, number } = useTranslator();
  const state = useJobShelf(builtEvents)[entry];
  if (state?.status !== 'done') return null;
  const n = layers.reduce((sum, { id }) => sum + (state.value.layers[id]?.encounters.rows.length ?? 0), 0);
  if (n === 0) return null;
  const save = async (): Promise<void> => {
    const { formatEncountersCsv } = await import('./encounters-csv.ts');
    saveCsv(formatEncountersCsv(state.value, layers, rights), `${entry}-encounters-with-barriers.csv`);
  };
  return (
    <>
      {' '}
      <button type="button" className="plain" onClick={() => void save()}>
        {t('crossingEvents.encountersCsv', { n, rows: number(n) })}
      </button>
    </>
  );
}
