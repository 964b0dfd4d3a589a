import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { sourcesOfEntry } from './take-source.ts';
import { LazyMapTake } from './LazyMapTake.tsx';
import { TakeAway } from './TakeAway.tsx';

interface EntryTakeAwayProps {
  readonly entry: OpenEntry;
  readonly rows: readonly BarrierCrossing[];
  readonly layers: readonly Layer[];
}

/** An entry's shapes and crossings in the format that a person's program reads, and the map. */
export function EntryTakeAway({ entry, rows, layers }: EntryTakeAwayProps) {
  const translator = useTranslator();
  const { url } = useCatalog();
  return (
    <>
      <TakeAway stem={entry.row.id} sources={sourcesOfEntry({ entry, catalogUrl: url, rows, layers, translator })} />
      <LazyMapTake />
    </>
  );
}
