import { expect, test } from 'vitest';
import { layersNear } from '../../../src/domain/catalog/find-entries.ts';
import { answerLayers, judgeLayers, splitByTelling } from '../../../src/domain/statements/judge-layers.ts';
import { sayAnswers } from '../../../src/factsheet/say-answers.ts';
import { built, openTracked } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';

// Layers are offered where they tell something of the animals, and where none does the reason is there to be said.

async function offeredTo(id: string) {
  const entry = await openTracked(id);
  const { telling, silent } = splitByTelling(entry, layersNear(built, entry.row).barriers);
  const said = sayAnswers(
    answerLayers(judgeLayers(entry, silent), () => ({ looked: false })),
    translatorIn('en'),
  ).join(' ');
  return { kinds: telling.map(({ kind }) => kind), said };
}

test.each(['white-stork-prinzesschen', 'common-cuckoo-mongolia', 'common-snipe-mongolia', 'turkey-vulture-argentina'])('%s: no pipelines', async (id) => {
  const { kinds, said } = await offeredTo(id);
  expect(kinds).not.toContain('pipelines');
  expect(said).toMatch(/Not counted: .*[Pp]ipelines/);
});

test('wildebeest: nothing is offered, as the one layer there cannot tell', async () => {
  const { kinds, said } = await offeredTo('white-bearded-wildebeest-mara');
  expect(kinds).toEqual([]);
  expect(said).toMatch(/Cannot be told from .*pipelines.*above ground/);
});

test('mule deer: roads and railways', async () => {
  expect((await offeredTo('mule-deer-upper-green-river')).kinds).toEqual(expect.arrayContaining(['roads', 'railways']));
});
