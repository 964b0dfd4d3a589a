/**
 * What people call species that sources name and of which nothing is open here, and what else they call some that are: words of the
 * dictionary in every language of the page, by the species' id. They are looked for, never shown: what is shown stands with its source.
 */
export const SPECIES_WORDS: Readonly<Record<string, string>> = {
  'asiatic-cheetah': 'cheetahs, guépard asiatique, guépards, guepardo asiático, chita, فهد آسيوي, فهود, азиатский гепард, 亚洲猎豹',
  'bos-mutus': 'yaks, yack sauvage, yak sauvage, yak salvaje, ياك بري, قطاس, дикий як, 野牦牛',
  'camelus-ferus':
    'wild Bactrian camels, camel, chameau sauvage, chameau de Bactriane, camello salvaje, camello bactriano, جمل بري, جمل ذو سنامين, جمال, ' +
    'дикий верблюд, верблюды, хаптагай, 野骆驼, 双峰驼',
  'carcharodon-carcharias': 'white sharks, grand requin blanc, gran tiburón blanco, jaquetón, قرش أبيض كبير, большая белая акула, 大白鲨, 噬人鲨',
  'cervus-canadensis': 'марал, маралы, изюбрь, изюбри',
  'cervus-elaphus-bactrianus':
    'Bactrian deer, cerf de Boukhara, cerf de Bactriane, ciervo de Bujará, ciervo bactriano, أيل بخارى, бухарский олень, хангул, 布哈拉鹿',
  'cetorhinus-maximus': 'requin pèlerin, tiburón peregrino, قرش متشمس, гигантская акула, 姥鲨',
  'chelonia-mydas': 'tortue verte, tortuga verde, سلحفاة خضراء, зелёная черепаха, суповая черепаха, 绿海龟, 绿蠵龟',
  'chloephaga-rubidiceps': 'ouette à tête rousse, cauquén colorado, рыжеголовый гусь, 棕头草雁',
  'dermochelys-coriacea': 'leatherbacks, tortue luth, tortuga laúd, baula, سلحفاة جلدية الظهر, 棱皮龟',
  'dugong-dugon': 'sea cow, dugongs, vache marine, vaca marina, dugongo, أطوم, дюгонь, дюгони, 儒艮',
  'equus-ferus-przewalskii':
    'takhi, wild horses, cheval de Przewalski, chevaux sauvages, caballo de Przewalski, caballo salvaje, حصان برزوالسكي, лошадь Пржевальского, тахи, 普氏野马',
  'equus-hemionus':
    'onagers, Asian wild ass, hémione, hémiones, onagre, âne sauvage d’Asie, onagro, asno salvaje asiático, أخدر, حمار بري آسيوي, онагр, джигетай, ' +
    '蒙古野驴, 亚洲野驴',
  'equus-kiang': 'Tibetan wild ass, âne sauvage du Tibet, asno salvaje tibetano, كيانغ, 西藏野驴',
  'eretmochelys-imbricata': 'hawksbills, tortue imbriquée, tortuga carey, سلحفاة صقرية المنقار, 玳瑁',
  'gazella-subgutturosa': 'goitred gazelles, Persian gazelle, gazelle de Perse, gacela persa, gacela de bocio, غزال درقي, ريم, джейраны',
  'gobi-bear': 'mazaalai, ours de Gobi, oso del Gobi, دب غوبي, гобийский медведь, мазалай, 戈壁熊, 戈壁棕熊',
  'grus-leucogeranus':
    'Siberian white cranes, snow crane, grue de Sibérie, grues, grulla siberiana, grullas, كركي سيبيري, كراكي, стерхи, журавль, журавли, 西伯利亚白鹤',
  'hippocamelus-bisulcus': 'huemules, cerf des Andes méridionales, ciervo sur andino, уэмуль, 智利马驼鹿',
  'isurus-oxyrinchus': 'shortfin mako, requin-taupe bleu, mako petite nageoire, marrajo dientuso, قرش ماكو, акула-мако, 尖吻鲭鲨, 灰鲭鲨',
  'isurus-paucus': 'longfin mako, petite taupe, marrajo carite, длинноплавниковая акула-мако, 长鳍鲭鲨',
  'lamna-nasus': 'porbeagles, requin-taupe commun, marrajo sardinero, сельдевая акула, 鼠鲨',
  'lepidochelys-kempii': 'Kemp’s ridley, tortue de Kemp, tortuga lora, سلحفاة كمب, 肯氏丽龟',
  'lepidochelys-olivacea': 'olive ridleys, tortue olivâtre, tortuga golfina, tortuga olivácea, سلحفاة زيتونية, оливковая черепаха, 太平洋丽龟',
  'loxodonta-cyclotis': 'forest elephants, éléphant de forêt, elefante de bosque, فيل الغابات, лесной слон, 非洲森林象',
  'lynx-lynx': 'lynxes, lynx boréal, lynx d’Eurasie, lince boreal, lince euroasiático, linces, وشق أوراسي, обыкновенная рысь, рыси, 欧亚猞猁',
  'natator-depressus': 'flatbacks, tortue à dos plat, tortuga plana, سلحفاة مسطحة الظهر, 平背海龟',
  'otocolobus-manul': 'manuls, chat de Pallas, gato de Pallas, gato manul, قط بالاس, манул, 兔狲',
  'ovis-ammon': 'argalis, wild sheep, أرغالي, аргали, архары, горный баран, 羱羊',
  'ovis-vignei': 'urials, mouflon vignei, muflón urial, أوريال, уриал, 赤羊',
  'panthera-pardus-tulliana':
    'leopards, léopard de Perse, panthère de Perse, leopardo persa, نمر فارسي, نمور, переднеазиатский леопард, персидский леопард, 波斯豹, 花豹, 金钱豹',
  'panthera-uncia': 'irbis, panthère des neiges, léopard des neiges, leopardo de las nieves, نمر الثلوج, снежный барс, ирбис, 雪豹',
  'procapra-gutturosa': 'dzerens, zeren, gazelle de Mongolie, gacela de Mongolia, gacela mongola, غزال منغولي, монгольская газель, 蒙原羚, 黄羊, 蒙古瞪羚',
  'rhincodon-typus': 'requin-baleine, tiburón ballena, قرش الحوت, китовая акула, 鲸鲨',
  'saiga-tatarica': 'saigas, saïga, antilope saïga, antílope saiga, سايغا, сайга, сайгаки, 赛加羚羊, 高鼻羚羊',
  'squalus-acanthias': 'spiny dogfish, spurdog, aiguillat commun, mielga, كلب البحر الشوكي, катран, колючая акула, 白斑角鲨',
};
