import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { RepresentativenessFigures } from '../../../src/domain/evidence/tracks/tracks-evidence.ts';
import { RepresentativenessSection } from '../../../src/page/population/evidence/tracks/RepresentativenessSection.tsx';
import { TranslatorContext } from '../../../src/page/shared/use-atlas.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';

const FIGURES: RepresentativenessFigures = {
  by: 'bridges',
  animals: 7,
  curve: [
    { animals: 1, mean: 0.08, low: 0, high: 0.19 },
    { animals: 3, mean: 0.18, low: 0.12, high: 0.28 },
    { animals: 6, mean: 0.27, low: 0.01, high: 0.37 },
  ],
  asymptote: 0.52,
  share: 0.51,
  withoutOne: [0.46, 0.71],
};

function say(figures: RepresentativenessFigures | undefined, animals: number, lang: string): string {
  const translator = translatorIn(lang);
  const markup = renderToStaticMarkup(createElement(TranslatorContext, { value: translator }, createElement(RepresentativenessSection, { figures, animals })));
  expect(markup).not.toMatch(/representativeness\.|undefined|NaN|\{/);
  return markup.replaceAll(/<[^>]+>/g, ' ');
}

describe.each(languages)('the section on the sample, in %s', (lang) => {
  it('says the share, or why there is none', () => {
    for (const figures of [FIGURES, { ...FIGURES, by: 'kernels' as const, bandwidthM: 3888 }]) say(figures, 7, lang);
    say({ ...FIGURES, withoutOne: undefined, asymptote: 0.3, animalsFor95: 30 }, 7, lang);
    say({ ...FIGURES, share: undefined, asymptote: undefined, withoutOne: undefined }, 7, lang);
    for (const animals of [0, 1, 2]) say(undefined, animals, lang);
  });
});

it('says what it is, in English', () => {
  expect(say(FIGURES, 7, 'en')).toContain('The 7 tracked animals show about 51% of the population’s use.');
  expect(say(FIGURES, 7, 'en')).toContain('left out, 46% to 71%.');
  expect(say(FIGURES, 7, 'en')).not.toContain('with care');
  const unsure = say({ ...FIGURES, withoutOne: undefined, asymptote: 0.3, animalsFor95: 30 }, 7, 'en');
  expect(unsure).toContain('cannot be told: take it as a first hint.');
  expect(unsure).toContain('levels off at 30%');
  expect(unsure).toContain('About 30 animals would show 95 %.');
  expect(say(undefined, 2, 'en')).toContain('2 animals cannot tell how much of the population’s use the sample shows: it takes at least three.');
  expect(say({ ...FIGURES, by: 'kernels', bandwidthM: 3888 }, 7, 'en')).toContain('kernels of 3.9 km');
});

it('draws a band and a line with a name', () => {
  const markup = renderToStaticMarkup(
    createElement(TranslatorContext, { value: translatorIn('en') }, createElement(RepresentativenessSection, { figures: FIGURES, animals: 7 })),
  );
  expect(markup).toContain(
    'role="img" aria-label="Share of the other animals’ positions in the core range of a sample: 8% on average with 1 animal in it, 27% with 6"',
  );
  expect(markup.match(/<circle/g)).toHaveLength(3);
  expect(markup).toMatch(/<polygon class="band" points="[\d., ]+"/);
});
