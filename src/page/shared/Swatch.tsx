import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { DASHES, layerStyle } from '../../map/style/layer-styles.ts';
import type { ThemeName } from '../../map/style/theme.ts';
import { useThemeName } from './theme.ts';

const [WIDTH, HEIGHT] = [28, 16];

/** The legend entry of a layer, drawn from the table that styles the map. */
export function Swatch({ toggle, look }: { readonly toggle: LayerToggle; /** A theme of its own. */ readonly look?: ThemeName }) {
  const worn = useThemeName();
  const theme = look ?? worn;
  const { swatch, colour, outline, casing, pattern, widthPx } = layerStyle(toggle);
  const ink = colour[theme];
  const width = Math.max(1.4, widthPx);
  const dash = DASHES[pattern]?.map((part) => Math.max(0.1, part * width)).join(' ');
  const round = pattern.includes('dotted');
  const line = { stroke: ink, strokeWidth: width, strokeDasharray: dash, strokeLinecap: round ? ('round' as const) : ('butt' as const) };
  const middle = HEIGHT / 2;
  return (
    <svg className="swatch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {(swatch === 'fill' || swatch === 'hatch' || swatch === 'outline') && (
        <rect
          x="1.5"
          y="1.5"
          width={WIDTH - 3}
          height={HEIGHT - 3}
          rx="3"
          fill={swatch === 'fill' ? ink : 'none'}
          {...(swatch === 'fill' ? { stroke: (outline ?? colour)[theme], strokeWidth: 1 } : line)}
        />
      )}
      {swatch === 'hatch' && <path d="M5 13L13 3M11 13L19 3M17 13L24 4" stroke={ink} strokeWidth="1.2" />}
      {swatch === 'outline' && <path d="M7 13L15 3M14 13L22 3" stroke={ink} strokeWidth="0.7" opacity="0.6" />}
      {swatch === 'line' && (
        <>
          {casing && <path d={`M1 ${middle}H${WIDTH - 1}`} stroke={casing[theme]} strokeWidth={width + 3} />}
          {pattern === 'double' ? (
            <path d={`M1 ${middle - 2}H${WIDTH - 1}M1 ${middle + 2}H${WIDTH - 1}`} {...line} />
          ) : (
            <path d={`M1 ${middle}H${WIDTH - 1}`} {...line} />
          )}
          {pattern === 'ticked' && <path d={`M1 ${middle}H${WIDTH - 1}`} stroke={ink} strokeWidth={width + 5} strokeDasharray="1.4 5" />}
        </>
      )}
      {swatch === 'points' && (
        <>
          <circle cx="8" cy={middle} r="3.2" fill={ink} stroke={casing?.[theme]} />
          <circle cx="19" cy={middle} r="5.4" fill={ink} stroke={casing?.[theme]} />
        </>
      )}
      {swatch === 'tracks' && <path d="M2 12C8 12 8 4 14 5s6 8 12 3" fill="none" stroke={ink} strokeWidth="1.6" />}
    </svg>
  );
}
