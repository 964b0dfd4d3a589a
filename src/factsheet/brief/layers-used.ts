import type { CountryBrief } from '../../domain/brief/types.ts';
import type { Layer } from '../../domain/catalog/fields.ts';

/** The layers that a figure or sentence of the brief rests on: not those that lie elsewhere or stop none of the animals. */
export function layersUsed({ barriers, protection, waters }: Pick<CountryBrief, 'barriers' | 'protection' | 'waters'>): Layer[] {
  const telling = barriers.filter(({ answer }) => answer.says === 'found' || answer.says === 'none' || answer.says === 'untold').map(({ layer }) => layer);
  return [...new Set([...telling, ...protection.map(({ layer }) => layer), ...waters.flatMap(({ layer }) => layer ?? [])])];
}
