import type { ComponentProps } from 'react';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';

// One file of their own: the sections come with their texts when a page that has them is drawn.

const OfPopulation = lazily(async () => (await withTexts(import('./ThreatsSection.tsx'), 'threats', 'guidance')).ThreatsToPopulation);
const OfSpecies = lazily(async () => (await withTexts(import('./ThreatsSection.tsx'), 'threats', 'guidance')).ThreatsToSpecies);
const InCountry = lazily(async () => (await withTexts(import('./ThreatsInCountry.tsx'), 'threats')).ThreatsInCountry);

/** What sources name as threats to a population. */
export function LazyThreatsToPopulation(props: ComponentProps<typeof OfPopulation>) {
  return (
    <Boundary>
      <OfPopulation {...props} />
    </Boundary>
  );
}

/** What sources name as threats to a species as a whole. */
export function LazyThreatsToSpecies(props: ComponentProps<typeof OfSpecies>) {
  return (
    <Boundary>
      <OfSpecies {...props} />
    </Boundary>
  );
}

/** What sources name as threats to the populations of a country. */
export function LazyThreatsInCountry(props: ComponentProps<typeof InCountry>) {
  return (
    <Boundary>
      <InCountry {...props} />
    </Boundary>
  );
}
