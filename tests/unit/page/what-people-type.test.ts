import { describe, expect, it } from 'vitest';
import { readKnown } from '../../../data/known.ts';
import { listKnownSpecies } from '../../../src/domain/catalog/known.ts';
import { createSearch, indexCatalog, indexKnown, type Search } from '../../../src/page/search/find-matches.ts';
import { SPECIES_WORDS } from '../../../src/page/search/species-words.ts';
import { built as catalog, builtWords } from '../catalog/built-catalog.ts';
import { english, translatorIn } from '../i18n/catalogues.ts';

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'zh'];
const best = (query: string, find?: Search): string | undefined => find?.(query)[0]?.id;

describe('what people type', () => {
  const known = readKnown();
  const searchIn = (lang: string): Search => {
    const translator = lang === 'en' ? english : translatorIn(lang);
    return createSearch(indexCatalog(catalog, translator, builtWords), indexKnown(catalog, translator, known));
  };
  const inLanguage = new Map(LANGUAGES.map((lang) => [lang, searchIn(lang)]));

  it.each([
    ['es', 'ñu', 'population/white-bearded-wildebeest-mara'],
    ['ru', 'антилопа гну', 'population/white-bearded-wildebeest-mara'],
    ['en', 'wilderbeest', 'population/white-bearded-wildebeest-mara'],
    ['ru', 'кит', 'population/blue-whale-eastern-north-pacific'],
    ['en', 'whales', 'population/blue-whale-eastern-north-pacific'],
    ['en', 'whale', 'population/blue-whale-eastern-north-pacific'],
    ['en', 'whale shark', 'species/rhincodon-typus'],
    ['en', 'muledeer', 'population/mule-deer-upper-green-river'],
    ['en', 'polarbears', 'population/polar-bear-southern-beaufort-sea'],
    ['fr', 'oursblanc', 'population/polar-bear-southern-beaufort-sea'],
    ['ar', 'طريق', 'layer/roads-usa'],
    ['ar', 'محمية', 'module/protected-areas-alberta'],
    ['fr', 'chemin de fer', 'layer/railways-north-america'],
    ['ar', 'حوت', 'species/balaenoptera-musculus'],
    ['zh', '布谷鸟', 'species/cuculus-canorus'],
    ['es', 'cuco', 'population/common-cuckoo-mongolia'],
    ['fr', 'bécassine', 'population/common-snipe-mongolia'],
    ['en', 'Rentier', 'population/wild-reindeer-setesdal-austhei'],
    ['en', 'carribou', 'population/wild-reindeer-setesdal-austhei'],
    ['ar', 'رنة', 'population/wild-reindeer-setesdal-austhei'],
    ['en', 'Loxodonta', 'population/african-elephant-etosha'],
    ['en', 'elephents', 'population/african-elephant-etosha'],
    ['es', 'jote cabeza colorada', 'population/turkey-vulture-argentina'],
    ['en', 'turkey buzzard', 'population/turkey-vulture-argentina'],
    ['en', 'oyster catcher', 'population/eurasian-oystercatcher-assen'],
    ['ru', 'кулик-сорока', 'species/haematopus-ostralegus'],
    ['en', 'fish hawk', 'population/osprey-north-america'],
    ['zh', '鹗', 'species/pandion-haliaetus'],
    ['en', 'geese', 'population/white-fronted-goose-netherlands-russia'],
    ['fr', 'oie rieuse', 'species/anser-albifrons'],
    ['en', 'loggerhed', 'population/loggerhead-turtle-mediterranean'],
    ['en', 'reptiles', 'population/loggerhead-turtle-mediterranean'],
    ['es', 'oso polar', 'population/polar-bear-canadian-beaufort'],
    ['ar', 'حمار وحشي', 'population/plains-zebra-okavango-makgadikgadi'],
    ['es', 'berrendo', 'species/antilocapra-americana'],
    ['en', 'Untied States', 'country/USA'],
    ['en', 'Germny', 'country/DEU'],
    ['en', 'Kazahstan', 'country/KAZ'],
    ['en', 'Qazaqstan', 'country/KAZ'],
    ['en', 'Қазақстан', 'country/KAZ'],
    ['en', 'PRC', 'country/CHN'],
    ['ru', 'ФРГ', 'country/DEU'],
    ['en', 'Nippon', 'country/JPN'],
    ['en', 'Misr', 'country/EGY'],
    ['en', 'Burma', 'country/MMR'],
    ['fr', 'Pays-Bas', 'country/NLD'],
    ['ru', 'Кита', 'country/CHN'],
    ['fr', 'Sibérie', 'initiative/siberian-crane'],
    ['en', 'border wall', 'layer/fence-us-mexico-border'],
    ['en', 'Okavango', 'population/plains-zebra-okavango-makgadikgadi'],
    ['en', 'Galapagos', 'population/waved-albatross-galapagos'],
    ['zh', '地中海', 'module/loggerhead-turtle-mediterranean'],
    ['es', 'buitre', 'population/turkey-vulture-argentina'],
    ['en', 'buitres', 'population/turkey-vulture-argentina'],
    ['ar', 'قطرس', 'population/waved-albatross-galapagos'],
    ['ar', 'الأفيال', 'population/african-elephant-etosha'],
    ['ar', 'الحمير الوحشية', 'population/plains-zebra-okavango-makgadikgadi'],
    ['ar', 'طيور جارحة', 'population/osprey-north-america'],
    ['ru', 'тюлень', 'population/southern-elephant-seal-kerguelen'],
    ['fr', 'phoques', 'population/southern-elephant-seal-kerguelen'],
    ['es', 'gaviotín', 'population/sooty-tern-ascension'],
    ['en', 'shorebirds', 'population/black-tailed-godwit-western-europe'],
    ['zh', '鹅', 'population/white-fronted-goose-netherlands-russia'],
    ['zh', '羚羊', 'population/white-bearded-wildebeest-mara'],
    ['en', 'wildfowl', 'population/white-fronted-goose-netherlands-russia'],
    ['ru', 'морские птицы', 'population/sooty-tern-ascension'],
    ['ru', 'шоссе', 'layer/roads-usa'],
    ['es', 'muro', 'layer/fence-us-mexico-border'],
    ['ar', 'غزلان', 'species/gazella-subgutturosa'],
    ['zh', '赛加羚羊', 'species/saiga-tatarica'],
    ['zh', '雪豹', 'species/panthera-uncia'],
    ['zh', '猎豹', 'species/asiatic-cheetah'],
    ['zh', '蒙古野驴', 'species/equus-hemionus'],
    ['zh', '绿海龟', 'species/chelonia-mydas'],
    ['fr', 'panthère des neiges', 'species/panthera-uncia'],
    ['fr', 'requin-baleine', 'species/rhincodon-typus'],
    ['es', 'gacela persa', 'species/gazella-subgutturosa'],
    ['es', 'camello bactriano', 'species/camelus-ferus'],
    ['es', 'tortuga verde', 'species/chelonia-mydas'],
    ['ar', 'نمر الثلوج', 'species/panthera-uncia'],
    ['ar', 'قرش الحوت', 'species/rhincodon-typus'],
    ['ru', 'снежный барс', 'species/panthera-uncia'],
    ['ru', 'дикий верблюд', 'species/camelus-ferus'],
    ['ru', 'марал', 'population/elk-ya-ha-tinda'],
    ['en', 'onager', 'species/equus-hemionus'],
    ['en', 'dzeren', 'species/procapra-gutturosa'],
  ])('in %s, %s finds first what is meant', (lang, query, id) => expect(best(query, inLanguage.get(lang))).toBe(id));

  it('has words of species that sources name or that are built in, and of no other', () => {
    const ids = new Set([...listKnownSpecies(known).keys(), ...catalog.species.map(({ id }) => id)]);
    expect(Object.keys(SPECIES_WORDS).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('finds no animal inside the name of another', () => expect(inLanguage.get('ru')?.('лось')).toEqual([]));
});
