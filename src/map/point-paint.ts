import type { CircleLayerSpecification, ExpressionSpecification } from 'maplibre-gl';

type Paint = NonNullable<CircleLayerSpecification['paint']>;
type Value = number | ExpressionSpecification;

interface PointLook {
  readonly radius: Value;
  readonly colour: string;
  readonly opacity?: Value;
  readonly strokeColour?: string;
  readonly strokeWidth?: Value;
}

/**
 * How a point is drawn. Sizes and opacities are always read from the feature, whatever they say: the map makes a shader
 * for every set of properties that are, and waits for it, so that all points share the first one.
 */
export function pointPaint({ radius, colour, opacity = 1, strokeColour = colour, strokeWidth = 0 }: PointLook): Paint {
  return {
    'circle-radius': fromFeature(radius),
    'circle-color': colour,
    'circle-opacity': fromFeature(opacity),
    'circle-stroke-color': strokeColour,
    'circle-stroke-width': fromFeature(strokeWidth),
    'circle-stroke-opacity': fromFeature(opacity),
  };
}

function fromFeature(value: Value): ExpressionSpecification {
  return typeof value === 'number' ? ['case', ['has', 'id'], value, value] : value;
}
