import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import type { LayerToggle } from '../../domain/catalog/layer-kinds.ts';

/** Words for all mammals. */
const MAMMALS = 'mammals, mammal, mammifères, mammifère, mamíferos, mamífero, ثدييات, млекопитающие, млекопитающее, звери, 哺乳动物, 兽类';

/** What people call a kind of animal, one of it and several, in every language of the page. */
export const GROUP_WORDS: Readonly<Record<SpeciesGroup, string>> = {
  bird: 'birds, bird, oiseaux, oiseau, aves, ave, pájaros, pájaro, طيور, طائر, птицы, птица, 鸟类, 鸟',
  ungulate:
    `${MAMMALS}, ` +
    'ungulates, ungulate, hoofed mammals, ongulés, ongulé, ungulados, ungulado, حافريات, ذوات الحوافر, копытные, копытное, 有蹄类, ' +
    '有蹄动物',
  carnivore:
    `${MAMMALS}, ` +
    'carnivores, carnivore, predators, predator, carnívoros, carnívoro, prédateurs, prédateur, depredadores, depredador, ' +
    'آكلات اللحوم, لواحم, مفترسات, хищники, хищник, хищные, 食肉类, 食肉动物',
  bat: `${MAMMALS}, bats, bat, chauves-souris, chauve-souris, murciélagos, murciélago, خفافيش, خفاش, рукокрылые, летучие мыши, летучая мышь, 蝙蝠`,
  'marine mammal':
    `${MAMMALS}, ` +
    'marine mammals, sea mammals, mammifères marins, mammifère marin, mamíferos marinos, mamífero marino, ثدييات بحرية, ' +
    'морские млекопитающие, морской зверь, 海洋哺乳动物, 海兽',
  turtle:
    'turtles, turtle, sea turtles, marine turtles, tortues marines, tortues, tortue, tortugas marinas, tortugas, tortuga, ' +
    'سلاحف بحرية, سلاحف, سلحفاة, морские черепахи, черепахи, черепаха, 海龟, 龟类, ' +
    'reptiles, reptile, reptil, زواحف, рептилии, пресмыкающиеся, 爬行动物',
  fish: 'fish, fishes, poissons, poisson, peces, pez, pescado, أسماك, سمك, سمكة, рыбы, рыба, 鱼类, 鱼',
  other: '',
};

/** What people call a kind of layer, in every language of the page. */
export const LAYER_WORDS: Readonly<Partial<Record<LayerToggle, string>>> = {
  roads:
    'roads, road, highways, interstates, freeways, motorways, routes, autoroutes, carreteras, autopistas, طرق, طريق, дороги, шоссе, трасса, дорога, автодороги, 公路, 道路',
  railways:
    'railways, railroads, trains, trenes, voies ferrées, chemins de fer, ferrocarriles, vías férreas, سكك حديدية, سكة حديد, железные дороги, железная дорога, 铁路',
  fences:
    'fences, fence, walls, wall, clôtures, clôture, barrières, murs, muros, cercas, vallas, cercados, أسيجة, سياج, ограждения, ограда, заборы, забор, 围栏, 栅栏',
  pipelines:
    'pipelines, pipeline, conduites, oléoducs, gazoducs, tuberías, oleoductos, gasoductos, خطوط الأنابيب, أنابيب, أنبوب, трубопроводы, ' +
    'трубопровод, газопровод, нефтепровод, 管道',
  canals: 'canals, canal, canaux, canales, قنوات, قناة, каналы, канал, 运河',
  'power-lines': 'power lines, lignes électriques, tendidos eléctricos, líneas eléctricas, خطوط الكهرباء, линии электропередачи, ЛЭП, 输电线',
  'protected-areas':
    'protected areas, national parks, nature reserves, aires protégées, parcs nationaux, áreas protegidas, parques nacionales, ' +
    'مناطق محمية, محميات, محمية, охраняемые территории, заповедники, национальные парки, 保护区, 国家公园',
};
