import type { Layer } from '../../domain/catalog/fields.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';
import type { Translator } from '../../i18n/translator.ts';

/** A layer and whom it is owed to, for a note under figures; a title that names them already is enough. */
export function creditLayer({ title, attribution }: Pick<Layer, 'title' | 'attribution'>, translator: Pick<Translator, 't'>): string {
  return title.includes(attribution) ? title : `${title} (${sayAttribution(attribution, translator)})`;
}
