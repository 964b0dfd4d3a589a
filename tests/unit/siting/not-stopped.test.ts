import { expect, test } from 'vitest';
import { kindOfBarrier } from '../../../src/domain/catalog/layer-kinds.ts';
import { lastNotStopped, noteNotStopped, whyNotStopped } from '../../../src/domain/siting/not-stopped.ts';
import { animalsOf } from '../../../src/domain/statements/of-entry.ts';
import { findEntry } from '../../../src/domain/catalog/find-entries.ts';
import { built } from '../catalog/built-catalog.ts';
import { translatorIn } from '../i18n/catalogues.ts';

const animals = (id: string) => animalsOf(findEntry(built, id)!);

test('white storks fly over a road, and a power line stops them; reindeer are stopped by a road', () => {
  const stork = animals('white-stork-sw-germany');
  expect(whyNotStopped(stork, kindOfBarrier('road'))).toBe('flies-over');
  expect(whyNotStopped(stork, kindOfBarrier('power line'))).toBeUndefined();
  expect(whyNotStopped(animals('wild-reindeer-setesdal-austhei'), kindOfBarrier('road'))).toBeUndefined();
});

test('of a line of which nobody says what it is, they are judged by roads, railways, fences and canals together', () => {
  expect(whyNotStopped(animals('white-stork-sw-germany'), undefined)).toBe('flies-over');
  expect(whyNotStopped({ scientific: 'Rangifer tarandus', group: 'ungulate' }, undefined)).toBeUndefined();
  const custodian = [{ kind: 'fences' as const, counts: true, source: { citation: 'x', url: 'https://example.org' } }];
  expect(whyNotStopped({ scientific: 'Otis tarda', group: 'bird', custodian }, undefined)).toBeUndefined();
});

test('they come last, in the order of the others', () => {
  const sources = [
    { id: 'stork', notStopped: 'flies-over' as const },
    { id: 'deer', notStopped: undefined },
    { id: 'bat', notStopped: 'flies-over' as const },
    { id: 'own', notStopped: undefined },
  ];
  expect(lastNotStopped(sources).map(({ id }) => id)).toEqual(['deer', 'own', 'stork', 'bat']);
});

test('it is said in words what the figures are of', () => {
  expect(translatorIn('en').say(noteNotStopped('flies-over'))).toContain('flights over the line');
});
