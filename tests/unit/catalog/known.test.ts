import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKnown } from '../../../data/known.ts';
import { holdersFor, holdersOfCountry } from '../../../src/domain/catalog/holders.ts';
import {
  areasWith,
  countOpen,
  countriesOf,
  joinMissing,
  listKnownSpecies,
  listMissing,
  listUnplaced,
  membershipsIn,
  membershipsOf,
  nameOfKnown,
  opennessOf,
  speciesIn,
  speciesOf,
  unplacedNear,
} from '../../../src/domain/catalog/known.ts';
import { coversCountry } from '../../../src/domain/catalog/what-is-covered.ts';
import { type Initiative, InitiativeSchema, KnownFileSchema } from '../../../src/domain/catalog/known-file.ts';
import { idOfNamed } from '../../../src/domain/catalog/known-kinds.ts';
import { built } from './built-catalog.ts';

const FOLDER = fileURLToPath(new URL('../../../data/initiatives', import.meta.url));
const known = readKnown();
const codes = new Set(built.countries.map(({ iso3 }) => iso3));
const named = (id: string): Initiative => {
  const found = known.initiatives.find((one) => one.id === id);
  if (!found) throw new Error(`There is no initiative ${id}.`);
  return found;
};

describe('data/initiatives', () => {
  it('is what a page parses', () => {
    expect(v.safeParse(KnownFileSchema, JSON.parse(JSON.stringify(known))).success).toBe(true);
  });

  it.each(known.initiatives.map((one) => [one.id, one] as const))('%s says where each list stands, of countries that the atlas has', (_, initiative) => {
    const addresses = [initiative.url, initiative.about.source.url, ...Object.values(initiative.sources).map(({ url }) => url)];
    for (const address of addresses) expect(['http:', 'https:']).toContain(new URL(address).protocol);
    const ranges = initiative.species.flatMap(({ list }) => list.flatMap(({ range }) => range.flatMap(({ countries }) => countries)));
    expect([...countriesOf(initiative), ...ranges].filter((iso3) => !codes.has(iso3))).toEqual([]);
    for (const { since } of initiative.members?.lists ?? []) {
      for (const day of Object.values(since)) expect(Number(day.slice(0, 4))).toBeGreaterThanOrEqual(1979);
    }
  });

  it('names holders in the languages of the page', () => {
    for (const { id, terms, translations } of known.holders) {
      for (const language of ['fr', 'es', 'ar', 'ru', 'zh']) {
        expect(translations?.[language]?.holds, `${id} ${language}`).toBeTruthy();
        expect(translations?.[language]?.terms === undefined, `${id} ${language}`).toBe(terms === undefined);
      }
      for (const language of ['ar']) expect(translations?.[language]?.holds).toMatch(/\p{Script=Arabic}/u);
      for (const language of ['ru']) expect(translations?.[language]?.holds).toMatch(/\p{Script=Cyrillic}/u);
      for (const language of ['zh']) expect(translations?.[language]?.holds).toMatch(/\p{Script=Han}/u);
    }
  });

  it('puts a species in the group that the catalog has it in', () => {
    const ours = new Map(built.species.map(({ id, group }) => [id, group]));
    const shared = [...listKnownSpecies(known).values()].filter(({ id }) => ours.has(id));
    expect(shared.map(({ id }) => id)).toContain('loxodonta-africana');
    expect(shared.map(({ id, group }) => [id, group])).toEqual(shared.map(({ id }) => [id, ours.get(id)]));
    // One species in two groups would be filtered by whichever file is read first.
    for (const { species } of known.initiatives)
      for (const one of species.flatMap(({ list }) => list)) expect(one.group).toBe(listKnownSpecies(known).get(idOfNamed(one))?.group);
  });

  it('gives an initiative no holder who has none of its animals', () => {
    for (const { id, species, holders } of known.initiatives) {
      const groups = species.flatMap(({ list }) => list.map(({ group }) => group));
      for (const holder of known.holders.filter((one) => groups.length > 0 && holders.includes(one.id)))
        expect(holder.groups?.some((group) => groups.includes(group)) ?? true, `${id}: ${holder.id}`).toBe(true);
    }
  });

  describe('with a fault', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'atlas-known-'));
      cpSync(FOLDER, folder, { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));
    const spoil = (change: (initiative: Record<string, unknown>) => Record<string, unknown>): void => {
      const path = join(folder, 'saiga.json');
      const initiative: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify(change(initiative)));
    };

    it('reads a copy like the folder itself', () => {
      expect(readdirSync(folder).length).toBe(known.initiatives.length + 1);
      expect(readKnown(folder)).toEqual(known);
    });

    it.each([
      ['another id than its file', (one: object) => ({ ...one, id: 'kulan' }), 'must be the name of its file'],
      ['a holder that nobody knows', (one: object) => ({ ...one, holders: ['nobody'] }), 'there is no holder "nobody"'],
      ['a list without its source', (one: object) => ({ ...one, sources: {} }), 'there is no source "countries"'],
      [
        'a source that nothing rests on',
        (one: object) => ({ ...one, sources: { ...named('saiga').sources, spare: { citation: 'x', url: 'https://example.org/' } } }),
        'nothing rests on the source "spare"',
      ],
      ['a country that is no code', (one: object) => ({ ...one, range: [{ source: 'countries', countries: ['Kazakhstan'] }] }), 'must be an ISO 3166-1'],
      ['a country twice', (one: object) => ({ ...one, range: [{ source: 'countries', countries: ['KAZ', 'KAZ'] }] }), 'names a country twice'],
      [
        'a member twice',
        (one: object) => ({ ...one, members: { complete: true, lists: [{ source: 'countries', since: { KAZ: '2006' }, undated: ['KAZ'] }] } }),
        'the member "KAZ" stands twice',
      ],
      [
        'a date that is none',
        (one: object) => ({ ...one, members: { complete: true, lists: [{ source: 'countries', since: { KAZ: 'May 2006' } }] } }),
        'must be YYYY',
      ],
      ['a species without a name', (one: object) => ({ ...one, species: [{ source: 'countries', list: [{ group: 'ungulate' }] }] }), 'a species needs a name'],
      ['an unknown kind', (one: object) => ({ ...one, kind: 'club' }), 'kind'],
    ])('refuses %s, naming the file', (_, change, words) => {
      spoil(change);
      expect(() => readKnown(folder)).toThrow(words);
      expect(() => readKnown(folder)).toThrow('saiga.json');
    });

    it('refuses what is not JSON', () => {
      writeFileSync(join(folder, 'saiga.json'), '{');
      expect(() => readKnown(folder)).toThrow('saiga.json');
    });
  });
});

describe('what is known of a country', () => {
  it('joins treaties, areas and species by their sources', () => {
    const treaties = membershipsOf(known, 'KAZ').map(({ initiative, since }) => [initiative.id, since]);
    expect(treaties).toContainEqual(['cms', '2006']);
    expect(treaties).toContainEqual(['saiga', '2006']);
    expect(areasWith(known, 'KAZ').map(({ initiative }) => initiative.id)).toContain('cami');
    const species = speciesIn(known, 'KAZ').map(({ id }) => id);
    expect(species).toEqual(expect.arrayContaining(['saiga-tatarica', 'ovis-ammon', 'panthera-uncia', 'grus-leucogeranus']));
    expect(speciesIn(known, 'NOR').map(({ id }) => id)).not.toContain('saiga-tatarica');
  });

  it('says of a species that several initiatives name that it is one', () => {
    const saiga = listKnownSpecies(known).get('saiga-tatarica');
    expect(saiga?.namedBy.map(({ initiative }) => initiative.id).toSorted()).toEqual(['cami', 'saiga']);
    expect([...(saiga?.countries.keys() ?? [])].toSorted()).toEqual(['KAZ', 'MNG', 'RUS', 'TKM', 'UZB']);
  });

  it('claims no country for a species of which no source says so', () => {
    expect(listKnownSpecies(known).get('lepidochelys-kempii')?.countries.size).toBe(0);
    expect(speciesIn(known, 'AGO').map(({ group }) => group)).not.toContain('turtle');
  });

  it('has holders for its animals, those for few first', () => {
    const ids = holdersFor(known, new Set(['ungulate']), ['KAZ']).map(({ id }) => id);
    expect(ids[0]).toBe('cami-atlas');
    expect(ids).toContain('gium');
    expect(ids).toContain('movebank');
    expect(ids).not.toContain('mico');
    expect(holdersFor(known, new Set(['ungulate']), ['NOR']).map(({ id }) => id)).not.toContain('cami-atlas');
  });

  it('has holders of the sea for every country with a coast, and of a region for its countries alone', () => {
    const bird = new Set(['bird', 'fish'] as const);
    const of = (iso3: string): string[] => holdersOfCountry(known, bird, iso3).map(({ id }) => id);
    const sea = ['mico', 'turtle-network', 'isras', 'imtas', 'otn'];
    expect(of('BRA')).toEqual(expect.arrayContaining([...sea, 'immas', 'motus', 'movebank']));
    for (const id of ['euring', 'wetlands-international', 'etn']) {
      for (const iso3 of ['BRA', 'MNG', 'AUS']) expect(of(iso3), `${iso3} ${id}`).not.toContain(id);
      expect(of('ESP'), id).toContain(id);
    }
    expect(of('SEN')).toEqual(expect.arrayContaining(['euring', 'wetlands-international', ...sea]));
    expect(of('IRN')).toContain('wetlands-international');
    expect(of('AUS')).toContain('imos');
    for (const id of sea) expect(of('MNG')).not.toContain(id);
    expect(of('MNG')).toEqual(expect.arrayContaining(['motus', 'kbas', 'movebank']));
  });

  it('lists who takes part by the year, in one form, and those without one last', () => {
    for (const initiative of known.initiatives) {
      const since = membershipsIn(initiative).map((one) => one.since);
      const dated = since.filter((one) => one !== undefined);
      expect(since.slice(0, dated.length), initiative.id).toEqual(dated.toSorted());
      expect(new Set(dated.map((one) => one.length)).size, initiative.id).toBeLessThan(2);
      const lists = initiative.members?.lists ?? [];
      expect(since.length).toBe(lists.reduce((sum, list) => sum + Object.keys(list.since).length + list.undated.length, 0));
    }
    const cms = membershipsIn(named('cms'));
    expect(cms.find(({ iso3 }) => iso3 === 'CHE')?.since).toBe('1995');
    expect(cms.at(-1)?.since).toBeUndefined();
    expect(membershipsIn(named('sharks'))[0]?.since).toBe('2010-02-12');
    // Of one date by name.
    expect(
      membershipsIn(
        { members: { complete: false, lists: [{ source: 'a', since: { AAA: '2001', BBB: '2001-02-03', CCC: '1999' }, undated: ['DDD', 'EEE'] }] } },
        (a, b) => (a < b ? 1 : -1),
      ),
    ).toEqual([
      { iso3: 'CCC', since: '1999' },
      { iso3: 'BBB', since: '2001' },
      { iso3: 'AAA', since: '2001' },
      { iso3: 'EEE', since: undefined },
      { iso3: 'DDD', since: undefined },
    ]);
  });

  it('loses none of the species of an initiative: each is open, missing in a country, or without one', () => {
    for (const initiative of known.initiatives) {
      const species = speciesOf(known, initiative);
      const missing = listMissing(built, species, countriesOf(initiative)).map((one) => one.species.id);
      const unplaced = listUnplaced(built, species).map((one) => one.species.id);
      for (const { id } of species) {
        const isOpen = built.entries.some((row) => row.species === id && !row.withdrawn);
        expect(isOpen || missing.includes(id) || unplaced.includes(id), `${initiative.id} ${id}`).toBe(true);
        expect(unplaced.includes(id) && missing.includes(id), `${initiative.id} ${id}`).toBe(false);
      }
    }
    const cami = speciesOf(known, named('cami'));
    expect(cami).toHaveLength(17);
    expect(countOpen(built, cami)).toBe(0);
    expect(listUnplaced(built, cami).map(({ species: { id } }) => id)).toEqual(['gobi-bear']);
  });

  it('calls fences in Arabic as the list of layers does', () => {
    expect(JSON.stringify(known)).not.toContain('أسوار');
  });

  it('has no holder of certain animals where no animals are known', () => {
    expect(holdersFor(known, new Set(), ['ABW']).map(({ id }) => id)).toEqual(['kbas', 'movebank']);
  });

  it('names by initiative the species that no source places, and no others', () => {
    const unplaced = (iso3: string): unknown => unplacedNear(known, iso3).map(({ initiative, species }) => [initiative.id, species.map(({ id }) => id)]);
    // CAMI itself gives saiga and Bukhara deer no countries, but their memoranda do.
    expect(unplaced('KAZ')).toEqual([['cami', ['gobi-bear']]]);
    expect(unplaced('GHA')).toContainEqual(['west-african-elephants', ['loxodonta-cyclotis']]);
    expect(unplaced('ARG')).toEqual([]);
  });

  it('tells a species that the atlas has here from one that it has elsewhere, and from one that it has not', () => {
    expect(opennessOf(built, 'loxodonta-africana', 'MLI')).toBe('here');
    expect(opennessOf(built, 'loxodonta-africana', 'GHA')).toBe('elsewhere');
    expect(opennessOf(built, 'saiga-tatarica', 'KAZ')).toBe('none');
    const withdrawn = { date: '2026-03-01', reason: 'It was asked for.' };
    const entries = built.entries.map((row) => (row.id === 'african-elephant-gourma' ? { ...row, withdrawn } : row));
    expect(opennessOf({ ...built, entries }, 'loxodonta-africana', 'MLI')).toBe('elsewhere');
  });

  it('calls a species as the catalog does, and says where that is English or Latin', () => {
    const all = listKnownSpecies(known);
    const say = (id: string, lang: string): unknown => nameOfKnown(built, all.get(id) ?? { id }, lang);
    const ours = built.species.find(({ id }) => id === 'loxodonta-africana');
    expect(ours?.translations?.['fr']?.common).toBeTruthy();
    expect(all.get('loxodonta-africana')?.translations?.['fr']).toBeUndefined();
    expect(say('loxodonta-africana', 'fr')).toEqual({ name: ours?.translations?.['fr']?.common, lang: 'fr' });
    expect(say('loxodonta-africana', 'en')).toEqual({ name: ours?.common, lang: 'en' });
    expect(say('ovis-ammon', 'es')).toEqual({ name: 'Muflón argal', lang: 'es' });
    expect(say('ovis-ammon', 'zh')).toEqual({ name: '盘羊', lang: 'zh' });
    expect(say('ovis-ammon', 'ru')).toEqual({ name: 'Архар', lang: 'ru' });
    expect(say('ovis-ammon', 'ar')).toEqual({ name: 'Argali', lang: 'en' });
    expect(say('loxodonta-cyclotis', 'fr')).toEqual({ name: 'Loxodonta cyclotis', lang: 'la' });
  });
});

describe('listMissing', () => {
  const cami = named('cami');
  const all = listKnownSpecies(known);
  const species = cami.species.flatMap(({ list }) =>
    list.flatMap(({ scientific }) => [...all.values()].filter((one) => one.scientific === scientific && scientific)),
  );

  it('has every species and country of CAMI, with the barriers that are open there', () => {
    const missing = listMissing(built, species, countriesOf(cami));
    expect(missing.map((pair) => `${pair.species.id} ${pair.country}`)).toContain('saiga-tatarica KAZ');
    expect(missing.every(({ barriers }) => barriers.includes('pipelines'))).toBe(true);
    expect(missing.some(({ barriers }) => barriers.includes('roads'))).toBe(false);
  });

  it('leaves out what the atlas has', () => {
    const elephant = all.get('loxodonta-africana');
    expect(elephant).toBeDefined();
    const missing = listMissing(built, elephant ? [elephant] : [], countriesOf(named('west-african-elephants'))).map(({ country }) => country);
    expect(missing).toContain('GHA');
    expect(missing).not.toContain('MLI');
  });

  it('names for each pair only holders of such animals there', () => {
    const theirs = known.holders.filter(({ id }) => cami.holders.includes(id));
    const held = new Map(
      listMissing(built, species, countriesOf(cami), theirs).map((pair) => [`${pair.species.id} ${pair.country}`, pair.holders.map(({ id }) => id)]),
    );
    expect(held.get('saiga-tatarica KAZ')).toEqual(['gium', 'cami-atlas']);
    expect(held.get('panthera-uncia KAZ')).toEqual(['cami-atlas']);
    const gium = known.holders.filter(({ id }) => id === 'gium');
    const cat = listMissing(built, species, ['KAZ'], gium).find((pair) => pair.species.id === 'panthera-uncia');
    expect(cat?.holders).toEqual([]);
    const saiga = listMissing(
      built,
      species,
      ['RUS'],
      known.holders.filter(({ id }) => id === 'usgs'),
    ).find((pair) => pair.species.id === 'saiga-tatarica');
    expect(saiga?.holders).toEqual([]);
  });

  it('is one row of those countries of which the same is said, and loses none', () => {
    const cami = named('cami');
    const pairs = listMissing(built, speciesOf(known, cami), countriesOf(cami), known.holders);
    const rows = joinMissing(pairs);
    expect(rows.length).toBeLessThan(pairs.length);
    expect(rows.flatMap(({ species, countries }) => countries.map((country) => `${species.id} ${country}`)).sort()).toEqual(
      pairs.map(({ species, country }) => `${species.id} ${country}`).sort(),
    );
    const [argali, ...others] = pairs;
    if (!argali) throw new Error('Nothing is missing.');
    const apart = joinMissing([argali, { ...argali, country: 'XXX', barriers: [] }, { ...argali, country: 'YYY', holders: [] }, { ...argali, country: 'ZZZ' }]);
    expect(apart.map(({ countries }) => countries)).toEqual([[argali.country, 'ZZZ'], ['XXX'], ['YYY']]);
    expect(others.length).toBeGreaterThan(0);
  });

  it('takes a layer to cover a country by its word alone: of a box, where that holds all of the country’s', () => {
    const of = (code: string): (typeof built.countries)[number] => {
      const country = built.countries.find(({ iso3 }) => iso3 === code);
      if (!country) throw new Error(`There is no country ${code}.`);
      return country;
    };
    const [usa, canada, fiji] = [of('USA'), of('CAN'), of('FJI')];
    expect(coversCountry({}, usa)).toBe(false);
    expect(coversCountry({ covers: { area: 'world' } }, usa)).toBe(true);
    expect(coversCountry({ covers: { area: 'countries', countries: ['USA'] } }, usa)).toBe(true);
    expect(coversCountry({ covers: { area: 'countries', countries: ['USA'] } }, canada)).toBe(false);
    const pinedale = built.layers.find(({ id }) => id === 'fences-pinedale');
    if (pinedale?.covers?.area !== 'box') throw new Error('The fences of Pinedale cover no box.');
    expect(coversCountry(pinedale, canada)).toBe(false);
    expect(coversCountry(pinedale, usa)).toBe(false);
    // Across the antimeridian too.
    expect(coversCountry({ covers: { area: 'box', bbox: [170, -25, -170, -10] } }, fiji)).toBe(true);
    expect(coversCountry({ covers: { area: 'box', bbox: [170, -25, 179, -10] } }, fiji)).toBe(false);
  });
});

it('describes a species by the words of its schema alone', () => {
  expect(v.safeParse(InitiativeSchema, { ...named('saiga') }).success).toBe(true);
});
