import { beforeEach, expect, test } from 'vitest';
import { atlasStore, showRoutesAlone, switchLayers } from '../../../src/state/atlas-store.ts';
import { DEFAULT_TOGGLES } from '../../../src/state/view.ts';

const on = () => atlasStore.getState().view.layers;
beforeEach(() => {
  switchLayers(on(), false);
  switchLayers(DEFAULT_TOGGLES, true);
});

test('routes are on where they are all that can be drawn of an entry', () => {
  showRoutesAlone([{ kind: 'tracks' }, { kind: 'routes' }]);
  expect(on()).toContain('routes');
});

test.each(['corridors', 'stopovers', 'movement', 'nodes'])('and stay off beside %s', (kind) => {
  showRoutesAlone([{ kind: 'routes' }, { kind }]);
  expect(on()).not.toContain('routes');
});

test('and where somebody has chosen the layers', () => {
  switchLayers(['roads'], true);
  showRoutesAlone([{ kind: 'routes' }]);
  expect(on()).not.toContain('routes');
});
