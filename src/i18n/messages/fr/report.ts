import type { Messages } from '../../translator.ts';

/** Texts of a project's screening report, in French. */
export const report: Messages = {
  'report.title': 'Rapport d’examen préalable',
  'report.subject': 'Ce que rencontreraient les variantes de {name} : corridors, animaux suivis, aires et obstacles',
  'report.unnamed': 'Projet sans nom',
  'report.about.line': '{type}, le tracé seul. Fait le {date}.',
  'report.about.buffer': '{type}, emprise de {buffer} m de chaque côté. Fait le {date}.',
  'report.lead.first': {
    one: '{name} est la seule variante évaluée.',
    many: 'De {n} variantes, celle qui rencontre le moins : {name}.',
    other: 'De {n} variantes, celle qui rencontre le moins : {name}.',
  },
  'report.lead.alike': 'À égalité, et rencontrant le moins : {names}.',
  'report.answerOf': '{name} : {answer}',

  'report.map.overview': 'Toutes les variantes ; trait plein : {name} ; tirets : les autres. Points : là où {name} rencontre des corridors.',
  'report.map.single': 'Le tracé, et les points où il rencontre des corridors.',
  'report.map.credit': 'Fond de carte : {attribution}',
  'report.legend.chosen': 'Variante nommée',
  'report.legend.others': 'Autres variantes',

  'report.compare.part': 'Variantes {from} à {to} sur {n}',
  'report.compare.one': 'Une seule variante a été évaluée : il n’y a rien à quoi la comparer.',

  'report.alternative': '{rank}. {name}',
  'report.months': 'Mois à éviter pour les travaux : {months}.',
  'report.months.none': 'Ni les trajectoires ni les dates de migration ne font connaître de mois à éviter.',
  'report.months.key': 'Pâle : mois de migration. Foncé : mois où des animaux suivis ont passé, et combien de fois.',
  'report.preliminary': {
    one: 'Provisoire : le corridor de la population {population} repose sur {n} animal ; il en faut au moins trois pour des chiffres.',
    many: 'Provisoire : le corridor de la population {population} repose sur {n} animaux ; il en faut au moins trois pour des chiffres.',
    other: 'Provisoire : le corridor de la population {population} repose sur {n} animaux ; il en faut au moins trois pour des chiffres.',
  },
  'report.fewCrossed': 'Provisoire : moins de trois animaux ont passé.',
  'report.noPopulation': 'Aucun corridor, aucune halte ni aucune trajectoire de cet atlas n’est rencontré.',

  'report.method.heading': 'Méthode',
  'report.method.cross':
    'Chaque variante est croisée avec les corridors de toutes les populations, et avec les aires et obstacles, dont l’étendue en est proche, au zoom le plus profond de leurs fichiers, où rien n’est simplifié. Les segments sont droits en longitude et latitude (RFC 7946) ; les longueurs sont géodésiques sur WGS 84 (Karney 2013) ; un tronçon dessiné deux fois compte une fois, et 0,5 m ou moins à l’intérieur d’un corridor est écarté.',
  'report.method.figures':
    'Les tronçons sont les plus grandes parties continues du tracé à l’intérieur d’une classe. « Coupées » compte les morceaux d’un seul tenant de la classe que le tracé touche, parmi ceux qui ont au moins 1 % de sa surface. Un morceau est séparé quand au moins deux de ses parties gardent chacune {part} de sa surface.',
  'report.method.ground': 'L’emprise est ce qui se trouve à {buffer} m du tracé au plus ; elle est découpée avec le corridor et les aires, et mesurée sur l’ellipsoïde.',
  'report.method.noGround': 'Aucune emprise n’est comptée à côté du tracé.',
  'report.method.events':
    'Un animal suivi a franchi le tracé quand le pas en ligne droite entre deux de ses localisations le coupe, pour les pas qui ne dépassent pas l’intervalle maximal de chaque population. Les mois sont en UTC. Les mois à éviter sont ceux de ces franchissements, et ceux qui vont du départ le plus précoce à l’arrivée la plus tardive de chaque saison.',
  'report.method.near': 'Les obstacles existants sont cherchés jusqu’à {km} km.',
  'report.method.classes':
    'Les classes d’usage comptent les animaux dont l’empreinte couvre une maille : faible, au moins un ; moyen, au moins 10 % des animaux, et deux ; élevé, au moins 20 %, et trois. Le faible comprend le moyen, et le moyen l’élevé (Kauffman et al. 2020).',
  'report.method.populations': 'Comment chaque corridor a été fait',
  'report.method.population': '{name}. {method}',
  'report.method.sample': {
    one: 'Échantillon : {n} animal avec des migrations, migrations : {sequences}, {years}.',
    many: 'Échantillon : {n} animaux avec des migrations, migrations : {sequences}, {years}.',
    other: 'Échantillon : {n} animaux avec des migrations, migrations : {sequences}, {years}.',
  },
  'report.method.lag': 'Les pas qui franchissent durent au plus {hours} h.',
  'report.papers': 'Articles',

  'report.repeat.heading': 'Pour refaire les croisements',
  'report.repeat.how': 'Enregistrez « {lines} » sous {file} depuis la page du projet, téléchargez les corridors ci-dessous et lancez pour chaque population :',
  'report.repeat.result':
    'Les corridors 0, 1 et 2 sont à usage faible, moyen et élevé ; les obstacles sont les variantes, par leur nom. Les longueurs concordent avec ce rapport à l’arrondi des tuiles près : environ {metres} m pour chaque endroit où le tracé rencontre la limite.',
  'report.repeat.rest':
    'La même page donne chaque chiffre de ce rapport en CSV et en GeoJSON. Ouvrir le fichier de projet enregistré dans l’atlas dont le catalogue est nommé ci-dessous refait le reste.',

  'report.files.heading': 'Fichiers de données derrière les chiffres',
  'report.files.catalog': 'Catalogue : {atlas}, version de format {version}.',
  'report.files.sha256': 'SHA-256 : {hash}.',
  'report.files.file': '{kind} ({format}) :',
  'report.files.layer': '{kind} ({format}, couche {layer}) :',
  'report.files.kind.corridors': 'Corridors',
  'report.files.kind.stopovers': 'Haltes migratoires',
  'report.files.kind.tracks': 'Trajectoires',
  'report.files.kind.areas': 'Aires',
  'report.files.kind.barriers': 'Obstacles',
  'report.files.kind.baseMap': 'Fond de carte',
  'report.files.licence': 'Licence : {licence}.',
  'report.files.attribution': 'Crédit : {attribution}.',
  'report.files.accessed': 'Consulté le {date}.',
  'report.files.own': {
    one: 'Votre propre fichier {file} : {n} aire, non partagé. Ses chiffres ne peuvent être refaits qu’avec ce fichier.',
    many: 'Votre propre fichier {file} : {n} aires, non partagé. Ses chiffres ne peuvent être refaits qu’avec ce fichier.',
    other: 'Votre propre fichier {file} : {n} aires, non partagé. Ses chiffres ne peuvent être refaits qu’avec ce fichier.',
  },
  'report.files.line': 'Les variantes elles-mêmes : dessinées ou chargées par l’auteur de ce rapport, non partagées. Gardez le fichier de projet avec lui.',

  'report.limits.heading': 'Limites',
  'report.limits.absence':
    'Là où ce rapport ne nomme rien, aucune donnée n’a été ajoutée ou aucun animal suivi n’est allé ; cela ne prouve pas qu’aucun animal n’y migre.',
  'report.limits.sample': 'Les corridors montrent les animaux qui ont été suivis, non toute la population ; une population de moins de trois est signalée comme provisoire.',
  'report.limits.steps':
    'Entre deux localisations, les animaux suivent un chemin inconnu : un pas en ligne droite peut franchir là où l’animal n’a pas passé, et ne pas franchir là où il a passé. Les trajectoires sont publiées avec au plus 4 positions par jour.',
  'report.limits.screening':
    'Ceci est un examen préalable, pour choisir tôt entre des variantes. Il ne remplace pas une étude d’impact sur l’environnement avec relevés de terrain.',
  'report.limits.notAssessed': 'Non évalué, donc absent de ce rapport : {names}.',
  'report.limits.notExamined': '{name} : aucune donnée dans cet atlas près du tracé pour {types}.',
  'report.limits.warning': '{population} : {warning}',
};
