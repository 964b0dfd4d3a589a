/** Parameters of a map projection by EPSG's codes: degrees, metres and unity. */
export type Parameters = Map<number, number>;

export interface Axis {
  readonly orientation: string;
  /** Of its unit. */
  readonly metres: number;
}

type Names = readonly (readonly [name: string, code: number])[];
const NATURAL: Names = [
  ['lat_0', 8801],
  ['lon_0', 8802],
  ['k_0', 8805],
  ['x_0', 8806],
  ['y_0', 8807],
];
const TWO_PARALLELS: Names = [
  ['lat_0', 8821],
  ['lon_0', 8822],
  ['lat_1', 8823],
  ['lat_2', 8824],
  ['x_0', 8826],
  ['y_0', 8827],
];
const OBLIQUE: Names = [
  ['lat_0', 8811],
  ['lonc', 8812],
  ['alpha', 8813],
  ['gamma', 8814],
  ['k', 8815],
];
const FALSE_ORIGIN: Names = [
  ['x_0', 8806],
  ['y_0', 8807],
];

/** What PROJ calls EPSG's methods; others are not described. */
const METHODS: Readonly<Record<number, { readonly proj: string; readonly names: Names; readonly more?: (of: Parameters) => string }>> = {
  9807: { proj: 'tmerc', names: NATURAL },
  9808: { proj: 'tmerc', names: NATURAL },
  9801: { proj: 'lcc', names: NATURAL, more: (of) => ` +lat_1=${Number(of.get(8801)?.toFixed(12))}` },
  9826: { proj: 'lcc', names: NATURAL, more: (of) => ` +lat_1=${Number(of.get(8801)?.toFixed(12))}` },
  9802: { proj: 'lcc', names: TWO_PARALLELS },
  9822: { proj: 'aea', names: TWO_PARALLELS },
  9806: { proj: 'cass', names: NATURAL },
  9809: { proj: 'sterea', names: NATURAL },
  9810: { proj: 'stere', names: NATURAL },
  9829: { proj: 'stere', names: [['lat_ts', 8832], ['lon_0', 8833], ...FALSE_ORIGIN], more: (of) => ` +lat_0=${Math.sign(of.get(8832) ?? 1) * 90}` },
  9812: { proj: 'omerc', names: [...OBLIQUE, ...FALSE_ORIGIN], more: () => ' +no_uoff' },
  9815: { proj: 'omerc', names: [...OBLIQUE, ['x_0', 8816], ['y_0', 8817]] },
  9820: { proj: 'laea', names: NATURAL },
  9804: { proj: 'merc', names: [['lon_0', 8802], ['k_0', 8805], ...FALSE_ORIGIN] },
  9805: { proj: 'merc', names: [['lat_ts', 8823], ['lon_0', 8802], ...FALSE_ORIGIN] },
  9818: { proj: 'poly', names: NATURAL },
  9819: { proj: 'krovak', names: [['lat_0', 8811], ['lon_0', 8833], ['alpha', 1036], ['k', 8819], ...FALSE_ORIGIN] },
  1041: { proj: 'krovak', names: [['lat_0', 8811], ['lon_0', 8833], ['alpha', 1036], ['k', 8819], ...FALSE_ORIGIN] },
  1024: { proj: 'merc', names: [], more: () => ' +a=6378137 +b=6378137' },
  1028: { proj: 'eqc', names: [['lat_ts', 8823], ['lon_0', 8802], ...FALSE_ORIGIN] },
  1078: { proj: 'eqearth', names: [['lon_0', 8802], ...FALSE_ORIGIN] },
  9811: { proj: 'nzmg', names: NATURAL },
  9835: { proj: 'cea', names: [['lat_ts', 8823], ['lon_0', 8802], ...FALSE_ORIGIN] },
};

const DIRECTION: Readonly<Record<string, string>> = { east: 'e', west: 'w', north: 'n', south: 's' };
const ALWAYS = new Set(['lat_0', 'lon_0', 'x_0', 'y_0']);

/**
 * A projected system as a proj string, without its figure of the Earth and datum; undefined where it is not described.
 * Files have the axis that runs east or west first, whatever EPSG's order, and so has the string.
 */
export function definitionOf(method: number, parameters: Parameters, axes: readonly Axis[]): string | undefined {
  const known = METHODS[method];
  const [first, second] = axes;
  if (!known || !first || !second) return undefined;
  const directions = axes.slice(0, 2).map(({ orientation }) => DIRECTION[orientation]);
  // Round a pole all axes run north or south: the first is taken for the one that a file has first.
  const ordered = directions[0] === 'n' || directions[0] === 's' ? directions.toReversed() : directions;
  const axis = ordered.every((each) => each !== undefined) && /^[ew][ns]$/.test(ordered.join('')) ? `${ordered.join('')}u` : 'enu';
  const words = known.names.flatMap(([name, code]) => {
    const value = parameters.get(code);
    if (value === undefined || (value === 0 && !ALWAYS.has(name)) || (value === 1 && name.startsWith('k'))) return [];
    return [`+${name}=${Number(value.toFixed(12))}`];
  });
  const unit = first.metres === 1 ? '' : ` +to_meter=${Number(first.metres.toPrecision(15))}`;
  return `+proj=${known.proj} ${words.join(' ')}${known.more?.(parameters) ?? ''}${axis === 'enu' ? '' : ` +axis=${axis}`}${unit}`
    .replaceAll(/ +/g, ' ')
    .trim();
}
