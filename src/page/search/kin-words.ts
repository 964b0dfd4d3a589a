import { foldWords, isHan } from '../../domain/search/fold.ts';

/** Kinds of animals by what people call one and several of them, in every language of the page: words of the dictionary, no species' names. */
const KINDS = {
  raptor:
    'raptors, birds of prey, rapaces, rapace, oiseaux de proie, oiseau de proie, aves rapaces, rapaces, rapaz, aves de presa, ' +
    'طيور جارحة, جوارح, طائر جارح, хищные птицы, хищная птица, 猛禽',
  vulture: 'vultures, vulture, vautours, vautour, buitres, buitre, zopilotes, نسور, نسر, грифы, гриф, стервятники, стервятник, 秃鹫, 鹫',
  eagle: 'عقبان, عقاب, 鱼鹰, 鹰',
  seabird:
    'seabirds, seabird, sea birds, oiseaux marins, oiseau marin, oiseaux de mer, aves marinas, ave marina, طيور بحرية, طائر بحري, морские птицы, морская птица, 海鸟',
  albatross: 'albatrosses, albatross, albatros, قطارس, قطرس, ألباتروس, альбатросы, альбатрос, 信天翁',
  tern: 'terns, tern, sternes, sterne, charranes, charrán, gaviotines, gaviotín, خرشنات, خرشنة, خطاف البحر, крачки, крачка, 燕鸥',
  wader:
    'waders, wader, shorebirds, shorebird, limicoles, limicole, échassiers, échassier, aves playeras, ave playera, limícolas, طيور خواضة, خواضات, кулики, кулик, 鸻鹬, 涉禽',
  waterfowl: 'waterfowl, wildfowl, gibier d’eau, sauvagine, aves acuáticas, طيور مائية, водоплавающие, водоплавающие птицы, 水禽, 水鸟',
  goose: 'geese, goose, oies, oie, gansos, ganso, ánsares, ánsar, إوز, إوزة, أوز, гуси, гусь, 鹅, 雁, 大雁',
  stork: 'storks, stork, cigognes, cigogne, cigüeñas, cigüeña, لقالق, لقلق, аисты, аист, 鹳, 鹳鸟',
  cuckoo: 'cuckoos, cuckoo, coucous, coucou, cucos, cuco, cuclillos, cuclillo, وقاويق, وقواق, кукушки, кукушка, 杜鹃',
  seal: 'seals, seal, phoques, phoque, focas, foca, فقمات, فقمة, тюлени, тюлень, 海豹',
  whale: 'whales, whale, baleines, baleine, ballenas, ballena, حيتان, حوت, киты, кит, 鲸鱼, 鲸',
  bear: 'bears, bear, ours, osos, oso, دببة, دب, медведи, медведь, 熊',
  deer: 'deer, cerfs, cerf, cervidés, ciervos, ciervo, venados, venado, أيائل, أيل, олени, олень, 鹿',
  antelope: 'antelopes, antelope, antilopes, antilope, antílopes, antílope, ظباء, ظبي, антилопы, антилопа, 羚羊',
  gazelle: 'gazelles, gazelle, gacelas, gacela, غزلان, غزال, газели, газель, 瞪羚',
  zebra: 'zebras, zebra, zèbres, zèbre, cebras, cebra, حمير وحشية, حمار وحشي, حمار الزرد, зебры, зебра, 斑马',
  elephant: 'elephants, elephant, éléphants, éléphant, elefantes, elefante, أفيال, فيلة, فيل, слоны, слон, 大象, 象',
  shark: 'sharks, shark, requins, requin, tiburones, tiburón, أسماك القرش, قرش, акулы, акула, 鲨鱼, 鲨',
} as const;
type Kind = keyof typeof KINDS;

/** What the animals of a genus are called. */
const KINDS_OF: Readonly<Record<string, readonly Kind[]>> = {
  Anser: ['goose', 'waterfowl'],
  Antilocapra: ['antelope'],
  Balaenoptera: ['whale'],
  Carcharodon: ['shark'],
  Cathartes: ['vulture', 'raptor'],
  Cervus: ['deer'],
  Cetorhinus: ['shark'],
  Chloephaga: ['goose', 'waterfowl'],
  Ciconia: ['stork'],
  Connochaetes: ['antelope'],
  Cuculus: ['cuckoo'],
  Gallinago: ['wader'],
  Gazella: ['gazelle', 'antelope'],
  Haematopus: ['wader'],
  Hippocamelus: ['deer'],
  Limosa: ['wader'],
  Loxodonta: ['elephant'],
  Mirounga: ['seal'],
  Odocoileus: ['deer'],
  Onychoprion: ['tern', 'seabird'],
  Pandion: ['raptor', 'eagle'],
  Phoebastria: ['albatross', 'seabird'],
  Procapra: ['gazelle', 'antelope'],
  Rangifer: ['deer'],
  Rhincodon: ['shark'],
  Saiga: ['antelope'],
  Ursus: ['bear'],
};
/** A species that is called otherwise than others of its genus. */
const KINDS_OF_SPECIES: Readonly<Record<string, readonly Kind[]>> = { 'Equus quagga': ['zebra'] };

/** Letters by which a word is taken for a form of another: what begins so is found without it. */
const SAME_LETTERS = 4;
const known = new Map<string, readonly string[]>();

/**
 * What people call the kind of animal that a species is, in every language of the page, but for what its own names say as well, which
 * would count twice; nothing where no word was written down.
 * @param own its names
 */
export function kinWords(scientific: string, own: readonly string[]): readonly string[] {
  const [genus = '', epithet = ''] = scientific.split(' ');
  const kinds = KINDS_OF_SPECIES[`${genus} ${epithet}`] ?? KINDS_OF[genus] ?? [];
  if (kinds.length === 0) return [];
  const key = `${scientific} ${own.length}`;
  const words = known.get(key) ?? leaveOutSaid(kinds, own);
  known.set(key, words);
  return words;
}

function leaveOutSaid(kinds: readonly Kind[], own: readonly string[]): string[] {
  const said = own.flatMap(foldWords);
  const isSaid = (word: string): boolean => said.some((one) => (isHan(word) ? one.includes(word) : one.startsWith(word.slice(0, SAME_LETTERS))));
  return kinds.flatMap((kind) => foldWords(KINDS[kind])).filter((word) => !isSaid(word));
}
