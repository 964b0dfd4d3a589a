/** A zone of Universal Transverse Mercator, 6° wide. */
export interface UtmZone {
  /** 1 to 60, eastwards from 180° W. */
  readonly zone: number;
  readonly south: boolean;
}

/** The UTM zone of a proj string: stated, or by the parameters that all of its zones share. */
export function utmOf(definition: string): UtmZone | undefined {
  const value = (name: string): string | undefined => new RegExp(`\\+${name}=(\\S+)`).exec(definition)?.[1];
  if (value('proj') === 'utm') {
    const zone = Number(value('zone'));
    return Number.isInteger(zone) && zone >= 1 && zone <= 60 ? { zone, south: /\+south\b/.test(definition) } : undefined;
  }
  const zone = (Number(value('lon_0')) + 183) / 6;
  const origin = [value('k_0') ?? value('k'), value('lat_0'), value('x_0')].map(Number);
  const isUtm = value('proj') === 'tmerc' && origin[0] === 0.9996 && origin[1] === 0 && origin[2] === 500_000 && !definition.includes('+to_meter');
  const falseNorthing = Number(value('y_0'));
  return isUtm && Number.isInteger(zone) && [0, 10_000_000].includes(falseNorthing) ? { zone, south: falseNorthing > 0 } : undefined;
}
