import { describe, expect, test } from 'vitest';
import { AREA_KINDS, PRIORITY_KINDS, BARRIER_KINDS, LAYER_TOGGLES } from '../../../src/domain/catalog/layer-kinds.ts';
import { type ColourBlindness, contrastRatio, linearRgb, simulateColourBlindness } from './contrast.ts';
import { CROSSING_STYLE, layerStyle, PROJECT_STYLE } from '../../../src/map/style/layer-styles.ts';
import { MAP_THEMES, type ThemedColour, type ThemeName } from '../../../src/map/style/theme.ts';
import { TRACK_COLOURS } from '../../../src/map/tracks/lay-out-tracks.ts';

type Sight = ColourBlindness | 'full colour';
const SIGHTS: readonly Sight[] = ['full colour', 'protanopia', 'deuteranopia', 'tritanopia'];
const THEMES: readonly ThemeName[] = ['light', 'dark'];
const CASES = THEMES.flatMap((theme) => SIGHTS.map((sight) => [theme, sight] as const));
const CORRIDORS = ['corridors-low', 'corridors-medium', 'corridors-high'] as const;

interface Line {
  readonly label: string;
  readonly colour: ThemedColour;
  readonly casing?: ThemedColour;
}

function see(hex: string, sight: Sight): string {
  return sight === 'full colour' ? hex : simulateColourBlindness(hex, sight);
}

function ratio(a: string, b: string, sight: Sight): number {
  return contrastRatio(see(a, sight), see(b, sight));
}

/** A cased line is read by its casing where its own colour is too near the ground. */
function lineContrast(line: Line, buffer: string, theme: ThemeName, sight: Sight): number {
  const own = ratio(line.colour[theme], buffer, sight);
  if (line.casing === undefined) return own;
  const cased = Math.min(ratio(line.casing[theme], buffer, sight), ratio(line.casing[theme], line.colour[theme], sight));
  return Math.max(own, cased);
}

/** CIE 1976 colour difference. */
function difference(a: string, b: string): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function lab(hex: string): [number, number, number] {
  const [r, g, b] = linearRgb(hex);
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test('every layer a person can switch on has a look of its own', () => {
  const looks = LAYER_TOGGLES.map((toggle) => JSON.stringify(layerStyle(toggle)));
  expect(looks).not.toContain(undefined);
  expect(new Set(looks).size).toBe(LAYER_TOGGLES.length);
});

test('black on white and the simulation of grey follow the published definitions', () => {
  expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 10);
  expect(contrastRatio('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  for (const kind of ['protanopia', 'deuteranopia', 'tritanopia'] as const) {
    expect(difference(simulateColourBlindness('#808080', kind), '#808080')).toBeLessThan(1);
  }
  // Red and green of the same lightness meet for a deuteranope.
  expect(difference(simulateColourBlindness('#A84A2A', 'deuteranopia'), simulateColourBlindness('#6B6F2B', 'deuteranopia'))).toBeLessThan(15);
});

describe.each(CASES)('%s theme, %s', (theme, sight) => {
  const { land, water, label, labelHalo, strongLabel } = MAP_THEMES[theme];
  const buffers: [string, string][] = [
    ['land', land],
    ['water', water],
  ];
  const corridors = CORRIDORS.map((toggle): [string, string] => [toggle, layerStyle(toggle).colour[theme]]);

  test('high-use corridors and the outline of every class stand out from land and water', () => {
    for (const [buffer, colour] of buffers) {
      expect(ratio(layerStyle('corridors-high').colour[theme], colour, sight), `high on ${buffer}`).toBeGreaterThanOrEqual(3);
      for (const toggle of CORRIDORS) {
        const { outline } = layerStyle(toggle);
        expect(ratio(outline?.[theme] ?? colour, colour, sight), `outline of ${toggle} on ${buffer}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test('nested corridor classes can be told apart', () => {
    const [low, medium, high] = CORRIDORS.map((toggle) => layerStyle(toggle).colour[theme]);
    expect(ratio(low!, medium!, sight)).toBeGreaterThanOrEqual(1.9);
    expect(ratio(medium!, high!, sight)).toBeGreaterThanOrEqual(1.9);
    expect(ratio(low!, high!, sight)).toBeGreaterThanOrEqual(3);
  });

  test('lines stand out from land, water and every corridor class', () => {
    const toggles = [...BARRIER_KINDS, ...AREA_KINDS, 'stopovers', 'routes'] as const;
    const lines: Line[] = [...toggles.map((toggle) => ({ label: toggle, ...layerStyle(toggle) })), { label: 'project', ...PROJECT_STYLE }];
    for (const line of lines) {
      for (const [buffer, colour] of [...buffers, ...corridors]) {
        expect(lineContrast(line, colour, theme, sight), `${line.label} on ${buffer}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test('crossing points stand out by their ring or their fill', () => {
    const { colour, ring } = CROSSING_STYLE;
    expect(ratio(colour[theme], ring[theme], sight)).toBeGreaterThanOrEqual(3);
    for (const [buffer, under] of [...buffers, ...corridors]) {
      expect(lineContrast({ label: '', colour, casing: ring }, under, theme, sight), buffer).toBeGreaterThanOrEqual(3);
    }
  });

  test('barriers, and priority areas, differ from one another by pattern', () => {
    for (const kinds of [BARRIER_KINDS, AREA_KINDS]) {
      const looks = kinds.map((kind) => `${layerStyle(kind).pattern}/${layerStyle(kind).hatch ?? ''}`);
      expect(new Set(looks).size).toBe(kinds.length);
    }
  });

  test('priority areas differ from one another by colour', () => {
    const seen = PRIORITY_KINDS.map((kind) => see(layerStyle(kind).colour[theme], sight));
    seen.forEach((a, i) =>
      seen.slice(i + 1).forEach((b, j) => expect(difference(a, b), `${PRIORITY_KINDS[i]} and ${PRIORITY_KINDS[i + 1 + j]}`).toBeGreaterThanOrEqual(12)),
    );
  });

  test('text is read on land, on water and on its halo', () => {
    for (const buffer of [land, water, labelHalo]) {
      expect(ratio(label, buffer, sight)).toBeGreaterThanOrEqual(4.5);
      expect(ratio(strongLabel, buffer, sight)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('tracks stand out from land and water', () => {
    for (const colour of TRACK_COLOURS[theme]) {
      expect(ratio(colour, land, sight), `${colour} on land`).toBeGreaterThanOrEqual(3);
      expect(ratio(colour, water, sight), `${colour} on water`).toBeGreaterThanOrEqual(3);
    }
  });
});
