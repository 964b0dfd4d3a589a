import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readKnown } from '../../../data/known.ts';
import { entriesOfCountry, type FoundEntry } from '../../../src/domain/catalog/find-entries.ts';
import type { Country } from '../../../src/domain/catalog/index-schema.ts';
import { membershipsOf, nameOfKnown, opennessOf, speciesIn, unplacedNear } from '../../../src/domain/catalog/known.ts';
import type { Translator } from '../../../src/i18n/translator.ts';
import { KnownOfCountry } from '../../../src/page/known/KnownInCountry.tsx';
import { CatalogContext, TranslatorContext } from '../../../src/page/shared/use-atlas.ts';
import { built, builtUrl } from '../catalog/built-catalog.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';

const known = readKnown();
const page = { catalog: built, url: builtUrl, layers: built.layers };

/** What the page of a country says beyond the atlas's entries, as markup; a text that is missing throws. */
function say({ iso2, iso3, name }: Country, translator: Translator): string {
  const entries: FoundEntry[] = entriesOfCountry(built, iso3).filter(({ row }) => !row.withdrawn);
  const told = createElement(KnownOfCountry, { known, iso3, name: translator.countryName(iso2, name), entries });
  return renderToStaticMarkup(createElement(CatalogContext, { value: page }, createElement(TranslatorContext, { value: translator }, told)));
}

/** Markup as a person reads it, a line a piece. */
const read = (markup: string): string[] =>
  markup
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .split(/<[^>]+>/)
    .map((piece) => piece.trim().replace(/^· /, ''))
    .filter((piece) => piece !== '');

/** What stands between two pieces of text, the second or the end. */
function between(pieces: readonly string[], from: string, to: string): readonly string[] {
  const [start, end] = [pieces.indexOf(from), pieces.indexOf(to)];
  expect(start, from).toBeGreaterThanOrEqual(0);
  return pieces.slice(start + 1, end < 0 ? undefined : end);
}

describe.each(languages)('what is known of every country, in %s', (lang) => {
  const translator = translatorIn(lang);
  const { t } = translator;
  const own = new Map(built.countries.map((country) => [country.iso3, read(say(country, translator))]));

  it('says something of each, in words, and no date as a file writes it', () => {
    expect(own.size).toBe(built.countries.length);
    for (const [iso3, pieces] of own) {
      expect(
        pieces.filter((piece) => /\bknown\.|\{|\}|undefined|\d{4}-\d{2}/.test(piece)),
        iso3,
      ).toEqual([]);
      for (const words of [t('known.treaties'), t('known.species'), t('known.holders')]) expect(pieces, iso3).toContain(words);
    }
  });

  it('says the date of a source once', () => {
    const twice = [...own.values()].flatMap((pieces) => pieces.filter((piece) => /\bas of\b/.test(piece) && !piece.startsWith('(')));
    expect(twice).toEqual([]);
  });

  it('says that there is none, or names them, and never both', () => {
    for (const { iso2, iso3, name } of built.countries) {
      const pieces = own.get(iso3) ?? [];
      const country = translator.countryName(iso2, name);
      expect(pieces.includes(t('known.noTreaties', { country })), iso3).toBe(membershipsOf(known, iso3).length === 0);
      expect(pieces.includes(t('known.noSpecies', { country })), iso3).toBe(speciesIn(known, iso3).length === 0);
      expect(pieces.includes(t('known.areasLead')), iso3).toBe(unplacedNear(known, iso3).length > 0);
    }
  });

  it('says of a species what the atlas has of it there, and of one without countries none', () => {
    const words = { here: t('known.openData'), elsewhere: t('known.openElsewhere'), none: t('known.noOpenData') };
    expect(new Set(Object.values(words)).size).toBe(3);
    for (const { iso3 } of built.countries) {
      const there = between(own.get(iso3) ?? [], t('known.species'), t('known.holders'));
      for (const one of speciesIn(known, iso3)) {
        const at = there.indexOf(nameOfKnown(built, one, lang).name);
        expect(at, `${iso3} ${one.id}`).toBeGreaterThanOrEqual(0);
        // Its scientific name may stand between.
        const said = there.slice(at + 1, at + 3).find((piece) => Object.values(words).includes(piece));
        expect(said, `${iso3} ${one.id}`).toBe(words[opennessOf(built, one.id, iso3)]);
      }
      const near = unplacedNear(known, iso3);
      if (near.length === 0) continue;
      const lead = between(there, t('known.areasLead'), t('known.holders'));
      for (const { species } of near) {
        expect(lead.some((piece) => piece.includes(t('known.speciesOf', { n: species.length })))).toBe(true);
        for (const one of species) expect(lead, `${iso3} ${one.id}`).toContain(nameOfKnown(built, one, lang).name);
      }
      for (const one of speciesIn(known, iso3)) expect(lead, `${iso3} ${one.id}`).not.toContain(nameOfKnown(built, one, lang).name);
    }
  });
});

it('marks a name that is left in English or Latin as such', () => {
  const mongolia = built.countries.find(({ iso3 }) => iso3 === 'MNG');
  if (!mongolia) throw new Error('There is no Mongolia.');
  expect(say(mongolia, translatorIn('fr'))).toContain('<span lang="en">Saiga antelope</span>');
  expect(say(mongolia, translatorIn('en'))).toContain('<span>Saiga antelope</span>');
  const ghana = built.countries.find(({ iso3 }) => iso3 === 'GHA');
  if (!ghana) throw new Error('There is no Ghana.');
  expect(say(ghana, translatorIn('fr'))).toContain('<span lang="la">Loxodonta cyclotis</span>');
});
