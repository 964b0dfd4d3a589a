import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import { CLASS_FIELDS, NAME_FIELDS } from '../../domain/layers/identify-feature.ts';
import type { DataSpec, SlottedLayer } from './data-spec.ts';
import type { MapTheme } from '../style/theme.ts';

/** What stands for a feature in tables, as the map finds it in a tile; the twin of `identifyFeature`. */
export function identityExpression(): ExpressionSpecification {
  // Ids may be numbers in the tiles, and tables know them as text; what is not there is an empty text.
  const text = (field: string): ExpressionSpecification => ['to-string', ['get', field]];
  const first = (fields: readonly string[]): ExpressionSpecification => {
    const [field, ...others] = fields;
    if (field === undefined) return ['literal', ''];
    return ['case', ['!=', text(field), ''], text(field), first(others)];
  };
  const number: ExpressionSpecification = ['to-string', ['id']];
  return [
    'case',
    ['!=', text('id'), ''],
    text('id'),
    ['any', ['==', number, '0'], ['==', number, '']],
    ['concat', first(NAME_FIELDS), ' · ', first(CLASS_FIELDS)],
    number,
  ];
}

/**
 * The barriers of one row of the table, drawn thick from the tiles that draw them already.
 * @param drawn the data on the map; a barrier whose layer is switched off has no tiles to be drawn from
 * @param layer id of the barriers' catalog layer
 * @param barriers ids of the barriers in that layer
 * @returns the barriers' own source with the layers of the highlight, or undefined where the layer is not drawn
 */
export function buildHighlight(drawn: readonly DataSpec[], layer: string, barriers: readonly string[], theme: MapTheme): DataSpec | undefined {
  const spec = drawn.find(({ id }) => id === `shared/${layer}`);
  const own = spec?.layers.find((each) => each.spec.type === 'line' && each.pick?.kind === 'barrier')?.spec;
  if (spec === undefined || own?.type !== 'line' || barriers.length === 0) return undefined;
  const filter: FilterSpecification = ['in', identityExpression(), ['literal', [...barriers]]];
  const line = (part: string, colour: string | ExpressionSpecification, width: number): SlottedLayer => ({
    slot: 'highlight',
    spec: {
      id: `highlight/${part}`,
      type: 'line',
      source: spec.id,
      filter,
      ...(own['source-layer'] === undefined ? {} : { 'source-layer': own['source-layer'] }),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, width * 0.7, 8, width, 14, width * 1.3] },
    },
  });
  const colour = own.paint?.['line-color'];
  return {
    id: spec.id,
    title: spec.title,
    source: spec.source,
    layers: [
      line('edge', theme.strongLabel, 10),
      line('casing', theme.casing, 7.5),
      line('line', typeof colour === 'string' ? colour : theme.strongLabel, 4.5),
    ],
  };
}
