import { expect, it } from 'vitest';
import { usualLanguage } from '../../../src/i18n/usual-language.ts';

it.each([
  [['fr-CA', 'en'], 'fr'],
  [['de-DE', 'de', 'es', 'en'], 'es'],
  [['zh-Hans-CN'], 'zh'],
  [['AR'], 'ar'],
  [['de'], 'en'],
  [['constructor'], 'en'],
  [[], 'en'],
])('somebody whose browser lists %j reads %s', (tags, language) => expect(usualLanguage(tags)).toBe(language));
