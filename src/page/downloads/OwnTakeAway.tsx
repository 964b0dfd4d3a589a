import type { Feature } from 'geojson';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import type { CorridorResult } from '../../domain/movement/types.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { joinRights, type TakeSource } from './join-rights.ts';
import { crossingsSource, noteFew } from './take-source.ts';
import { TakeAway } from './TakeAway.tsx';

interface OwnTakeAwayProps {
  /** As the page describes what was computed. */
  readonly entry: OpenEntry;
  readonly result: CorridorResult;
  readonly rows: readonly BarrierCrossing[];
  readonly layers: readonly Layer[];
}

/** A person's own corridors, stopovers, routes and crossings, in the format that a person's program reads. */
export function OwnTakeAway({ entry: { row, module, summary }, result, rows, layers }: OwnTakeAwayProps) {
  const translator = useTranslator();
  const { t } = translator;
  const notes = noteFew(summary, translator);
  const rights = joinRights([module]);
  const kinds: Readonly<Record<'corridors' | 'stopovers' | 'routes', readonly Feature[]>> = result;
  const sources = (['corridors', 'stopovers', 'routes'] as const).flatMap((kind): TakeSource[] => {
    const features = kinds[kind];
    if (features.length === 0) return [];
    const label = t(`take.what.${kind}`);
    return [{ name: kind, label, load: async () => ({ ...rights, name: kind, title: `${label}: ${row.name}`, notes, features }) }];
  });
  const crossings = crossingsSource({ label: t('take.what.crossings'), of: row.name, notes, rights, rows, layers });
  return <TakeAway stem={row.id} sources={[...sources, ...crossings]} />;
}
