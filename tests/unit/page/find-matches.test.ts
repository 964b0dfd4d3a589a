import { describe, expect, it } from 'vitest';
import { readKnown } from '../../../data/known.ts';
import { entriesOfCountry, listEntries } from '../../../src/domain/catalog/find-entries.ts';
import type { KnownFile } from '../../../src/domain/catalog/known-file.ts';
import type { Catalog } from '../../../src/domain/catalog/parse-catalog.ts';
import type { Translator } from '../../../src/i18n/translator.ts';
import { createSearch as searchIn, indexCatalog, indexKnown, type Match } from '../../../src/page/search/find-matches.ts';
import { sayCounts } from '../../../src/page/shared/say-counts.ts';
import { built as catalog, builtWords } from '../catalog/built-catalog.ts';
import { english, translatorIn } from '../i18n/catalogues.ts';

const createSearch = (of: Catalog, translator: Translator, known?: KnownFile): ((query: string) => Match[]) =>
  searchIn(indexCatalog(of, translator, builtWords), known && indexKnown(of, translator, known));
const search = createSearch(catalog, english);
const searchFrench = createSearch(catalog, translatorIn('fr'));
const LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'zh'];
const everyLanguage = LANGUAGES.map((lang) => createSearch(catalog, translatorIn(lang)));
const birds = listEntries(catalog).flatMap(({ row, species }) => (species.group === 'bird' ? [`population/${row.id}`, `species/${species.id}`] : []));
const best = (query: string, find = search): string | undefined => find(query)[0]?.id;

describe('createSearch', () => {
  it('finds every population by its name, its species and its scientific name', () => {
    for (const {
      row: { id, name },
      species,
    } of listEntries(catalog)) {
      for (const query of [name, species.common, species.scientific, species.scientific.toUpperCase()])
        expect(search(query).map((match) => match.id)).toContain(`population/${id}`);
      expect(best(name)).toBe(`population/${id}`);
    }
  });

  it('finds a species by a word at the end of its Chinese name', () => {
    const named = catalog.species.map((one) =>
      one.id === 'connochaetes-taurinus' ? { ...one, translations: { ...one.translations, zh: { common: '斑纹角马' } } } : one,
    );
    const searchChinese = createSearch({ ...catalog, species: named }, translatorIn('zh'));
    const found = searchChinese('角马').filter(({ kind }) => kind === 'species');
    expect(found.map(({ id }) => id)).toEqual(['species/connochaetes-taurinus']);
  });

  it('lists every population and no country for an empty query', () => {
    for (const query of ['', '   ']) {
      const found = search(query);
      expect(found.map(({ id }) => id)).toEqual(catalog.entries.slice(0, 8).map(({ id }) => `population/${id}`));
      expect(found.every(({ kind }) => kind === 'population')).toBe(true);
    }
  });

  it.each([
    ['the start of a word', 'rein', 'population/wild-reindeer-setesdal-austhei'],
    ['a slip of the finger', 'reindeeer', 'population/wild-reindeer-setesdal-austhei'],
    ['words in any order', 'deer mule', 'population/mule-deer-upper-green-river'],
    ['a country', 'norway', 'country/NOR'],
    ['a code of a country', 'ESP', 'country/ESP'],
    ['an endonym', 'Deutschland', 'country/DEU'],
    ['an endonym without its accent', 'Espana', 'country/ESP'],
    ['another language', 'Maroc', 'country/MAR'],
    ['another name of a species', 'gnu', 'species/connochaetes-taurinus'],
    ['what people call a country', 'Holland', 'country/NLD'],
    ['a short form', 'UK', 'country/GBR'],
    ['a short form in Spanish', 'EEUU', 'country/USA'],
    ['a code of two letters', 'US', 'country/USA'],
    ['a country in Arabic', 'المغرب', 'country/MAR'],
    ['a country in Chinese', '摩洛哥', 'country/MAR'],
    ['a word in the middle of a Chinese name', '新几内亚', 'country/PNG'],
    ['a slip in a scientific name', 'ciconia ciconai', 'species/ciconia-ciconia'],
    ['another name in its own language', 'caribou', 'species/rangifer-tarandus-tarandus'],
    ['what a species is called elsewhere', 'wapiti', 'species/cervus-canadensis'],
    ['a name in French', 'cigogne', 'species/ciconia-ciconia'],
    ['another name in French', 'renne', 'species/rangifer-tarandus-tarandus'],
    ['a name in Spanish', 'cigüeña', 'species/ciconia-ciconia'],
    ['a name in Spanish without its marks', 'ciguena', 'species/ciconia-ciconia'],
    ['a short name in Spanish', 'reno', 'species/rangifer-tarandus-tarandus'],
    ['two words in Spanish', 'ballena azul', 'species/balaenoptera-musculus'],
    ['a name in Arabic', 'لقلق', 'species/ciconia-ciconia'],
    ['a name in Arabic with its article', 'اللقلق', 'species/ciconia-ciconia'],
    ['a name in a language that the page has not', 'Austernfischer', 'species/haematopus-ostralegus'],
    ['the kind of animal', 'birds', 'population/white-stork-sw-germany'],
    ['the species, by more animals first', 'mule deer', 'population/mule-deer-upper-green-river'],
    ['a custodian', 'Hebblewhite', 'module/elk-ya-ha-tinda'],
    ['a layer', 'railroads', 'layer/railways-north-america'],
    ['a layer in French', 'clôtures', 'layer/fences-pinedale'],
    ['a place', 'Serengeti', 'population/white-bearded-wildebeest-mara'],
    ['a place as it is written in Kenya', 'Maasai Mara', 'population/white-bearded-wildebeest-mara'],
    ['a place as it is written elsewhere', 'Masai Mara', 'population/white-bearded-wildebeest-mara'],
    ['a place in Chinese, on an English page', '塞伦盖蒂', 'population/white-bearded-wildebeest-mara'],
    ['a part of a German word', 'Storch', 'species/ciconia-ciconia'],
    ['one of several that a name speaks of', 'elephant etosha', 'population/african-elephant-etosha'],
    ['several in Russian', 'слоны', 'species/loxodonta-africana'],
    ['a Chinese word that ends as the name does', '大象', 'species/loxodonta-africana'],
    ['a language of a country beside that of most', 'Svizzera', 'country/CHE'],
    ['letters swapped', 'white strok', 'species/ciconia-ciconia'],
  ])('finds by %s', (_, query, id) => {
    expect(search(query).map((match) => match.id)).toContain(id);
  });

  it.each([
    ['UK', 'GBR'],
    ['U.K.', 'GBR'],
    ['US', 'USA'],
    ['U.S.', 'USA'],
    ['USA', 'USA'],
    ['U.S.A.', 'USA'],
    ['u. s. a.', 'USA'],
    ['EEUU', 'USA'],
    ['EE UU', 'USA'],
    ['EE.UU.', 'USA'],
    ['EE. UU.', 'USA'],
    ['États-Unis', 'USA'],
    ['США', 'USA'],
    ['美国', 'USA'],
    ['الولايات المتحدة', 'USA'],
    ['Estados Unidos', 'USA'],
    ['Royaume-Uni', 'GBR'],
    ['Gran Bretaña', 'GBR'],
    ['Соединённое Королевство', 'GBR'],
    ['بريطانيا', 'GBR'],
    ['U.A.E.', 'ARE'],
    ['D.R. Congo', 'COD'],
    ['cote divoire', 'CIV'],
    ['Türkiye', 'TUR'],
    ['Turkey', 'TUR'],
    ['Россия', 'RUS'],
    ['المغرب', 'MAR'],
    ['España', 'ESP'],
    ['Holland', 'NLD'],
  ])('puts first the country whose whole name is %s, in every language of the page', (query, iso3) => {
    for (const find of everyLanguage) expect(best(query, find), query).toBe(`country/${iso3}`);
  });

  it('lists the populations of a country below it', () => {
    for (const query of ['Kenya', 'Кения', 'U.S.A.', 'Germany']) {
      const [country, ...others] = search(query);
      const iso3 = country?.id.replace('country/', '') ?? '';
      const listed = entriesOfCountry(catalog, iso3).map(({ row }) => `population/${row.id}`);
      expect(listed.length).toBeGreaterThan(2);
      const shown = others.map(({ id }) => id).filter((id) => id.startsWith('population/'));
      expect(shown.length).toBeGreaterThan(2);
      expect(listed).toEqual(expect.arrayContaining(shown));
    }
  });

  it.each(['birds', 'bird', 'oiseaux', 'oiseau', 'aves', 'ave', 'pájaros', 'طيور', 'الطيور', 'طائر', 'птицы', 'птица', '鸟', '鸟类'])(
    'finds birds, and nothing else, by %s in every language of the page',
    (query) => {
      for (const find of everyLanguage) {
        const found = find(query);
        expect(found.length).toBe(8);
        for (const { id } of found) expect(birds).toContain(id);
      }
    },
  );

  it.each([
    ['turtles', 'tortues', 'tortugas', 'سلاحف', 'черепахи', '海龟', 'turtle'],
    ['marine mammals', 'mammifères marins', 'mamíferos marinos', 'الثدييات البحرية', 'морские млекопитающие', '海洋哺乳动物', 'marine mammal'],
    ['hoofed mammals', 'ongulés', 'ungulados', 'ذوات الحوافر', 'копытные', '有蹄类', 'ungulate'],
  ])('finds %s by its words in all six languages', (...words) => {
    const group = words.at(-1);
    for (const query of words.slice(0, -1)) {
      const [first] = search(query);
      const row = catalog.entries.find(({ id }) => first?.id === `population/${id}`);
      expect(catalog.species.find(({ id }) => id === row?.species)?.group, query).toBe(group);
    }
  });

  it('finds countries in the language of the page, with and without accents, and in English', () => {
    for (const query of ['Norvège', 'norvege', 'Norway']) expect(searchFrench(query).map(({ id }) => id)).toContain('country/NOR');
    expect(searchFrench('norvege').find(({ id }) => id === 'country/NOR')).toMatchObject({ kind: 'country', label: 'Norvège' });
  });

  it('counts of every country and species what its page counts, and nothing that was withdrawn', () => {
    const gone = 'white-stork-sw-germany';
    const entries = catalog.entries.map((row) => (row.id === gone ? { ...row, withdrawn: { date: '2026-03-01', reason: 'It was asked for.' } } : row));
    for (const one of [catalog, { ...catalog, entries }]) {
      const find = createSearch(one, english);
      const detailOf = (name: string, id: string): string | undefined => find(name).find((match) => match.id === id)?.detail;
      for (const { iso3, name } of one.countries) {
        const rows = entriesOfCountry(one, iso3).flatMap(({ row }) => (row.withdrawn ? [] : [row]));
        const said = detailOf(name, `country/${iso3}`) ?? detailOf(iso3, `country/${iso3}`);
        expect(said, name).toBe(sayCounts(rows, english));
      }
      for (const { id, scientific } of one.species) {
        const rows = one.entries.filter((row) => row.species === id && !row.withdrawn);
        expect(detailOf(scientific, `species/${id}`), scientific).toBe(`${scientific} · ${sayCounts(rows, english)}`);
      }
    }
  });

  it('puts first whose name begins with the word, then the populations of a species that is called so', () => {
    for (const query of ['elephant', 'éléphant', 'Elephan']) {
      const found = searchFrench(query);
      expect(found[0]?.id).toBe('population/african-elephant-etosha');
      const begins = found.map(({ label }) => /^éléphant/iu.test(label));
      expect(begins.slice(0, 4)).toEqual([true, true, true, true]);
      // Its name in French begins so, too.
      expect(found.slice(0, 5).map(({ id }) => id)).toContain('population/southern-elephant-seal-kerguelen');
    }
    expect(
      search('elephant')
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['population/african-elephant-etosha', 'population/african-elephant-gourma']);
  });

  it('lists below a country that is called by its name no population that its page does not list', () => {
    for (const [lang, name] of [
      ['es', 'Brasil'],
      ['en', 'Brazil'],
      ['en', 'guinea'],
    ] as const) {
      const ids = createSearch(catalog, translatorIn(lang))(name).map(({ id }) => id);
      expect(ids[0]).toBe(name === 'guinea' ? 'country/GIN' : 'country/BRA');
      expect(ids).not.toContain('population/sooty-tern-ascension');
    }
    expect(search('Brazil').map(({ id }) => id)).toContain('population/turkey-vulture-argentina');
    expect(search('tropical Atlantic from Brazil')[0]?.id).toBe('population/sooty-tern-ascension');
  });

  it('finds nothing for what is nowhere, and never more than fit in the list', () => {
    expect(search('xyzzyplugh')).toEqual([]);
    expect(search('reindeer xyzzyplugh')).toEqual([]);
    expect(search('s').length).toBe(8);
  });
});

describe('createSearch with what is known', () => {
  const known = readKnown();
  const find = createSearch(catalog, english, known);

  it.each([
    ['saiga', 'species/saiga-tatarica'],
    ['Saiga tatarica', 'species/saiga-tatarica'],
    ['Siberian crane', 'species/grus-leucogeranus'],
    ['CAMI', 'initiative/cami'],
    ['Bonn Convention', 'initiative/cms'],
    ['Боннская конвенция', 'initiative/cms'],
    ['African-Eurasian Migratory Waterbirds', 'initiative/aewa'],
    ['GIUM', 'holder/gium'],
    ['EURING', 'holder/euring'],
    ['MiCO', 'holder/mico'],
    ['TurtleNet', 'holder/turtle-network'],
    ['SWOT', 'holder/turtle-network'],
    ['Motus', 'holder/motus'],
    ['IMMA', 'holder/immas'],
    ['ISRA', 'holder/isras'],
    ['IMTA', 'holder/imtas'],
    ['KBA', 'holder/kbas'],
    ['Key Biodiversity Area', 'holder/kbas'],
    ['Critical Site Network', 'holder/wetlands-international'],
    ['Seabird Tracking Database', 'holder/seabird-tracking'],
    ['OBIS', 'holder/obis'],
    ['OTN', 'holder/otn'],
    ['ETN', 'holder/etn'],
  ])('finds %s', (query, id) => expect(find(query).map((match) => match.id)).toContain(id));

  it('says that a species has no open data', () => {
    expect(find('saiga tatarica').find(({ id }) => id === 'species/saiga-tatarica')?.detail).toBe('Saiga tatarica · no open data');
  });

  it('finds the same by one letter, and by a word with a slip, once it was made ready', async () => {
    const [own, beyond] = [indexCatalog(catalog, english), indexKnown(catalog, english, known)];
    const plain = searchIn(indexCatalog(catalog, english), indexKnown(catalog, english, known));
    const ready = searchIn(own, beyond);
    const goOn = (): Promise<boolean> => Promise.resolve(true);
    await Promise.all([own, beyond].map((part) => part.prepare(goOn)));
    await ready.lookAhead('', goOn);
    expect(ready('s')).toBe(ready('s'));
    for (const query of [...'abcdefghijklmnopqrstuvwxyzéж鹳', 'ciconai', 'noway']) expect(ready(query), query).toEqual(plain(query));
  });

  it('has what the next letter finds ready, the same as without, whatever is typed', async () => {
    const plain = searchIn(indexCatalog(catalog, english), indexKnown(catalog, english, known));
    const ahead = searchIn(indexCatalog(catalog, english), indexKnown(catalog, english, known));
    const typed = ['stork', 'mule deer', 'cigüeña', 'US', 'NO', 'seteadal', 'олень', 'لقلق', '大象', 'grus leuco'];
    for (const query of typed) {
      for (let letters = 1; letters <= query.length; letters++) {
        const begun = query.slice(0, letters);
        expect(ahead(begun), begun).toEqual(plain(begun));
        await ahead.lookAhead(begun, () => Promise.resolve(true));
      }
    }
    await ahead.lookAhead('stor', () => Promise.resolve(true));
    expect(ahead('stork')).toBe(ahead('stork'));
    await ahead.lookAhead('mul', () => Promise.resolve(false));
    expect(ahead('mule')).not.toBe(ahead('mule'));
  });

  it.each(['Liberia', 'Algeria'])('takes %s, which is found as it was typed, for no slip', (query) =>
    expect(find(query).map(({ id }) => id)).not.toContain(query === 'Liberia' ? 'species/grus-leucogeranus' : 'species/ovis-ammon'),
  );

  it('puts what is open first, and no species twice', () => {
    expect(best('white stork', find)).toMatch(/^population\/white-stork/);
    expect(find('Ciconia ciconia').filter(({ id }) => id === 'species/ciconia-ciconia')).toHaveLength(1);
    expect(best('mule deer', find)).toBe(best('mule deer'));
  });
});
