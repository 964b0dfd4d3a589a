import { expect, it } from 'vitest';
import { atlasStore, choosePlace, openList, showView, tellStory } from '../../../src/state/atlas-store.ts';
import { DEFAULT_TOGGLES, pageOf, parseView } from '../../../src/state/view.ts';

it('a list is one step from the page before it, which the back button returns to', () => {
  showView(parseView('?population=elk&layers=roads', '#4/10/20'));
  const pages: string[] = [];
  const stop = atlasStore.subscribe(({ view }) => pages.push(pageOf(view)));
  openList('populations', 'group:bird');
  stop();
  expect(new Set(pages).size).toBe(1);
  const { view } = atlasStore.getState();
  expect(view).toMatchObject({ panel: 'populations', filter: 'group:bird', population: undefined, camera: undefined, layers: ['roads'] });
});

it('the layers of a story go with it', () => {
  showView(parseView('?population=elk', ''));
  tellStory('deer', 2, ['fences']);
  expect(atlasStore.getState().view).toMatchObject({ story: 'deer', step: 2, layers: ['fences'], population: undefined });
  choosePlace({ country: 'KEN' });
  expect(atlasStore.getState().view).toMatchObject({ story: undefined, step: 1, country: 'KEN', layers: DEFAULT_TOGGLES });
});
