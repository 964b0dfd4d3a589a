import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { findGroup } from '../../../src/domain/catalog/find-group.ts';
import { KnownFileSchema } from '../../../src/domain/catalog/known-file.ts';
import { english } from '../i18n/catalogues.ts';
import { built } from './built-catalog.ts';

const known = v.parse(KnownFileSchema, JSON.parse(readFileSync('public/atlas/known/known.json', 'utf8')));

test('the kind of animals follows from a species of the atlas, or one that a treaty names, and from nothing else', () => {
  const say = (name: string, withKnown = true) => {
    const found = findGroup(name, built, withKnown ? known : undefined);
    return found && [found.value, english.say(found.because)];
  };
  const reindeer = ['ungulate', 'Rangifer tarandus tarandus is among the species of this atlas'];
  expect(say('Rangifer tarandus', false)).toEqual(reindeer);
  expect(say(' rangifer  TARANDUS tarandus')).toEqual(reindeer);
  expect(say('Saiga tatarica', false)).toBeUndefined();
  expect(say('Saiga tatarica')).toEqual(['ungulate', 'Saiga tatarica is among the species that CAMI names']);
  // Polar bears are marine mammals here, and other bears are not.
  for (const name of ['', 'Rangifer', 'Rangifer sp.', 'Ursus arctos', 'Bird one']) expect(say(name)).toBeUndefined();
});
