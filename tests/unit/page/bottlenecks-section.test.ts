import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MAP_THEMES } from '../../../src/map/style/theme.ts';
import { buildBottleneckLayers } from '../../../src/map/layers/bottleneck-layers.ts';
import { BottlenecksSection } from '../../../src/page/population/bottlenecks/BottlenecksSection.tsx';
import { TranslatorContext } from '../../../src/page/shared/use-atlas.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';

const SECTION = {
  widthM: 2340,
  animals: 9,
  lines: [
    [
      [-109.8, 42.9],
      [-109.7, 43],
    ],
    [
      [-109.6, 43],
      [-109.59, 43],
    ],
  ] as [number, number][][],
};

it.each(languages)('lists width, animals and place, in %s', (lang) => {
  for (const use of ['high', 'medium', 'low'] as const) {
    const section = createElement(BottlenecksSection, { figures: { use, cellM: 200, animals: 13, sections: [SECTION] } });
    const markup = renderToStaticMarkup(createElement(TranslatorContext, { value: translatorIn(lang) }, section));
    expect(markup).not.toMatch(/bottlenecks\.|undefined|NaN|\{/);
    if (lang === 'en') {
      const text = markup.replaceAll(/<[^>]+>/g, ' ');
      expect(text).toContain('42.95°, -109.75°');
      expect(text).toMatch(/2\.3\d?\skm/);
      expect(text).toContain('9 of 13');
      expect(text).toContain('a grid of 200 m');
    }
  }
});

it('what fewer than three animals pass is preliminary', () => {
  const textOf = (animals: number): string => {
    const section = createElement(BottlenecksSection, { figures: { use: 'low', cellM: 200, animals: 3, sections: [{ ...SECTION, animals }] } });
    return renderToStaticMarkup(createElement(TranslatorContext, { value: translatorIn('en') }, section));
  };
  expect(textOf(2)).toContain('Preliminary: fewer than three animals.');
  expect(textOf(3)).not.toContain('Preliminary');
});

it.each(['light', 'dark'] as const)('is drawn as lines above the corridors, in the %s theme', (theme) => {
  const spec = buildBottleneckLayers({ type: 'FeatureCollection', features: [] }, 'Herd', MAP_THEMES[theme]);
  expect(spec.layers.length).toBeGreaterThan(0);
  for (const { spec: layer } of spec.layers) expect([layer.type, 'source' in layer && layer.source]).toEqual(['line', 'bottlenecks']);
});
