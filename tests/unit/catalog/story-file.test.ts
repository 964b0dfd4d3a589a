import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { listUntold, readStories, storyJsonSchema } from '../../../data/stories.ts';
import { HeadlinesSchema } from '../../../src/domain/catalog/figures.ts';
import { findEntry } from '../../../src/domain/catalog/find-entries.ts';
import { frameOfStep, type StoryStep, StoryStepSchema, tellStep } from '../../../src/domain/catalog/story-file.ts';
import { built, openBuilt } from './built-catalog.ts';

const atlas = new URL('../../../public/atlas/', import.meta.url);
const headlines = v.parse(HeadlinesSchema, JSON.parse(readFileSync(new URL('headlines.json', atlas), 'utf8')));
const read = (url: string): string => readFileSync(new URL(url, atlas), 'utf8');
const stories = readStories();
const from = { layers: built.layers, headlines };
const step = (more: object): StoryStep => v.parse(StoryStepSchema, { layers: ['corridors-high'], ...more });

describe('the stories', () => {
  it('tell nothing that the data do not say, of six entries or more', () => {
    expect(stories.length).toBeGreaterThanOrEqual(6);
    expect(listUntold(stories, built, headlines, read)).toEqual([]);
    // Four continents or oceans and more: none is told from one corner of the world.
    const points = stories.flatMap(({ entry }) => {
      const point = findEntry(built, entry)?.row.point;
      return point ? [point] : [];
    });
    expect(
      points.some(([lon]) => lon < -60) && points.some(([lon]) => lon > 60) && points.some(([, lat]) => lat < -20) && points.some(([, lat]) => lat > 50),
    ).toBe(true);
  });

  it('are refused where a step cannot be told', () => {
    const wrong = { entry: 'elk-ya-ha-tinda', steps: [step({ tells: 'fact', begins: 'Elk can fly' }), step({ tells: 'barriers', layer: 'fences-pinedale' })] };
    expect(listUntold([wrong, { entry: 'unicorns', steps: [] }], built, headlines, read)).toEqual([
      'elk-ya-ha-tinda: step 1 (fact)',
      'elk-ya-ha-tinda: step 2 (barriers)',
      'unicorns: no such entry',
    ]);
  });

  it('have the schema that is published beside them', () => {
    const published: unknown = JSON.parse(readFileSync(new URL('../../../data/story.schema.json', import.meta.url), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(storyJsonSchema())));
  });
});

describe('tellStep', () => {
  it('says of barriers and areas what the rules allow, and nothing else', async () => {
    const deer = await openBuilt('mule-deer-upper-green-river');
    const told = tellStep(deer, step({ tells: 'barriers', layer: 'fences-pinedale' }), from);
    expect(told?.tells === 'barriers' && told.headline.barriers).toBe(360);
    expect(told?.tells === 'barriers' && 'cautions' in told.answer && told.answer.cautions).toContain('incomplete');
    // Forests that hold none of it, in a layer that is not complete: at least nothing is nothing to say.
    expect(tellStep(deer, step({ tells: 'areas', layer: 'national-forests-usa' }), from)).toBeUndefined();
    const elk = await openBuilt('elk-ya-ha-tinda');
    expect(tellStep(elk, step({ tells: 'areas', layer: 'protected-areas-alberta' }), from)).toMatchObject({ tells: 'areas', share: true });
    // A vulture flies over a road: whatever the headlines had, nothing is said.
    const vulture = await openBuilt('turkey-vulture-argentina');
    const false_ = { entries: { 'turkey-vulture-argentina': headlines.entries['wild-reindeer-setesdal-austhei'] ?? [] }, protection: {} };
    expect(tellStep(vulture, step({ tells: 'barriers', layer: 'roads-setesdal' }), { ...from, headlines: false_ })).toBeUndefined();
  });

  it('says countries of animals on land alone', async () => {
    const whales = await openBuilt('blue-whale-eastern-north-pacific');
    expect(tellStep(whales, step({ tells: 'countries' }), from)).toBeUndefined();
    expect(tellStep(whales, step({ tells: 'country', country: 'MEX' }), from)).toBeUndefined();
  });
});

describe('frameOfStep', () => {
  it('is the part in a country, what the story says, or the whole entry', () => {
    const row = findEntry(built, 'white-stork-sw-germany')?.row;
    if (!row) throw new Error('no storks');
    const [, south, , north] = frameOfStep(step({ tells: 'country', country: 'MAR' }), row, built);
    expect([south, north]).toEqual([expect.closeTo(30.26, 1), expect.closeTo(35.9, 0)]);
    expect(frameOfStep(step({ tells: 'animals' }), row, built)).toEqual(row.bbox);
    expect(frameOfStep(step({ tells: 'country', country: 'MAR', frame: [1, 2, 3, 4] }), row, built)).toEqual([1, 2, 3, 4]);
  });
});
